"""A contender's server, in a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPException
from types import TracebackType
from typing import Self

import psutil

from benchmarks.contenders.contenders import WORK, Contender
from benchmarks.contenders.environments import python_of
from testing.servers import ROOT, free_port
from testing.waiting import wait_until

PATIENCE_S = 120

STOP_S = 10

POLL_S = 0.005

IDLE_SHARE, WATCH_S = 0.2, 0.2
"""A server is idle if it uses less than this share of one core over so many seconds."""


class ServerFailed(RuntimeError):
    """A contender did not get ready; the message ends with what it printed."""


class Server:
    """A contender that runs while the context is open; it took `start_s` to be ready."""

    def __init__(self, contender: Contender) -> None:
        self.contender = contender
        self.log = WORK / "logs" / f"{contender.name}.txt"
        self.start_s = float("nan")

    def __enter__(self) -> Self:
        python = python_of(self.contender)
        self.port = free_port()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        with self.log.open("w") as log:
            self.process = psutil.Popen(
                [python, *self.contender.command],
                cwd=ROOT,
                env=os.environ | self._variables(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait_until_ready()
        self.start_s = time.perf_counter() - started
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> HTTPConnection:
        """A new connection to it."""
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)

    def worker(self) -> psutil.Process:
        """The process that answers: a master's child, or the only one there is."""
        return next(iter(self.process.children()), self.process)

    def wait_until_idle(self) -> None:
        """Wait until it is done with what was asked of it, so that the next has the machine.

        Gives up after `PATIENCE_S`.
        """
        family = self._family()
        wait_until(lambda: _cpu_share(family) <= IDLE_SHARE, PATIENCE_S)

    def _stop(self) -> None:
        family = self._family()
        for process in family[:1]:  # the master ends its workers
            process.terminate()
        for survivor in psutil.wait_procs(family, timeout=STOP_S)[1]:
            survivor.kill()

    def _family(self) -> list[psutil.Process]:
        """Its process and those that this one started; none once it has ended."""
        if self._ended():
            return []
        return [self.process, *self.process.children(recursive=True)]

    def _variables(self) -> dict[str, str]:
        port = str(self.port)
        counts = str(WORK / "counts.sqlite")
        own = {"PORT": port, "DIGITPAD_PORT": port, "DIGITPAD_KIOSK_COUNTS": counts}
        return own | dict(self.contender.variables)

    def _wait_until_ready(self) -> None:
        decided = wait_until(lambda: self._answers() or self._ended(), PATIENCE_S, POLL_S)
        if not decided or self._ended():
            self._stop()
            raise ServerFailed(f"{self.contender.name} did not start:\n{self.log.read_text()}")

    def _ended(self) -> bool:
        return self.process.poll() is not None

    def _answers(self) -> bool:
        with closing(self.connect()) as connection:
            try:
                connection.request("GET", self.contender.ready)
                return connection.getresponse().status == 200
            except (OSError, HTTPException):
                return False


def serve_all(stack: ExitStack, contenders: Sequence[Contender]) -> list[Server]:
    """Start all of them, until the stack is closed."""
    servers = []
    for contender in contenders:
        print(f"starting {contender.name}", file=sys.stderr)
        servers.append(stack.enter_context(Server(contender)))
    return servers


def _cpu_share(family: Sequence[psutil.Process]) -> float:
    """The part of one core that processes use just now."""
    before = _cpu_seconds(family)
    time.sleep(WATCH_S)
    return (_cpu_seconds(family) - before) / WATCH_S


def _cpu_seconds(family: Sequence[psutil.Process]) -> float:
    times = [process.cpu_times() for process in family]
    return float(sum(spent.user + spent.system for spent in times))
