from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.contenders.contenders import DIGITPAD, EMPTY_ROUTE
from benchmarks.figures import Rounds, by_key
from benchmarks.load.wrk import Load
from benchmarks.measuring.over_http import Run, _add
from benchmarks.reporting.targets import LATENCY, WITHOUT_NETWORK


def figures_of(contender, connections, network_ms):
    """What one run adds, of three answers that took 1, 2 and 3 ms."""
    server = SimpleNamespace(contender=contender, url="http://127.0.0.1")
    rounds = Rounds()
    run = Run(server, Path("request"), connections, keep_alive=True, seconds=1)
    _add(rounds, run, Load([1, 2, 3], network_ms, seconds=1, refused=0, failed=0))
    return by_key(rounds.figures)


def test_of_one_connection_the_latency_is_told_with_the_network_and_without():
    figures = figures_of(DIGITPAD, 1, [0.5, 0.5, 0.5])
    latencies = [figures[what, DIGITPAD.name].median() for what in (LATENCY, WITHOUT_NETWORK)]
    assert latencies == [2, 1.5]


@pytest.mark.parametrize(
    ("contender", "connections", "network_ms"), [(EMPTY_ROUTE, 1, []), (DIGITPAD, 4, [0.5] * 3)]
)
def test_where_there_is_no_network_or_threads_wait_for_each_other_only_the_whole_is_told(
    contender, connections, network_ms
):
    whats = [what for what, _ in figures_of(contender, connections, network_ms)]
    assert not [what for what in whats if "without the network" in what]
