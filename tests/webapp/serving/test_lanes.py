import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from flask import Flask, request

from testing.fronts import RunningFront
from testing.pictures import as_base64, digit_picture
from testing.servers import PATIENCE_S
from testing.waiting import wait_until
from webapp import create_app
from webapp.http.overload import Place, needs
from webapp.settings import Settings

THREADS = 2

PREDICTIONS = "/api/v1/predictions"


class Gate:
    """Where requests stop until it is opened; `inside` is how many are there, `most` ever were."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.lock = threading.Lock()
        self.inside = self.most = 0

    def pass_through(self) -> None:
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.opened.wait(PATIENCE_S)
        with self.lock:
            self.inside -= 1


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


@pytest.fixture
def front(recognizer, gate) -> Iterator[RunningFront]:
    """A server that stops at the gate whoever asks for /api/stop, and one by one who is costly."""
    app = create_app(Settings(), recognizer)
    app.config["WTF_CSRF_ENABLED"] = False  # nobody here has a token
    app.add_url_rule("/api/v1/stop", view_func=stop_at(gate), methods=["GET", "POST"])
    with RunningFront(app, THREADS) as front:
        yield front
        gate.opened.set()


def stop_at(gate: Gate):
    def stop() -> str:
        if "costly" in request.args:
            needs(Place.ALONE)
        gate.pass_through()
        return request.get_data(as_text=True)

    return stop


def ask(front: RunningFront, path: str, method: str = "GET", body: str | None = None) -> tuple:
    with closing(front.connect()) as connection:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())


def asking(front: RunningFront, stack: ExitStack, count: int, line: str) -> list:
    """Connections on which something was asked, and whose answer nobody waits for yet."""
    request = f"{line} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi".encode()
    return [stack.enter_context(front.send(request)) for _ in range(count)]


def test_the_sign_of_life_needs_no_thread(front, gate):
    with ExitStack() as stack:
        asking(front, stack, THREADS + 1, "POST /api/v1/stop")
        assert wait_until(lambda: gate.inside == THREADS, PATIENCE_S)
        assert ask(front, "/healthz")[0] == 200


def test_who_has_waited_too_long_hears_of_it_though_no_thread_is_free(front, gate):
    with ExitStack() as stack:
        asking(front, stack, THREADS, "POST /api/v1/stop")
        assert wait_until(lambda: gate.inside == THREADS, PATIENCE_S)
        status, body, headers = ask(front, "/api/v1/stop", "POST", "{}")
        assert status == 503
        assert headers["Retry-After"] == "1"
        assert "expected to be served within 1 s" in json.loads(body)["detail"]
        assert gate.inside == THREADS


def test_a_page_waits_for_as_long_as_it_takes(front, gate):
    with ExitStack() as stack:
        asking(front, stack, THREADS, "POST /api/v1/stop")
        assert wait_until(lambda: gate.inside == THREADS, PATIENCE_S)
        page = stack.enter_context(front.send(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"))
        assert ask(front, "/api/v1/stop", "POST", "{}")[0] == 503  # and by then it is late
        gate.opened.set()
        assert page.recv(15) == b"HTTP/1.0 200 OK"


def test_costly_requests_are_served_one_at_a_time_and_hold_nobody_else_up(front, gate):
    with ExitStack() as stack:
        asked = asking(front, stack, 3 * THREADS, "POST /api/v1/stop?costly")
        assert wait_until(lambda: gate.inside == 1, PATIENCE_S)
        assert ask(front, "/")[0] == 200
        gate.opened.set()
        answers = [connection.recv(12) for connection in asked]
        assert answers == [b"HTTP/1.1 200"] * len(asked)
        assert gate.most == 1


def test_a_costly_request_that_had_to_wait_is_served_whole(front, gate):
    gate.opened.set()
    assert ask(front, "/api/v1/stop?costly", "POST", "all of it")[:2] == (200, "all of it")


def test_of_a_client_that_asks_much_at_once_one_request_is_served_at_a_time(front, gate):
    line = b"GET /api/v1/stop HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with front.send(line * 10), front.send(line * 10):
        assert wait_until(lambda: gate.inside == THREADS, PATIENCE_S)
        gate.opened.set()
        assert wait_until(lambda: gate.inside == 0, PATIENCE_S)


def test_a_drawing_is_read_though_no_thread_is_free(front, gate):
    with ExitStack() as stack:
        asking(front, stack, THREADS, "POST /api/v1/stop")
        assert wait_until(lambda: gate.inside == THREADS, PATIENCE_S)
        picture = json.dumps({"image": as_base64(digit_picture(7, side=140, pen=10))})
        assert '"digit":7' in ask(front, PREDICTIONS, "POST", picture)[1]


@pytest.mark.parametrize("side", [140, 150, 900, 1_100, 1_900])
def test_a_picture_of_any_size_is_read_where_it_can_be(front, side):
    picture = json.dumps({"image": as_base64(digit_picture(7, side=side, pen=side // 14))})
    status, body, _headers = ask(front, PREDICTIONS, "POST", picture)
    assert (status, json.loads(body)["digit"]) == (200, 7)


def test_an_app_without_lanes_reads_what_is_costly_too(gate):
    gate.opened.set()
    app = Flask(__name__)
    app.add_url_rule("/stop", view_func=stop_at(gate))
    assert app.test_client().get("/stop?costly").status_code == 200
