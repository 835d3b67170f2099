"""Latency and throughput over HTTP on loopback, under wrk."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contenders.contenders import (
    DIGITPAD,
    EMPTY_ROUTE,
    OVER_HTTP,
    TEXTBOOK,
    TWO_WORKERS,
    Contender,
)
from benchmarks.contenders.servers import Server, serve_all
from benchmarks.figures import Figure, Rounds, single, summary_of
from benchmarks.load.batches import PICTURES, as_batch
from benchmarks.load.recording import requests_of
from benchmarks.load.requests import HttpRequest, write_request
from benchmarks.load.wrk import Load, command, load
from benchmarks.measuring.plan import Plan

CONNECTIONS = (1, 4, 16, 64)

IN_A_BATCH = f"a picture in a batch of {PICTURES}"

WITH_NEW_CONNECTIONS = (DIGITPAD, EMPTY_ROUTE, TEXTBOOK)

TOO_MANY = 800
"""More connections than Digitpad can serve. The peers are slower: in the time of a run they would
not answer each of them once."""

OF_TOO_MANY = (DIGITPAD, TWO_WORKERS)

PATIENCE = 3
"""How many times longer the runs with the most connections are: each of them waits for long."""


@dataclass(frozen=True)
class Run:
    """One run of wrk: what it sends to whom, from how many clients."""

    server: Server
    request: Path
    connections: int
    keep_alive: bool
    seconds: int

    @property
    def condition(self) -> str:
        """In words."""
        clients = f"{self.connections} connection{'s' * (self.connections > 1)}"
        return clients if self.keep_alive else f"{clients}, new for each request"

    @property
    def command(self) -> str:
        """As it can be typed, with PORT and REQUEST for what differs from time to time."""
        words = command(self.connections, self.seconds, "http://127.0.0.1:PORT", "REQUEST")
        return " ".join(words)


def measure(plan: Plan) -> list[Figure]:
    """Milliseconds a request and answers a second; contenders take turns.

    Raises `WrkFailed` and `NoChromium` where one of them is not installed.
    """
    rounds = Rounds()
    with ExitStack() as stack:
        servers = serve_all(stack, OVER_HTTP)
        requests = requests_of(servers)
        runs = list(_runs(servers, requests, plan))
        (digitpad,) = (server for server in servers if server.contender == DIGITPAD)
        of_many = write_request(as_batch(requests[DIGITPAD]), "batch", keep_alive=True)
        batch = Run(digitpad, of_many, 1, keep_alive=True, seconds=plan.load_s)
        for _ in range(plan.rounds):
            for run in runs:
                _add(rounds, run, _load(run))
            _add_batch(rounds, batch, _load(batch))
    return rounds.figures


def _load(run: Run) -> Load:
    seen = load(run.connections, run.seconds, run.server.url, run.request)
    run.server.wait_until_idle()
    return seen


def _add_batch(rounds: Rounds, run: Run, seen: Load) -> None:
    of_each = [time / PICTURES for time in seen.times_ms]
    name = run.server.contender.name
    rounds.add(IN_A_BATCH, name, "ms", summary_of(of_each), run.command)


def _runs(
    servers: Sequence[Server], requests: dict[Contender, HttpRequest], plan: Plan
) -> Iterator[Run]:
    """One round: under each condition all contenders follow each other."""
    for connections, keep_alive, contenders in _conditions():
        seconds = plan.load_s * (PATIENCE if connections >= max(CONNECTIONS) else 1)
        for server in servers:
            who = server.contender
            if who in contenders:
                request = write_request(requests[who], who.name, keep_alive)
                yield Run(server, request, connections, keep_alive, seconds)


def _conditions() -> Iterator[tuple[int, bool, Sequence[Contender]]]:
    """How many connections, whether they are kept alive, and who is loaded with them."""
    for connections in CONNECTIONS:
        yield connections, True, OVER_HTTP
    for connections in CONNECTIONS:
        yield connections, False, WITH_NEW_CONNECTIONS
    yield TOO_MANY, True, OF_TOO_MANY


def _add(rounds: Rounds, run: Run, seen: Load) -> None:
    who = run.server.contender.name
    rate = single(seen.answers_per_second)
    rounds.add(f"latency, {run.condition}", who, "ms", summary_of(seen.times_ms), run.command)
    rounds.add(f"throughput, {run.condition}", who, "answers/s", rate, run.command)
    if seen.network_ms and run.connections == 1:  # of more, each also waits for the others'
        rest = summary_of(seen.without_network_ms)
        rounds.add(f"latency without the network, {run.condition}", who, "ms", rest, run.command)
    if seen.refused or run.connections == TOO_MANY:
        refusals = single(seen.refused / seen.seconds)
        rounds.add(f"refused early (503), {run.condition}", who, "answers/s", refusals, run.command)
    if seen.failed:
        rounds.add(f"failed, {run.condition}", who, "", single(seen.failed), run.command)
