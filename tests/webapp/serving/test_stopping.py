import http.client
import os
import signal
import socket
from contextlib import ExitStack, closing
from urllib.request import urlopen

import psutil
import pytest

from testing.pictures import as_file, digit_picture
from testing.servers import PATIENCE_S, RunningServer, is_free
from testing.waiting import wait_until

PNG = as_file(digit_picture(7))

HEAD = (
    "POST /api/v1/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
    f"Content-Length: {len(PNG)}\r\n\r\n"
).encode()


def connect(server: RunningServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S)


def worker_of(server: RunningServer) -> psutil.Process:
    """The process that serves, once it does."""
    with urlopen(server.url + "/healthz", timeout=PATIENCE_S):
        (worker,) = psutil.Process(server.process.pid).children()
    return worker


def test_sigterm_lets_a_request_that_has_begun_come_in_and_be_answered(tmp_path):
    with (
        RunningServer(tmp_path / "log") as server,
        closing(http.client.HTTPConnection("127.0.0.1", server.port)) as idle,
        connect(server) as connection,
        connection.makefile("rb") as reader,
    ):
        idle.request("GET", "/healthz")
        idle.getresponse().read()
        connection.sendall(HEAD)
        server.process.terminate()
        assert idle.sock.recv(1) == b""  # it has begun to stop
        connection.sendall(PNG)
        answer = reader.read()
        assert server.stop() == 0
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"Connection: close" in answer
    assert b'"digit":7' in answer


def test_sigterm_loses_none_of_those_that_were_accepted(tmp_path):
    with RunningServer(tmp_path / "log") as server, ExitStack() as stack:
        worker = worker_of(server)
        worker.suspend()  # so that all of them are still in the backlog
        waiting = [stack.enter_context(connect(server)) for _ in range(200)]
        for connection in waiting:
            connection.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        server.process.terminate()
        worker.resume()
        assert {connection.recv(12) for connection in waiting} == {b"HTTP/1.1 200"}
        assert server.stop() == 0


def test_a_second_signal_drops_nobody_either(tmp_path):
    with (
        RunningServer(tmp_path / "log") as server,
        connect(server) as connection,
        connection.makefile("rb") as reader,
    ):
        worker = worker_of(server)
        connection.sendall(HEAD)
        server.process.terminate()
        worker.send_signal(signal.SIGINT)
        connection.sendall(PNG)
        assert reader.read().startswith(b"HTTP/1.1 200")


def test_a_worker_whose_master_was_killed_frees_the_port(tmp_path):
    with RunningServer(tmp_path / "log") as server:
        worker = worker_of(server)
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait(PATIENCE_S)
        worker.wait(PATIENCE_S)
        assert is_free(server.port)


def test_a_worker_that_was_killed_is_replaced(tmp_path):
    with RunningServer(tmp_path / "log") as server:
        worker_of(server).kill()
        with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as client:
            client.request("GET", "/healthz")
            assert client.getresponse().status == 200


@pytest.mark.soak
def test_a_worker_that_hangs_is_replaced(tmp_path):
    with RunningServer(tmp_path / "log") as server:
        worker = worker_of(server)
        worker.suspend()
        assert wait_until(lambda: not worker.is_running(), 2 * PATIENCE_S)


def test_systemd_is_told_that_it_is_ready_and_that_it_lives(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(PATIENCE_S)
        with RunningServer(tmp_path / "log", NOTIFY_SOCKET=str(tmp_path / "notify")):
            told = [systemd.recv(1_000).partition(b"\n")[0] for _ in range(2)]
        assert told == [b"READY=1", b"WATCHDOG=1"]
