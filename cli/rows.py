"""What was read of pictures, a row each: as JSON lines, as CSV, or as a table for people."""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

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


@dataclass(frozen=True)
class Form:
    """How rows are written: one of `FORMATS`, for a table the width of its first column.

    `columns` are those of a CSV file.
    """

    name: str
    width: int
    columns: Sequence[str] = COLUMNS

    @classmethod
    def for_files(
        cls, name: str | None, files: Sequence[Path], columns: Sequence[str] = COLUMNS
    ) -> Self:
        """The one that was asked for, or the usual one."""
        usual = "table" if sys.stdout.isatty() else "jsonl"
        return cls(name or usual, max(len(str(file)) for file in files), columns)

    def line(self, row: Row) -> Line:
        """A row as it is written."""
        return "problem" not in row, self._text(row)

    def _text(self, row: Row) -> str:
        if self.name == "jsonl":
            return msgspec.json.encode(row).decode()
        if self.name == "csv":
            shares = row.get("probabilities", [])
            of_digits = {f"p{digit}": share for digit, share in enumerate(shares)}
            return _csv([(row | of_digits).get(name) for name in self.columns])
        return f"{row['file']:{self.width}}  {_told(row)}"


def show(lines: Iterable[Line], count: int, form: Form) -> bool:
    """Write so many lines as they come; whether all pictures could be read."""
    if form.name == "csv":
        print(_csv(form.columns))
    all_read = True
    with _progress(lines, count) as shown:
        for is_read, line in shown:
            all_read &= is_read
            print(line)
    return all_read


def _progress(lines: Iterable[Line], count: int) -> AbstractContextManager[Iterable[Line]]:
    """A bar on the terminal, while the rows go elsewhere."""
    is_shown = sys.stderr.isatty() and not sys.stdout.isatty()
    if not is_shown:
        return nullcontext(lines)
    return click.progressbar(lines, length=count, file=sys.stderr, label="reading")


def _told(row: Row) -> str:
    if "problem" in row:
        return f"!  {row['problem']}"
    if row["rejected"] is not None:
        return f"-  {row['rejected'].replace('_', ' ')}"
    answer = f"{row['text'] if 'text' in row else row['digit']}  {row['confidence']:7.2%}"
    rule = row.get("rule")
    return f"{answer}  against {rule['name']}" if rule and not rule["valid"] else answer


def _csv(values: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()
