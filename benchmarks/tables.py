"""Figures and bars as tables, for a terminal and for Markdown."""

from collections.abc import Iterable, Sequence
from math import isnan, nan

from benchmarks.bars import BARS, Bar, by_key
from benchmarks.contenders import DIGITPAD
from benchmarks.figures import Figure

Row = list[str]

FIGURES_HEADER = ["what", "whose", "unit", "median", "p95", "p99", "rounds' medians", "to Digitpad"]

BARS_HEADER = ["bar", "", "limit", "best round", "rounds' medians", "met"]


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


def bar_rows(figures: Iterable[Figure], bars: Iterable[Bar] = BARS) -> list[Row]:
    """A row for each bar whose figure was measured."""
    found = by_key(figures)
    rows = []
    for bar in bars:
        value = bar.value(found)
        if value is not None:
            figure = found[bar.what, bar.who]
            unit = "×" if bar.against else figure.unit
            limit = f"{'≥' if bar.at_least else '≤'} {number(bar.limit)} {unit}"
            spread = "" if bar.against else _spread(figure, bar.statistic)
            met = "yes" if bar.is_met(value) else "no"
            rows.append([_title(bar), bar.statistic, limit, number(value), spread, met])
    return rows


def number(value: float) -> str:
    """About three digits; a dash for NaN, which is nothing that was measured."""
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


def _title(bar: Bar) -> str:
    whose = "" if bar.who == DIGITPAD.name else f", {bar.who.partition(', ')[2]}"
    return f"{bar.what}{whose}{_against(bar)}"


def _against(bar: Bar) -> str:
    if bar.against is None:
        return ""
    what, who = bar.against
    return f", against {who if what == bar.what else what}"


def _spread(figure: Figure, statistic: str = "p50") -> str:
    smallest, largest = figure.spread(statistic)
    texts = dict.fromkeys([number(smallest), number(largest)])
    return " … ".join(texts)


def _ratio(figure: Figure, own: Figure | None) -> str:
    ratio = figure.median() / own.median() if own and own.median() else nan
    return "" if own is figure or isnan(ratio) else f"{number(ratio)} ×"
