"""Figures and targets as tables, for a terminal and for Markdown."""

from collections.abc import Iterable, Sequence
from math import isnan, nan

from benchmarks.contenders.contenders import DIGITPAD
from benchmarks.figures import Figure, by_key
from benchmarks.reporting.targets import TARGETS, Target

Row = list[str]

FIGURES_HEADER = ["what", "whose", "unit", "median", "p95", "p99", "rounds' medians", "to Digitpad"]

TARGETS_HEADER = ["target", "", "limit", "best round", "rounds' medians", "met"]


def figure_rows(figures: Iterable[Figure]) -> list[Row]:
    """A row for each figure: medians over the rounds, their spread, the ratio to Digitpad's."""
    all_figures = by_key(figures)
    rows = []
    for figure in all_figures.values():
        own = all_figures.get((figure.what, DIGITPAD.name))
        tail = [number(figure.median(statistic)) for statistic in ("p50", "p95", "p99")]
        rows.append(
            [figure.what, figure.who, figure.unit, *tail, _spread(figure), _ratio(figure, own)]
        )
    return rows


def target_rows(figures: Iterable[Figure], targets: Iterable[Target] = TARGETS) -> list[Row]:
    """A row for each target whose figure was measured."""
    found = by_key(figures)
    rows = []
    for target in targets:
        value = target.value(found)
        if value is not None:
            figure = found[target.what, target.who]
            unit = "×" if target.against else figure.unit
            limit = f"{'≥' if target.at_least else '≤'} {number(target.limit)} {unit}"
            spread = "" if target.against else _spread(figure, target.statistic)
            met = "yes" if target.is_met(value) else "no"
            rows.append([_title(target), target.statistic, limit, number(value), spread, met])
    return rows


def number(value: float) -> str:
    """About three digits; a dash for NaN, which stands for nothing measured."""
    if isnan(value):
        return "–"
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:,.{decimals}f}"


def plain(header: Row, rows: Sequence[Row]) -> str:
    """Columns in line: the first two to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [header, *rows]
    ]
    return "\n".join(lines)


def markdown(header: Row, rows: Sequence[Row]) -> str:
    """A table in Markdown, numbers to the right."""
    rule = ["---" if column < 2 else "---:" for column in range(len(header))]
    lines = [f"| {' | '.join(row)} |" for row in [header, rule, *rows]]
    return "\n".join(lines)


def _title(target: Target) -> str:
    whose = "" if target.who == DIGITPAD.name else f", {target.who.partition(', ')[2]}"
    return f"{target.what}{whose}{_against(target)}"


def _against(target: Target) -> str:
    if target.against is None:
        return ""
    what, who = target.against
    if what == target.what:
        return f", against {who}"
    return f", against {what}" if who == target.who else f", against {what} ({who})"


def _spread(figure: Figure, statistic: str = "p50") -> str:
    smallest, largest = figure.spread(statistic)
    texts = dict.fromkeys([number(smallest), number(largest)])
    return " … ".join(texts)


def _ratio(figure: Figure, own: Figure | None) -> str:
    ratio = figure.median() / own.median() if own and own.median() else nan
    return "" if own is figure or isnan(ratio) else f"{number(ratio)} ×"
