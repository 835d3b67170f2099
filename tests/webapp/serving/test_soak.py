"""Attacks in numbers, and very many predictions: long by nature."""

import os
import resource
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import numpy as np
import psutil
import pytest

from testing.pictures import as_file, digit_picture
from testing.servers import PATIENCE_S, RunningServer
from tests.webapp.serving.test_clients import SLOW

pytestmark = pytest.mark.soak

CONNECTIONS = 1_000

ATTACK_S = 10

PREDICTIONS = int(os.environ.get("DIGITPAD_PREDICTIONS", "200000"))

GROWTH_MB = 5
"""Of memory over all but the first tenth of the predictions."""

SEVEN = as_file(digit_picture(7, side=140, pen=10))


@pytest.fixture(autouse=True)
def many_files() -> Iterator[None]:
    """Let this process have as many connections as it attacks with."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8_192), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def ask(port: int, method: str, path: str, body: bytes | None = None) -> tuple[float, int]:
    """Milliseconds until the answer, on a new connection, and its status."""
    started = time.perf_counter()
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as connection:
        connection.request(method, path, body, {"Content-Type": "image/png"} if body else {})
        answer = connection.getresponse()
        answer.read()
        return (time.perf_counter() - started) * 1e3, answer.status


def attack(port: int, sent: bytes, is_over: threading.Event) -> None:
    """Keep many connections on which this was sent, and send on, a byte at a time."""
    with ExitStack() as stack:
        connections = []
        while not is_over.wait(0.3):
            while len(connections) < CONNECTIONS:
                connection = socket.create_connection(("127.0.0.1", port), PATIENCE_S)
                connections.append(stack.enter_context(connection))
                connection.sendall(sent)
            for connection in list(connections):
                try:
                    connection.send(b"x")
                except OSError:
                    connections.remove(connection)


@pytest.mark.parametrize("sent", SLOW.values(), ids=SLOW.keys())
def test_a_thousand_slow_clients_keep_nobody_waiting(tmp_path, sent):
    with RunningServer(tmp_path / "log") as server:
        is_over = threading.Event()
        attacker = threading.Thread(target=attack, args=[server.port, sent, is_over])
        attacker.start()
        end = time.monotonic() + ATTACK_S
        asked = []
        while time.monotonic() < end:
            asked.append(ask(server.port, "POST", "/api/v1/predictions", SEVEN))
            asked.append(ask(server.port, "GET", "/healthz"))
        is_over.set()
        attacker.join()
    assert {status for _, status in asked} == {200}
    print("others, p50 and p99 in ms:", np.percentile([ms for ms, _ in asked], [50, 99]).round(1))


def test_memory_stays_as_it_is_over_very_many_predictions(tmp_path):
    with (
        RunningServer(tmp_path / "log") as server,
        closing(HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)) as connection,
    ):
        for number in range(PREDICTIONS):
            connection.request("POST", "/api/v1/predictions", SEVEN, {"Content-Type": "image/png"})
            assert b'"digit":7' in connection.getresponse().read()
            if number == PREDICTIONS // 10:
                (worker,) = psutil.Process(server.process.pid).children()
                begun = worker.memory_info().rss
        assert worker.memory_info().rss < begun + GROWTH_MB * 1e6
