"""What was read of pictures, a row each: as JSON lines, as CSV, or as a table for people."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click
import msgspec

Line = tuple[bool, str]
"""Whether a picture could be read, and what is written of it."""

Row = dict[str, Any]
"""`file`, and either what the API answers or what the `problem` is."""

COLUMNS = (
    "file",
    "digit",
    "confidence",
    "rejected",
    *(f"p{digit}" for digit in range(10)),
    "problem",
)

FORMATS = ("table", "jsonl", "csv")

form = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="A table by default on a terminal, and else JSON lines.",
)


def show(rows: Iterable[Row], files: Sequence[Path], form: str | None) -> bool:
    """Write rows as they come; whether all could be read."""
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    all_read = True
    with _progress(_lines(rows, files, form), len(files)) as lines:
        for is_read, line in lines:
            all_read &= is_read
            click.echo(line)
    return all_read


def _progress(lines: Iterator[Line], count: int) -> AbstractContextManager[Iterable[Line]]:
    """A bar on the terminal, while the rows go elsewhere."""
    is_shown = sys.stderr.isatty() and not sys.stdout.isatty()
    return click.progressbar(
        lines, length=count, file=sys.stderr, hidden=not is_shown, label="reading"
    )


def _lines(rows: Iterable[Row], files: Sequence[Path], form: str) -> Iterator[Line]:
    width = max(len(str(file)) for file in files)
    if form == "csv":
        click.echo(_csv(COLUMNS))
    for row in rows:
        yield "problem" not in row, _line(row, form, width)


def _line(row: Row, form: str, width: int) -> str:
    if form == "jsonl":
        return msgspec.json.encode(row).decode()
    if form == "csv":
        shares = {f"p{digit}": share for digit, share in enumerate(row.get("probabilities", []))}
        return _csv([(row | shares).get(name) for name in COLUMNS])
    return f"{row['file']:{width}}  {_told(row)}"


def _told(row: Row) -> str:
    if "problem" in row:
        return f"!  {row['problem']}"
    if row["digit"] is None:
        return f"-  {row['rejected'].replace('_', ' ')}"
    return f"{row['digit']}  {row['confidence']:7.2%}"


def _csv(values: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()
