"""An HTTP request that is sent again and again, and the file from which wrk sends it."""

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.contenders.contenders import WORK
from benchmarks.contenders.servers import Server


class WrongAnswer(RuntimeError):
    """A contender does not answer its request with 200."""


@dataclass(frozen=True)
class HttpRequest:
    """One request; its headers are without those that belong to the connection."""

    method: str = "GET"
    path: str = "/"
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def as_bytes(self, keep_alive: bool) -> bytes:
        """All that goes over the connection, in HTTP/1.1."""
        headers = self.headers | {
            "Host": "127.0.0.1",
            "Connection": "keep-alive" if keep_alive else "close",
            "Content-Length": str(len(self.body)),
        }
        lines = [f"{self.method} {self.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode() + self.body

    def send(self, server: Server, times: int = 1) -> bytes:
        """Send it so many times over one connection; the last answer, or `WrongAnswer`."""
        with closing(server.connect()) as connection:
            for _ in range(times):
                connection.request(self.method, self.path, self.body, self.headers)
                answer = connection.getresponse()
                content = answer.read()
                if answer.status != 200:
                    raise WrongAnswer(
                        f"{server.contender.name} answered {answer.status}: {content[:200]!r}"
                    )
        return content


def write_request(request: HttpRequest, name: str, keep_alive: bool) -> Path:
    """Write a request to a file that wrk's script sends; the file's path."""
    path = WORK / "requests" / f"{name}{'' if keep_alive else ', new connections'}.http"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(request.as_bytes(keep_alive))
    return path
