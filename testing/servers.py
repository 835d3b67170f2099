"""A real server in a process of its own, for tests that go over HTTP."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent

PATIENCE_S = 20


class RunningServer:
    """`python -m webapp` on a free port, or on the one given; its output is in `log`."""

    def __init__(self, log: Path, port: int = 0, **environment: str) -> None:
        self.log = log
        self.port = port
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
        }
        variables = os.environ | own | self.environment
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "webapp"],
                cwd=ROOT,
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
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            said = self.log.read_bytes()[self.started_at :].decode()
            found = re.search(r"Digitpad is on (http://\S+)", said)
            if found:
                return found[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()}")
