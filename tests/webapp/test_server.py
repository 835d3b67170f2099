import base64
import http.client
import json
import select
import shutil
import socket
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

import webapp.server
from testing.pictures import (
    as_base64,
    as_file,
    digit_picture,
    pasted,
    png_chunk,
    with_png_chunk,
)
from testing.servers import PATIENCE_S, ROOT, RunningServer
from testing.waiting import wait_until
from webapp.settings import Settings

PATH = "/api/v1/predictions"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with RunningServer(tmp_path_factory.mktemp("server") / "log") as server:
        yield server


def post(server: RunningServer, image: str) -> dict:
    body = json.dumps({"image": image}).encode()
    request = Request(server.url + PATH, body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=PATIENCE_S) as answer:
        return json.load(answer)


def start(**environment: str) -> subprocess.CompletedProcess:
    """Run a server that is expected to give up."""
    return subprocess.run(
        [sys.executable, "-m", "webapp"],
        cwd=ROOT,
        env={"PATH": "", **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )


def test_a_posted_drawing_is_read(server):
    assert post(server, as_base64(digit_picture(4)))["digit"] == 4


def test_an_exif_of_very_many_entries_leaves_a_line_in_the_log(server):
    entries = b"".join(struct.pack("<HHII", tag, 3, 2**31 - 1, 2**31 - 1) for tag in range(5_000))
    exif = b"II*\0" + struct.pack("<IH", 8, 5_000) + entries
    picture = with_png_chunk(as_file(digit_picture(4)), png_chunk(b"eXIf", exif))
    before = len(server.log.read_text().splitlines())
    assert post(server, base64.b64encode(picture).decode())["digit"] == 4
    assert len(server.log.read_text().splitlines()) <= before + 1


@pytest.mark.parametrize("path", ["digitpad", "/kiosk", "/api/x", "//evil.example", "/a b", "/.."])
def test_a_path_that_cannot_be_served_under_is_refused_at_start(path):
    stopped = start(SCRIPT_NAME=path, DIGITPAD_PORT="0")
    assert stopped.returncode == 1
    assert stopped.stderr.startswith("Digitpad cannot start: SCRIPT_NAME: expected a path such as")


def test_a_secret_key_that_cannot_be_is_not_shown():
    stopped = start(DIGITPAD_SECRET_KEY="correct-horse-battery-\udce9")
    assert "DIGITPAD_SECRET_KEY: expected a text in UTF-8, got other bytes" in stopped.stderr
    assert "horse" not in stopped.stderr


def test_a_picture_that_is_too_large_hears_of_the_limit_after_it_was_sent(server):
    with pytest.raises(HTTPError) as refused:
        post(server, "x" * 16_000_000)
    with refused.value as answer:
        assert answer.status == 413
        assert "expected a picture of at most 1,048,576 bytes" in json.load(answer)["detail"]


def test_the_log_tells_of_no_tensorflow(server):
    post(server, as_base64(digit_picture(4)))
    assert "TensorFlow" not in server.log.read_text()


@pytest.mark.parametrize(
    ("every", "least"),
    [(20, 0.98), pytest.param(1, 0.994, marks=pytest.mark.soak)],
    ids=["some of it", "all of it"],
)
def test_mnist_pasted_at_random_sizes_and_places_is_read_over_http(
    server, mnist_test, every, least
):
    rng = np.random.default_rng(2)
    digits = mnist_test[::every]
    images = [as_base64(pasted(image, rng), compress_level=1) for image in digits.images]
    with ThreadPoolExecutor(4) as threads:
        answers = threads.map(lambda image: post(server, image)["digit"], images)
        right = [a == label for a, label in zip(answers, digits.labels, strict=True)]
    assert np.mean(right) >= least


def test_a_chunked_body_is_refused_and_the_connection_goes_on(server):
    png, headers = as_file(digit_picture(7)), {"Content-Type": "image/png"}
    with closing(
        http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
    ) as connection:
        connection.request("POST", PATH, iter([png]), headers, encode_chunked=True)
        answer = connection.getresponse()
        assert answer.status == 411
        assert json.load(answer)["detail"] == "expected a Content-Length, got none"
        connection.request("POST", PATH, png, headers)
        assert json.load(connection.getresponse())["digit"] == 7


@pytest.mark.parametrize(("proxies", "status"), [("1", 200), ("0", 404)])
def test_the_header_script_name_is_believed_of_trusted_proxies(tmp_path, proxies, status):
    with (
        RunningServer(tmp_path / "log", DIGITPAD_PROXIES=proxies) as server,
        closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection,
    ):
        connection.request("GET", "/digitpad/healthz", headers={"SCRIPT_NAME": "/digitpad"})
        assert connection.getresponse().status == status


def test_each_request_is_one_line_of_the_log(server):
    with urlopen(server.url + "/healthz?once=1", timeout=PATIENCE_S):
        pass
    wait_until(lambda: "once=1" in server.log.read_text(), PATIENCE_S)
    lines = [line for line in server.log.read_text().splitlines() if "once=1" in line]
    assert len(lines) == 1
    assert '"GET /healthz?once=1 HTTP/1.1" 200' in lines[0]


def test_a_connection_is_still_open_after_a_visitor_has_paused(server):
    with closing(http.client.HTTPConnection("127.0.0.1", server.port)) as connection:
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        first = connection.sock
        assert not is_closed(first, within_s=3)
        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
        assert connection.sock is first


def is_closed(connection: socket.socket, within_s: float) -> bool:
    """Does the other side end a connection on which nothing is said, within this time?"""
    told, _, _ = select.select([connection], [], [], within_s)
    return bool(told)


def test_a_taken_port_is_said_in_one_line(server):
    refused = start(DIGITPAD_PORT=str(server.port))
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1].startswith(
        f"Digitpad cannot start: cannot listen on 127.0.0.1:{server.port}: Address already in use"
    )
    assert "DIGITPAD_PORT" in refused.stderr


def test_a_setting_that_cannot_be_is_said_in_one_line():
    refused = start(DIGITPAD_PORT="abc")
    assert refused.returncode == 1
    assert refused.stderr == (
        "Digitpad cannot start: "
        "DIGITPAD_PORT: expected a whole number from 0 to 65,535, got 'abc'\n"
    )


def test_an_altered_model_is_refused_at_start(saved_model, tmp_path):
    folder = shutil.copytree(saved_model, tmp_path / "saved_model")
    with (folder / "digits.tflite").open("ab") as file:
        file.write(b"x")
    refused = start(DIGITPAD_MODEL=str(folder), DIGITPAD_PORT="0")
    assert refused.returncode == 1
    assert "digits.tflite: expected" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_the_server_keeps_to_one_thread_of_blas(app, monkeypatch):
    monkeypatch.setattr(webapp.server.Server, "run", lambda server: None)
    with (
        threadpool_limits(2, user_api="blas"),
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        monkeypatch.setattr(webapp.server, "listen", lambda host, port: listener)
        webapp.server.serve(app, Settings())
        pools = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
        assert {pool["num_threads"] for pool in pools} == {1}
