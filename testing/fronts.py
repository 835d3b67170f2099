"""The server's loop in this process, around an app of the test's own."""

import socket
import threading
from http.client import HTTPConnection
from types import TracebackType
from typing import TYPE_CHECKING, Self

from testing.servers import PATIENCE_S
from webapp.serving.front import Front

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LONGEST_BODY = 100_000


class RunningFront:
    """A `Front` that serves while the context is open, with as many threads to compute."""

    def __init__(self, app: "WSGIApplication", threads: int = 1) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = self.listener.getsockname()
        self.front = Front(app, self.listener, threads, LONGEST_BODY)
        self.is_open = True
        self.loop = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self.loop.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.is_open = False
        self.front.pull_trigger()
        self.loop.join()
        self.front.close()

    def connect(self) -> HTTPConnection:
        """A new connection to it."""
        return HTTPConnection("127.0.0.1", self.address[1], timeout=PATIENCE_S)

    def send(self, data: bytes) -> socket.socket:
        """A new connection on which these bytes were sent."""
        connection = socket.create_connection(self.address, timeout=PATIENCE_S)
        connection.sendall(data)
        return connection

    def exchange(self, data: bytes) -> bytes:
        """All that is answered to these bytes until the server closes the connection."""
        with self.send(data) as connection, connection.makefile("rb") as answer:
            return answer.read()

    def _serve(self) -> None:
        while self.is_open:
            self.front.turn()
