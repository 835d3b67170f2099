import re
from math import nan

import pytest

from benchmarks.figures import Figure, single, summary_of
from benchmarks.reporting.tables import figure_rows, markdown, number, plain, target_rows
from benchmarks.reporting.targets import TARGETS, Target

OWN = Figure("latency", "Digitpad", "ms", [summary_of([2, 2, 2]), summary_of([4, 4, 4])])

PEER = Figure("latency", "Gradio", "ms", [single(30)])


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1234, "0.123"), (1.234, "1.23"), (16.68, "16.7"), (1234.5, "1,234"), (nan, "–")],
)
def test_numbers_have_about_three_digits(value, text):
    assert number(value) == text


def test_a_figure_is_told_with_its_tail_its_spread_and_its_ratio():
    assert figure_rows([OWN, PEER]) == [
        ["latency", "Digitpad", "ms", "3.00", "3.00", "3.00", "2.00 … 4.00", ""],
        ["latency", "Gradio", "ms", "30.0", "–", "–", "30.0", "10.0 ×"],
    ]


def test_a_figure_that_was_never_seen_is_told_with_dashes():
    never = Figure("latency", "Gradio", "ms", [{}, {}])
    assert figure_rows([OWN, never])[1][3:] == ["–", "–", "–", "–", ""]


@pytest.mark.parametrize(
    ("target", "row"),
    [
        (Target("latency", "Digitpad", 2), ["≤ 2.00 ms", "2.00", "2.00 … 4.00", "yes"]),
        (Target("latency", "Digitpad", 1, "p95"), ["≤ 1.00 ms", "2.00", "2.00 … 4.00", "no"]),
        (
            Target("latency", "Gradio", 20, against=("latency", "Digitpad"), at_least=True),
            ["≥ 20.0 ×", "15.0", "", "no"],
        ),
    ],
    ids=["met", "missed", "a ratio"],
)
def test_a_target_is_judged_by_the_best_round(target, row):
    (told,) = target_rows([OWN, PEER], [target])
    assert told[2:] == row


@pytest.mark.parametrize(
    ("what", "who", "against"),
    [
        ("latency", "Gradio", "Gradio"),
        ("size", "Digitpad", "size"),
        ("size", "Gradio", "size (Gradio)"),
    ],
)
def test_a_ratio_tells_to_what(what, who, against):
    other = Figure(what, who, "ms", [single(1)])
    target = Target("latency", "Digitpad", 3, against=(what, who))
    (told,) = target_rows([OWN, other], [target])
    assert told[0] == f"latency, against {against}"


@pytest.mark.parametrize(
    "target",
    [Target("size", "Digitpad", 1), Target("latency", "Digitpad", 1, against=("size", "Gradio"))],
)
def test_a_target_whose_figure_is_not_there_is_left_out(target):
    assert target_rows([OWN], [target]) == []


def test_what_depends_on_the_processor_is_judged_by_a_ratio():
    sizes = [target for target in TARGETS if target.against is None]
    assert all(re.match("memory|installed size", target.what) for target in sizes)


def test_no_target_stands_twice():
    assert len(set(TARGETS)) == len(TARGETS)


def test_a_plain_table_is_in_line():
    assert plain(["a", "b", "c"], [["one", "x", "1"], ["two", "yy", "22"]]).splitlines() == [
        "a    b    c",
        "one  x    1",
        "two  yy  22",
    ]


def test_a_markdown_table_has_a_rule():
    assert markdown(["a", "b", "c"], [["1", "2", "3"]]).splitlines() == [
        "| a | b | c |",
        "| --- | --- | ---: |",
        "| 1 | 2 | 3 |",
    ]
