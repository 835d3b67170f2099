"""What the server writes, line by line."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from logging import LogRecord
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil
import pytest

from testing.servers import PATIENCE_S, ROOT, RunningServer, free_port
from testing.waiting import wait_until
from webapp.log import JsonLine

COMMAND = [sys.executable, "-m", "webapp"]


@pytest.fixture
def server_that(tmp_path):
    """A function that starts a server that writes in a form, and stops it."""
    servers = []

    def start(form: str) -> RunningServer:
        server = RunningServer(tmp_path / "log", DIGITPAD_LOG=form)
        server.__enter__()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()


def lines(server: RunningServer) -> list[str]:
    return server.log.read_text().splitlines()


def test_a_line_for_people_tells_the_answer_and_its_id(server_that):
    server = server_that("text")
    with urlopen(server.url + "/healthz") as answer:
        name = answer.headers["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{16}", name)
    assert wait_until(lambda: any(line.endswith(f" ms {name}") for line in lines(server)), 5)
    (line,) = [line for line in lines(server) if name in line]
    assert re.match(r'\[.+\] 127.0.0.1 "GET /healthz HTTP/1.1" 200 \d+ bytes \d+ ms', line)


def test_every_line_for_programs_is_an_object_of_json(server_that):
    server = server_that("json")
    with pytest.raises(HTTPError) as refused:
        urlopen(server.url + "/api/v1/nothing", timeout=PATIENCE_S)
    problem = json.load(refused.value)
    assert problem["request_id"] == refused.value.headers["X-Request-ID"]
    assert wait_until(lambda: problem["request_id"] in server.log.read_text(), PATIENCE_S)
    written = [json.loads(line) for line in lines(server)]
    assert written[0]["message"].startswith("Digitpad reads with ")
    (answered,) = [one for one in written if one.get("request_id") == problem["request_id"]]
    assert answered["status"] == 404
    assert answered["request"] == "GET /api/v1/nothing HTTP/1.1"
    assert {"time", "level", "address", "bytes", "ms", "waited_ms"} <= answered.keys()


def test_what_is_said_of_a_worker_that_died_is_an_object_of_json(server_that):
    server = server_that("json")
    os.kill(worker_of(server), signal.SIGKILL)
    assert wait_until(lambda: "SIGKILL" in server.log.read_text(), PATIENCE_S)
    (told,) = [json.loads(line) for line in lines(server) if "SIGKILL" in line]
    assert (told["level"], told["message"][:8]) == ("error", "Worker (")
    assert all(isinstance(json.loads(line), dict) for line in lines(server))


def test_what_is_said_of_a_worker_that_died_is_a_line_for_people(server_that):
    server = server_that("text")
    os.kill(worker_of(server), signal.SIGKILL)
    told = r"^\[.+\] \[\d+\] \[ERROR\] Worker \(pid:\d+\) was sent SIGKILL!"
    assert wait_until(lambda: re.search(told, server.log.read_text(), re.MULTILINE), PATIENCE_S)


def worker_of(server: RunningServer) -> int:
    """The process of the one worker, as soon as it is there."""
    master = psutil.Process(server.process.pid)
    assert wait_until(master.children, PATIENCE_S)
    return master.children()[0].pid


def environment(tmp_path, **variables: str) -> dict[str, str]:
    counts = {"DIGITPAD_KIOSK_COUNTS": str(tmp_path / "counts.sqlite")}
    return os.environ | counts | variables


def answers(url: str) -> bool:
    """Whether the server there lives."""
    try:
        with urlopen(f"{url}/healthz", timeout=PATIENCE_S) as answer:
            return answer.status == 200
    except URLError:
        return False


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_server_whose_lines_nobody_reads_any_more_goes_on_in_silence(tmp_path, form):
    with (tmp_path / "stderr").open("w") as stderr:
        server = subprocess.Popen(
            COMMAND,
            cwd=ROOT,
            env=environment(tmp_path, DIGITPAD_LOG=form, DIGITPAD_PORT="0"),
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
        first, second = server.stdout.readline(), server.stdout.readline()
        assert "Digitpad reads with" in first
        server.stdout.close()
        url = re.search(r"http://[\d.:]+", second)[0]
        assert all(answers(url) for _ in range(3))
        server.terminate()
        assert server.wait(PATIENCE_S) == 0
    assert (tmp_path / "stderr").read_text() == ""


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_server_may_start_without_streams(tmp_path, closed):
    port = free_port()
    server = subprocess.Popen(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *COMMAND],
        cwd=ROOT,
        env=environment(tmp_path, DIGITPAD_PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert wait_until(lambda: answers(f"http://127.0.0.1:{port}"), PATIENCE_S)
    server.terminate()
    told, _ = server.communicate(timeout=PATIENCE_S)
    assert server.returncode == 0
    assert "rror" not in told


def test_two_requests_have_two_ids_also_where_the_server_itself_refuses(server_that):
    server = server_that("text")
    names = set()
    for sent in (b"GET / HTTP/1.1\r\n\r\n", b"nonsense\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            client.sendall(sent)
            names |= set(re.findall(rb"(?i)X-Request-ID: (\w+)", client.recv(65_536)))
    assert len(names) == 2


def test_a_failure_is_told_in_json_with_its_traceback():
    try:
        raise ZeroDivisionError("of nothing")
    except ZeroDivisionError as error:
        told = (type(error), error, error.__traceback__)
    record = LogRecord("webapp", 40, "a.py", 1, "it %s", ("failed",), told)
    line = json.loads(JsonLine().format(record))
    assert (line["level"], line["message"]) == ("error", "it failed")
    assert line["traceback"].endswith("ZeroDivisionError: of nothing")
