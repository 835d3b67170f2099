"""What a contender takes of the machine: time to start, memory, and room on disk."""

from concurrent.futures import ThreadPoolExecutor

from benchmarks.contenders.contenders import DIGITPAD, WITH_A_PAGE, Contender
from benchmarks.contenders.environments import installed_bytes
from benchmarks.contenders.servers import Server
from benchmarks.figures import Figure, Rounds, single
from benchmarks.load.recording import requests_of
from benchmarks.load.requests import HttpRequest
from benchmarks.measuring.plan import Plan

MB = 1e6

CLIENTS = 4
"""As many as a worker has threads."""

WARM = 1000
"""Predictions after which memory should have stopped growing."""


def measure(plan: Plan) -> list[Figure]:
    """Seconds to start, MB of memory and MB on disk.

    Raises `NoChromium` where there is none.
    """
    rounds = Rounds()
    for _ in range(plan.starts):
        for contender in WITH_A_PAGE:
            with Server(contender) as server:
                rounds.add("start to ready", contender.name, "s", single(server.start_s))
    for contender in WITH_A_PAGE:
        size = installed_bytes(contender) / MB
        rounds.add("installed size", contender.name, "MB", single(size))
    requests = {one: _request_of(one) for one in WITH_A_PAGE}
    for _ in range(plan.rounds):
        for contender, request in requests.items():
            with Server(
                contender
            ) as server:  # a fresh one: memory is counted from its first answer
                _add_memory(rounds, server, request, plan)
    return rounds.figures


def _request_of(contender: Contender) -> HttpRequest:
    with Server(contender) as server:
        return requests_of([server])[contender]


def _add_memory(rounds: Rounds, server: Server, request: HttpRequest, plan: Plan) -> None:
    name = server.contender.name
    most = plan.predictions if server.contender == DIGITPAD else plan.predictions_of_peers
    sent, memory = 0, {}
    for count in sorted({1, min(WARM, most), most}):
        _send(request, server, count - sent)
        sent, memory[count] = count, server.worker().memory_info().rss / MB
        what = f"memory of one worker after {_counted(count)}"
        rounds.add(what, name, "MB", single(memory[count]))
    if most > WARM:
        growth = single(memory[most] - memory[WARM])
        rounds.add(f"memory growth over the last {most - WARM:,} predictions", name, "MB", growth)


def _send(request: HttpRequest, server: Server, times: int) -> None:
    """From as many clients at once as a worker has threads."""
    if times < CLIENTS:
        request.send(server, times)
        return
    shares = [times // CLIENTS + (client < times % CLIENTS) for client in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda share: request.send(server, share), shares))


def _counted(predictions: int) -> str:
    return f"{predictions:,} prediction{'s' * (predictions > 1)}"
