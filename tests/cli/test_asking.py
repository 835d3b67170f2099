"""`digitpad predict` where the server wants to be asked later; nobody waits here in fact."""

import io
import json
import sys
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import HTTPError

import pytest
from click.testing import CliRunner

from cli import asking
from cli.asking import Server, wait_s
from cli.commands import digitpad

SEVEN = (200, {}, {"digit": 7})


def busy(seconds: object, status: int = 429) -> tuple:
    return status, {"Retry-After": str(seconds)}, {"detail": "too many"}


class Scripted(BaseHTTPRequestHandler):
    """Answers with what is next in `answers`."""

    answers: Iterator[tuple]

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        status, headers, body = next(self.answers)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def url() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Scripted) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def waited(monkeypatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr(asking, "sleep", waited.append)
    return waited


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "seven.png"
    path.write_bytes(b"a picture")
    return path


def predict(url, *pictures):
    result = CliRunner().invoke(digitpad, ["predict", *map(str, pictures), "--url", url])
    return result, [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_is_busy_is_asked_again_after_as_long_as_it_says(
    url, waited, picture, status
):
    Scripted.answers = iter([busy(3, status), busy(5, status), SEVEN, SEVEN])
    result, rows = predict(url, picture, picture)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [row["digit"] for row in rows] == [7, 7]
    assert waited == [3, 5]


def test_what_is_refused_as_often_as_one_waits_is_a_row_and_the_next_is_sent(url, waited, picture):
    Scripted.answers = iter([*[busy(1)] * 6, SEVEN])
    result, (refused, read) = predict(url, picture, picture)
    assert result.exit_code == 1
    assert refused == {"file": str(picture), "problem": "too many"}
    assert read["digit"] == 7
    assert waited == [1] * 5


def test_who_waits_at_a_terminal_is_told(url, waited, picture, monkeypatch):
    Scripted.answers = iter([busy(3), SEVEN])
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", terminal)
    assert Server(url, {}).row(picture)["digit"] == 7
    told = f"The server is busy: {picture} is sent again in 3 s\n"
    assert terminal.getvalue().removeprefix(asking.OVER_THE_LINE) == told


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"Retry-After": "7"}, 7),
        (503, {"Retry-After": "0"}, 0),
        (429, {"Retry-After": "3600"}, 60),
        (503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0),
        (503, {"Retry-After": "Wed, 21 Oct 2999 07:28:00 GMT"}, 60),
        (429, {"Retry-After": "soon"}, None),
        (429, {"Retry-After": "9" * 5000}, None),
        (503, {}, None),
        (400, {"Retry-After": "7"}, None),
    ],
)
def test_one_waits_as_long_as_the_server_says_and_a_minute_at_most(status, headers, seconds):
    said = Message()
    for name, value in headers.items():
        said[name] = value
    assert wait_s(HTTPError("", status, "", said, io.BytesIO())) == seconds


@pytest.mark.parametrize("body", [None, [7], "seven"])
def test_an_answer_of_another_program_is_told_in_a_line(url, picture, body):
    Scripted.answers = iter([(200, {}, body)])
    expect_no_answer(url, picture)


def test_an_address_that_cannot_be_is_told_in_a_line(picture):
    expect_no_answer("http://[", picture)


def expect_no_answer(url, picture):
    result, _ = predict(url, picture)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: no answer from {url}")
    assert result.stderr.count("\n") == 1
