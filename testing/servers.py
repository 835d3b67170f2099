"""A real server in a process of its own, for tests that go over HTTP."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from testing.waiting import wait_until

ROOT = Path(__file__).resolve().parent.parent

PATIENCE_S = 60
"""For a small machine that is busy with something else."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def is_free(port: int) -> bool:
    """Does nobody listen on a port of this machine?"""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) != 0


class RunningServer:
    """`python -m webapp` on a free port, or on the one given; its output is in `log`.

    Or another `command` that serves, run in the folder `cwd`.
    """

    def __init__(
        self,
        log: Path,
        port: int = 0,
        command: Sequence[str | Path] = (sys.executable, "-m", "webapp"),
        cwd: Path = ROOT,
        **environment: str,
    ) -> None:
        self.log = log
        self.port = port
        self.command = command
        self.cwd = cwd
        self.environment = environment
        self.url = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()
        if error is not None:
            print(f"--- the server's output ---\n{self.log.read_text()}")

    def start(self) -> None:
        """Start it, and wait until it says where it is."""
        self.started_at = self.log.stat().st_size if self.log.exists() else 0
        own = {
            "DIGITPAD_PORT": str(self.port),
            "DIGITPAD_KIOSK_COUNTS": str(self.log.with_name("counts.sqlite")),
            "DIGITPAD_NETWORK": "int8",  # the same answers on every machine
        }
        variables = os.environ | own | self.environment
        with self.log.open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603 - a test's own command
                self.command,
                cwd=self.cwd,
                env=variables,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.url = self._wait_for_address()
        self.port = int(self.url.rpartition(":")[2])

    def stop(self) -> int:
        """Ask it to stop as a supervisor does, and return its exit status."""
        self.process.terminate()
        return self.process.wait(PATIENCE_S)

    def kill(self) -> None:
        """End it as a crash would, with its workers: they would serve on without their master."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE_S)

    def _wait_for_address(self) -> str:
        wait_until(lambda: self._address() or self.process.poll() is not None, PATIENCE_S)
        address = self._address()
        if address is None:
            raise AssertionError(f"the server did not start:\n{self.log.read_text()}")
        return address

    def _address(self) -> str | None:
        printed = self.log.read_bytes()[self.started_at :].decode()
        found = re.search(r"Digitpad is on (http://[^\s\"]+)", printed)
        return found[1] if found else None
