"""What the server writes, line by line."""

import json
import re
import socket
from logging import LogRecord
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from testing.servers import PATIENCE_S, RunningServer
from testing.waiting import wait_until
from webapp.log import JsonLine


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
