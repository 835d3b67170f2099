"""Whatever is sent, it is answered, and as it should be.

`DIGITPAD_FUZZ` says how many of each kind `make soak` makes up: what failed is kept in
`.hypothesis/` and tried first the next time, so that a long run can be taken up again.
"""

import http.client
import json
import os
import socket
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings

from testing.pictures import as_file, digit_picture
from testing.servers import PATIENCE_S, RunningServer
from tests.fuzz.framings import framings
from tests.fuzz.pictures import pictures
from tests.fuzz.requests import PREDICTIONS, READINGS, Request, requests

FEW = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

MANY = settings(
    max_examples=int(os.environ.get("DIGITPAD_FUZZ", "20000")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

SEVEN = Request(
    "POST", PREDICTIONS, {"Content-Type": "image/png"}, as_file(digit_picture(7, side=100, pen=9))
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with RunningServer(tmp_path_factory.mktemp("fuzz") / "log") as server:
        yield server
        assert "Traceback" not in server.log.read_text()
        assert ask(server, SEVEN)[1]["digit"] == 7


def ask(server: RunningServer, request: Request) -> tuple[int, dict]:
    """The status of what is answered, and its JSON where it is some of a program's."""
    with closing(
        http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
    ) as connection:
        connection.putrequest(request.method, request.path)
        for name, value in request.headers.items():
            connection.putheader(name, value.encode("latin-1"))
        connection.putheader("Content-Length", str(len(request.body)))
        connection.endheaders(request.body)
        answer = connection.getresponse()
        content = answer.read()
        is_json = "json" in answer.getheader("Content-Type", "") and content
        return answer.status, json.loads(content) if is_json else {}


def check_answer(server: RunningServer, request: Request) -> None:
    status, answer = ask(server, request)
    assert status < 500
    if status >= 400 and request.path.startswith("/api/") and request.method != "HEAD":
        assert answer["status"] == status
        assert answer["detail"]


def check_framing(server: RunningServer, sent: bytes) -> None:
    """It is answered, or awaited: then the client ends it."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        with connection.makefile("rb") as answers:
            answered = answers.read()
    assert b"HTTP/1.1 5" not in answered.replace(b"HTTP/1.1 501", b"")
    assert b"HTTP/1.0 5" not in answered.replace(b"HTTP/1.0 501", b"")


def as_photo(picture: bytes, query: str, path: str = PREDICTIONS) -> Request:
    return Request("POST", path + query, {"Content-Type": "image/png"}, picture)


@FEW
@given(picture=pictures)
def test_any_picture_is_read_or_refused(server, picture):
    check_answer(server, as_photo(picture, ""))


@FEW
@given(request=requests)
def test_any_request_is_answered(server, request):
    check_answer(server, request)


@FEW
@given(sent=framings)
def test_any_bytes_are_answered_or_awaited(server, sent):
    check_framing(server, sent)


@pytest.mark.soak
@MANY
@given(picture=pictures)
def test_very_many_pictures_are_read_or_refused(server, picture):
    check_answer(server, as_photo(picture, ""))
    check_answer(server, as_photo(picture, "?photo=1"))
    check_answer(server, as_photo(picture, "?photo=1", READINGS))


@pytest.mark.soak
@MANY
@given(request=requests)
def test_very_many_requests_are_answered(server, request):
    check_answer(server, request)


@pytest.mark.soak
@MANY
@given(sent=framings)
def test_very_many_bytes_are_answered_or_awaited(server, sent):
    check_framing(server, sent)
