import json
import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from flask import Flask, request

from testing.fronts import LONGEST_BODY, RunningFront
from testing.servers import PATIENCE_S
from testing.waiting import wait_until
from webapp.serving import channel, room

GET = b"GET /?number=%d HTTP/1.1\r\nHost: localhost\r\n\r\n"

POST = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"

SLOW = {
    "silent": b"",
    "half a line": b"GET / HT",
    "half a head": b"GET / HTTP/1.1\r\nHost: loc",
    "half a body": POST % 1_000 + b"half",
    "a body without end": POST % 10**15 + b"x" * 10_000,
    "many requests and no answer read": GET % 1 * 1_000,
    "an old request, whose connection stays open": b"GET / HTTP/1.0\r\n\r\n",
    "no request": b"\r\n" * 1_000,
}


@pytest.fixture
def front() -> Iterator[RunningFront]:
    """A server with one thread, which answers what it was asked, as long as what was sent."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY

    @app.route("/", methods=["GET", "POST"])
    def echo() -> str:
        return request.args.get("number", "") + " " * 5_000 + request.get_data(as_text=True)

    with RunningFront(app) as front:
        yield front


def ask(front: RunningFront) -> int:
    with closing(front.connect()) as connection:
        connection.request("GET", "/?number=1")
        answer = connection.getresponse()
        answer.read()
        return answer.status


@pytest.mark.parametrize("sent", SLOW.values(), ids=SLOW.keys())
def test_clients_that_are_slow_keep_nobody_waiting(front, sent):
    with ExitStack() as slow:
        for _ in range(30):
            slow.enter_context(front.send(sent))
        assert ask(front) == 200


@pytest.mark.parametrize("patience", ["SILENCE_S", "REST_S", "TRANSFER_S", "GOODBYE_S"])
def test_no_client_is_waited_for_without_end(front, monkeypatch, patience):
    sent, answered = {
        "SILENCE_S": (b"", b""),
        "REST_S": (GET % 1, b"HTTP/1.1 200"),
        "TRANSFER_S": (SLOW["half a head"], b"HTTP/1.0 408"),
        "GOODBYE_S": (b"GET / HTTP/1.0\r\n\r\n", b"HTTP/1.0 200"),
    }[patience]
    monkeypatch.setattr(channel, patience, 0)
    assert front.exchange(sent).startswith(answered)
    assert wait_until(lambda: not front.front.active_channels, PATIENCE_S)


def test_each_byte_that_comes_gives_a_client_more_time(monkeypatch):
    wait = channel.Wait(10)
    assert not wait.is_over(wait.since + 9)
    assert wait.is_over(wait.since + 11)
    wait.moved = 32_000
    assert not wait.is_over(wait.since + 11)
    assert wait.is_over(wait.since + 13)


def test_requests_that_come_at_once_are_answered_in_their_order(front):
    last = b"GET /?number=50 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    answers = front.exchange(b"".join(GET % number for number in range(50)) + last)
    numbers = [int(answer.split()[0]) for answer in answers.split(b"\r\n\r\n")[1:]]
    assert numbers == list(range(51))


def test_what_follows_a_request_that_is_refused_is_not_read(front):
    answers = front.exchange(b"GET / HTTP/1.1\r\nHost : x\r\n\r\n" + GET % 1)
    assert answers.count(b"HTTP/1.") == 1


def test_a_client_that_sends_on_hears_why_it_is_refused(front):
    body = b"x" * (LONGEST_BODY * 20)
    assert front.exchange(POST % len(body) + body).startswith(b"HTTP/1.1 413")


def test_where_there_is_no_room_whoever_was_silent_for_longest_makes_it(front, monkeypatch):
    monkeypatch.setattr(room, "MOST_CONNECTIONS", 5)
    with ExitStack() as slow:
        connections = [slow.enter_context(front.send(b"")) for _ in range(8)]
        assert ask(front) == 200
        assert connections[0].recv(1) == b""


def test_where_bodies_take_too_much_the_one_that_came_for_longest_gives_way(front, monkeypatch):
    monkeypatch.setattr(room, "MOST_HELD", 100)
    monkeypatch.setattr(room, "LOOK_AFTER", 0)
    monkeypatch.setattr(channel, "LARGE", 10)
    with front.send(POST % 200 + b"x" * 60) as first, front.send(POST % 200 + b"x" * 60) as second:
        answer = first.recv(12)
        assert answer == b"HTTP/1.1 503"
        second.sendall(b"x" * 140)
        assert second.recv(12) == b"HTTP/1.1 200"


def test_where_bodies_take_far_too_much_as_many_give_way_as_have_to(front, monkeypatch):
    monkeypatch.setattr(room, "MOST_HELD", 100)
    monkeypatch.setattr(room, "LOOK_AFTER", 0)
    monkeypatch.setattr(channel, "LARGE", 10)
    with front.send(POST % 200 + b"x" * 45) as first, front.send(POST % 200 + b"x" * 45) as second:
        assert wait_until(lambda: len(front.front.active_channels) == 2, PATIENCE_S)
        with front.send(POST % 200 + b"x" * 95):
            assert [first.recv(12), second.recv(12)] == [b"HTTP/1.1 503"] * 2


def test_a_client_is_told_to_go_on_where_it_asks(front):
    head = POST.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n")
    with front.send(head % 5) as connection, connection.makefile("rb") as answer:
        assert answer.readline() == b"HTTP/1.1 100 Continue\r\n"
        connection.sendall(b"hello")
        assert answer.read().endswith(b"hello")


def test_a_client_that_asks_whether_to_go_on_with_too_much_is_refused_at_once(front):
    head = POST.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")
    assert front.exchange(head % 10**12).startswith(b"HTTP/1.1 413")


REFUSED = {
    "no words": (b"nonsense\r\n\r\n", 400),
    "a bare line feed": (b"GET /api/v1/x HTTP/1.1\nHost: localhost\n\n" + b"\r\n\r\n", 400),
    "a space before the colon": (b"GET /api/v1/x HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
    "a folded header": (b"GET /api/v1/x HTTP/1.1\r\n Host: localhost\r\n\r\n", 400),
    "a length that is none": (b"GET /api/v1/x HTTP/1.1\r\nContent-Length: +1\r\n\r\n", 400),
    "two lengths": (
        b"GET /api/v1/x HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        400,
    ),
    "a body in pieces": (
        b"POST /api/v1/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        411,
    ),
    "a body in pieces and a length": (
        b"POST /api/v1/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0",
        411,
    ),
    "a body in pieces of an old client": (
        b"POST /api/v1/x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        411,
    ),
    "an unknown coding": (
        b"POST /api/v1/x HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        501,
    ),
    "a head without end": (b"GET /api/v1/x HTTP/1.1\r\nX: " + b"x" * 20_000, 431),
    "a line without end": (b"GET /api/v1/x" + b"x" * 20_000, 431),
}


@pytest.mark.parametrize(("sent", "status"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_request_is_refused_as_a_problem(front, sent, status):
    head, _, body = front.exchange(sent).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.0 %d" % status) or head.startswith(b"HTTP/1.1 %d" % status)
    assert b"Content-Security-Policy: default-src 'none'" in head
    assert b"Connection: close" in head
    if b"/api/" in sent:
        assert b"Content-Type: application/problem+json" in head
        assert json.loads(body)["status"] == status


def test_a_line_of_the_log_has_no_control_characters(front, caplog):
    logger = logging.getLogger("digitpad.access")
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, logger="digitpad.access")
    front.exchange(b'GET /\x1b[2J\x00?a="b HTTP/1.0\r\n\r\n')
    logger.removeHandler(caplog.handler)
    assert r'"GET /\x1b[2J\x00?a=\"b HTTP/1.0" 404' in caplog.text


def test_a_connection_that_is_reset_harms_nobody(front):
    with front.send(GET % 1 * 100) as connection:
        linger = b"\1\0\0\0\0\0\0\0"  # on, for no time: closing it resets it
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    assert ask(front) == 200
