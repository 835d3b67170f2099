"""What a contender takes of the machine: time to start, memory, and room on disk."""

from concurrent.futures import ThreadPoolExecutor

from benchmarks.contenders import DIGITPAD, WITH_A_PAGE, Contender
from benchmarks.environments import installed_bytes
from benchmarks.figures import Figure, Rounds, single
from benchmarks.plan import Plan
from benchmarks.questions import Question, questions_of
from benchmarks.servers import Server

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
    questions = {one: _question_of(one) for one in WITH_A_PAGE}
    for _ in range(plan.rounds):
        for contender, question in questions.items():
            with Server(contender) as server:  # which has not answered anything yet
                _add_memory(rounds, server, question, plan)
    return rounds.figures


def _question_of(contender: Contender) -> Question:
    with Server(contender) as server:
        return questions_of([server])[contender]


def _add_memory(rounds: Rounds, server: Server, question: Question, plan: Plan) -> None:
    name = server.contender.name
    most = plan.predictions if server.contender == DIGITPAD else plan.predictions_of_peers
    asked, memory = 0, {}
    for count in sorted({1, min(WARM, most), most}):
        _ask(question, server, count - asked)
        asked, memory[count] = count, server.worker().memory_info().rss / MB
        what = f"memory of one worker after {_counted(count)}"
        rounds.add(what, name, "MB", single(memory[count]))
    if most > WARM:
        growth = single(memory[most] - memory[WARM])
        rounds.add(f"memory growth over the last {most - WARM:,} predictions", name, "MB", growth)


def _ask(question: Question, server: Server, times: int) -> None:
    """From as many clients at once as a worker has threads."""
    if times < CLIENTS:
        question.ask(server, times)
        return
    shares = [times // CLIENTS + (client < times % CLIENTS) for client in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda share: question.ask(server, share), shares))


def _counted(predictions: int) -> str:
    return f"{predictions:,} prediction{'s' * (predictions > 1)}"
