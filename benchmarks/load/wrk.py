"""wrk: one request again and again, from many clients at once."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from testing.servers import ROOT

SCRIPT = "benchmarks/load/load.lua"

INSTALL_WRK = "wrk is not installed: `apt-get install wrk`, or `brew install wrk`"


class WrkFailed(RuntimeError):
    """wrk is not installed, or did not print what it measured."""


@dataclass(frozen=True)
class Load:
    """What a run of wrk saw; `times_ms` are those of the requests that were answered with 200.

    `network_ms` is how much of each the network took, where the answers tell it, and else empty.
    Refusals are answers with 503; failures are all other statuses, and broken connections.
    """

    times_ms: list[float]
    network_ms: list[float]
    seconds: float
    refused: int
    failed: int

    @property
    def answers_per_second(self) -> float:
        """Answers of 200 a second."""
        return len(self.times_ms) / self.seconds

    @property
    def without_network_ms(self) -> list[float]:
        """What is left of each time without the network's part; empty where that is not told."""
        told = zip(self.times_ms, self.network_ms, strict=True) if self.network_ms else ()
        return [time - network for time, network in told]


def command(connections: int, seconds: int, url: str, request: Path | str) -> list[str]:
    """The command line of wrk, with a thread for each client."""
    clients = [f"-t{connections}", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s"]
    return ["wrk", *clients, "-s", SCRIPT, url, "--", str(request)]


def load(connections: int, seconds: int, url: str, request: Path) -> Load:
    """Run wrk with a file that holds a whole HTTP request; raises `WrkFailed`."""
    require_wrk()
    run = subprocess.run(
        command(connections, seconds, url, request), cwd=ROOT, capture_output=True, text=True
    )
    if run.returncode != 0:
        raise WrkFailed(f"wrk ended with {run.returncode}:\n{run.stdout}{run.stderr}")
    return load_of(run.stdout)


def require_wrk() -> None:
    """Raise `WrkFailed` with how to install it, where it is not."""
    if shutil.which("wrk") is None:
        raise WrkFailed(INSTALL_WRK)


def load_of(output: str) -> Load:
    """What wrk printed, which ends with the line of `load.lua`; raises `WrkFailed`."""
    lines = output.strip().splitlines() or [""]
    if not lines[-1].startswith("{"):
        raise WrkFailed(f"expected wrk's output to end with a line of JSON, got:\n{output}")
    found = json.loads(lines[-1])
    return Load(
        times_ms=[time / 1e3 for time in found["times_us"]],
        network_ms=found["network_ms"],
        seconds=found["seconds"],
        refused=found["refused"],
        failed=found["failed"],
    )
