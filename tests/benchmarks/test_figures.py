from math import isnan

import pytest

from benchmarks.figures import Figure, Rounds, single, summary_of


def figure(unit: str, *rounds: float) -> Figure:
    return Figure("what", "who", unit, [single(value) for value in rounds])


def test_a_summary_tells_median_tail_and_number():
    assert summary_of(range(101)) == {"p50": 50, "p95": 95, "p99": 99, "samples": 101}


def test_a_summary_of_nothing_is_empty():
    assert summary_of([]) == {}


def test_a_figure_is_the_median_of_its_rounds():
    assert figure("ms", 9, 1, 2).median() == 2


@pytest.mark.parametrize(
    ("unit", "best"), [("ms", 1), ("s", 1), ("MB", 1), ("answers/s", 9), ("digits/s", 9)]
)
def test_the_best_round_is_the_least_time_and_size_and_the_highest_rate(unit, best):
    assert figure(unit, 9, 1, 2).best() == best


def test_the_spread_is_from_the_smallest_to_the_largest_round():
    assert figure("ms", 9, 1, 2).spread() == (1, 9)


def test_rounds_without_a_sample_do_not_count():
    seen = Figure("what", "who", "ms", [summary_of([]), summary_of([3])])
    assert (seen.median(), seen.best(), seen.spread()) == (3, 3, (3, 3))


@pytest.mark.parametrize("statistic", ["p50", "p95"])
def test_what_was_never_seen_is_nan(statistic):
    never = Figure("what", "who", "ms", [{}])
    assert isnan(never.median(statistic))
    assert isnan(never.best(statistic))


def test_rounds_of_the_same_figure_come_together():
    rounds = Rounds()
    for value in (1, 2):
        rounds.add("a", "one", "ms", single(value))
        rounds.add("a", "other", "ms", single(10 * value))
    one, other = rounds.figures
    assert [len(one.rounds), len(other.rounds)] == [2, 2]
    assert other.median() == 15
