"""All sections that were measured, as text for a terminal and as docs/benchmarks.md."""

from pathlib import Path

from benchmarks.measuring.sections import Section
from benchmarks.reporting.plots import draw_all
from benchmarks.reporting.tables import (
    FIGURES_HEADER,
    TARGETS_HEADER,
    figure_rows,
    markdown,
    plain,
    target_rows,
)
from benchmarks.results import Result

Results = dict[Section, Result]

INTRODUCTION = """# Benchmarks

Everything here was measured and written by one command:

```sh
make bench
```

It installs the peers into environments of their own under `.bench/`, gives both the network in
`saved_model/digits.keras`, and measures all in turn, round by round: a figure is the median over
the rounds of each round's statistic, beside it how far the rounds were apart. Targets are judged
by the best round, for machines are shared and noisy, and those of time by the ratio to another
figure of the same run: what a figure is by itself depends on the processor. Server, load and
browser share one machine.
"""


def text(results: Results) -> str:
    """The targets and every figure, as plain tables."""
    figures = [figure for result in results.values() for figure in result.figures]
    parts = [
        plain(FIGURES_HEADER, figure_rows(figures)),
        plain(TARGETS_HEADER, target_rows(figures)),
    ]
    return "\n\n".join(parts)


def write_report(page: Path, results: Results) -> None:
    """Write the page, and its plots into a folder of its name beside it."""
    figures = [figure for result in results.values() for figure in result.figures]
    plots = draw_all(page.with_suffix(""), figures)
    parts = [
        INTRODUCTION,
        _circumstances(results),
        f"## The targets\n\n{markdown(TARGETS_HEADER, target_rows(figures))}\n",
        *(f"![{path.stem}]({page.stem}/{path.name})\n" for path in plots),
        *(_section(section, result) for section, result in results.items()),
    ]
    page.write_text("\n".join(parts))


def _circumstances(results: Results) -> str:
    latest = max(results.values(), key=lambda result: result.day)
    lines = [f"- {name}: {version}" for name, version in latest.versions.items()]
    return "\n".join([f"Measured on {latest.day} on {latest.machine}, with\n", *lines, ""])


def _section(section: Section, result: Result) -> str:
    table = markdown(FIGURES_HEADER, figure_rows(result.figures))
    parts = [
        f"## {section.title}",
        section.how,
        f"Command: `{section.command}`. Measured on {result.day}; load average before: "
        f"{result.busy:.1f}.",
        table,
        _commands(result),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _commands(result: Result) -> str:
    """The commands of those rows that have one of their own."""
    of_row = {figure.what: figure.command for figure in result.figures if figure.command}
    rows = [[what, f"`{command}`"] for what, command in of_row.items()]
    return markdown(["rows", "command"], rows) if rows else ""
