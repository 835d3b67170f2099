"""`saved_model/report/` and the manifest, as the model's page shows them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from digits.bundle import Bundle, file_of_network
from digits.normalize import SIDE
from webapp.texts.report import kind_of_drawing, name_of_data, way_of_drawing

SHADES = 3
"""How many depths of colour tell rare mix-ups from frequent ones."""


@dataclass(frozen=True)
class DataSet:
    """Digits of one origin, by the report's name, and how many of them were read right."""

    name: str
    count: int
    right: int

    @property
    def wrong(self) -> int:
        """How many were misread."""
        return self.count - self.right

    @property
    def of_100(self) -> int:
        """How many of 100 it read, the last one only where it is whole."""
        return self.right * 100 // self.count


@dataclass(frozen=True)
class Mistake:
    """A digit that was misread; x and y are its place on the report's sheet, in pixels."""

    label: int
    read: int
    confidence: float
    x: int
    y: int


@dataclass(frozen=True)
class Cell:
    """One count of the confusion matrix; `shade` is 0 for none, up to `SHADES` for the most."""

    label: int
    read: int
    count: int
    shade: int


@dataclass(frozen=True)
class Report:
    """The report's folder, what its report.json holds, the manifest, and the network served.

    Whatever a report may lack is empty here: the page leaves it out.
    """

    folder: Path
    content: dict[str, Any]
    manifest: Mapping[str, Any]
    network: str

    @cached_property
    def data_sets(self) -> list[DataSet]:
        """MNIST, then the pens' groups that the page has a name for."""
        written = {"MNIST": self.content.get("mnist_test")}
        pens = {name: self.content.get("pen", {}).get(name) for name in name_of_data}
        figures = (written | {n: row for n, row in pens.items() if n not in written}).items()
        return [
            DataSet(
                name, row["count"], round(row["count"] * row.get("accuracy", row.get("snapshot")))
            )
            for name, row in figures
            if row
        ]

    @cached_property
    def headline(self) -> DataSet | None:
        """The pens' digits together, or else MNIST's."""
        pens = [one for one in self.data_sets if one.name != "MNIST"]
        if pens:
            return DataSet("pen", sum(p.count for p in pens), sum(p.right for p in pens))
        return self.data_sets[0] if self.data_sets else None

    @cached_property
    def confusion(self) -> list[list[Cell]]:
        """A row for each digit written, a column for each that it was read as."""
        matrix = self.content.get("mnist_test", {}).get("confusion", [])
        mixed = [n for row, line in enumerate(matrix) for col, n in enumerate(line) if row != col]
        most = max([*mixed, 1])
        return [
            [Cell(label, read, n, -(-SHADES * n // most)) for read, n in enumerate(line)]
            for label, line in enumerate(matrix)
        ]

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """Every digit of MNIST's test that was misread and is on the sheet, the surest first."""
        columns = self.content.get("sheet", {}).get("columns", 1)
        told = self.content.get("mistakes", []) if self.confusion else []
        return [
            Mistake(
                one["label"],
                one["read"],
                one["confidence"],
                number % columns * SIDE,
                number // columns * SIDE,
            )
            for number, one in enumerate(told)
        ]

    @cached_property
    def mistakes_of_digit(self) -> dict[int, dict[int, list[Mistake]]]:
        """The mistakes by the digit that was written, then by what it was read as."""
        ordered = sorted(self.mistakes, key=lambda one: (one.label, one.read))
        return {
            label: {read: list(same) for read, same in groupby(group, lambda one: one.read)}
            for label, group in groupby(ordered, lambda one: one.label)
        }

    @cached_property
    def sheet_size(self) -> tuple[int, int]:
        """Width and height of the sheet of mistakes, in pixels."""
        columns = self.content.get("sheet", {}).get("columns", 1)
        rows = max(-(-len(self.mistakes) // columns), 1)
        return columns * SIDE, rows * SIDE

    @cached_property
    def pens(self) -> dict[str, dict[str, float]]:
        """The accuracy of each way of drawing, by group of writers."""
        groups = self.content.get("pen", {})
        return {
            way: {name: groups[name][way] for name in name_of_data if way in groups.get(name, {})}
            for way in way_of_drawing
            if any(way in row for row in groups.values())
        }

    @cached_property
    def no_digits(self) -> dict[str, dict[str, float]]:
        """What became of drawings that are no digits, by their kind."""
        kinds = self.content.get("negatives", {})
        return {kind: kinds[kind] for kind in kind_of_drawing if kind in kinds}

    @property
    def spoiled(self) -> dict[str, float]:
        """The accuracy on MNIST's images by the way in which they were spoiled, the best first."""
        ways = self.content.get("corruptions", {})
        return {way: ways[way] for way in sorted(ways, key=lambda way: -ways[way])}

    @property
    def sure(self) -> dict[str, Any]:
        """The pens' digits as snapshots, or else MNIST's: `reliability`, `calibration_error`."""
        written: dict[str, Any] = self.content.get("mnist_test", {})
        drawn: dict[str, Any] = self.content.get("pen_snapshot", written)
        return drawn

    @property
    def megabytes(self) -> float:
        """The size of the network that is served."""
        return float(self.manifest["files"][file_of_network[self.network]]["bytes"] / 1e6)

    @property
    def speed(self) -> dict[str, Any]:
        """How fast the network that is served read: `images`, `median_ms` and `slow_ms`."""
        speed: dict[str, Any] = self.content.get("speed", {}).get(self.network, {})
        return speed

    @property
    def lessons(self) -> dict[str, int]:
        """How many images of each kind it learned from, without those that only examine."""
        counts = self.manifest.get("data", {})
        return {name: counts[name] for name in counts if name != "mnist_test"}


def read_report(folder: Path, bundle: Bundle) -> Report:
    """Read a model folder's report; one that is missing or is no JSON counts as empty."""
    report = folder.resolve() / "report"
    try:
        content = json.loads((report / "report.json").read_text())
    except (OSError, ValueError):
        content = {}
    return Report(report, content, bundle.manifest, bundle.network)
