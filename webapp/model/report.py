"""A model and its report, as the model's page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import get_args

from digits.bundle import Bundle
from digits.manifest import file_of_network
from digits.normalize import SIDE
from digits.report import Metrics, OutlierMetrics, PenMetrics, ReadingMetrics, Report, Speed
from digits.report_ids import Condition, OutlierKind, TestSet

SHADES = 3
"""How many depths of colour tell rare mix-ups from frequent ones."""


@dataclass(frozen=True)
class TestResult:
    """How many digits of a test set, or of "pen" for all that were drawn, it read right."""

    id: str
    count: int
    right: int

    @property
    def wrong(self) -> int:
        """How many were misread."""
        return self.count - self.right

    @property
    def of_100(self) -> int:
        """How many of 100 it reads right, rounded down."""
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
class ModelPage:
    """What the page shows of a model.

    Whatever was not examined is empty here, and all that comes from the report where there is
    none: the page leaves it out.
    """

    bundle: Bundle
    report: Report | None
    side: int = SIDE

    @property
    def metrics(self) -> Metrics | None:
        """Everything that was measured."""
        return self.report.metrics if self.report else None

    @property
    def pen(self) -> PenMetrics | None:
        """What was measured on pen strokes."""
        return self.metrics.pen if self.metrics else None

    @cached_property
    def test_results(self) -> list[TestResult]:
        """MNIST, then the pens' test sets, as snapshots."""
        if self.metrics is None:
            return []
        mnist = self.metrics.mnist
        results = [_result("mnist", mnist.count, mnist.accuracy)]
        if self.pen:
            count_of = {name: one.count for name, one in self.pen.test_sets.items()}
            snapshots = self.conditions.get("snapshot", {})
            results += [_result(name, count_of[name], share) for name, share in snapshots.items()]
        return results

    @cached_property
    def headline(self) -> TestResult | None:
        """The pens' digits together, or else MNIST's."""
        pens = [one for one in self.test_results if one.id != "mnist"]
        if pens:
            return TestResult("pen", sum(p.count for p in pens), sum(p.right for p in pens))
        return self.test_results[0] if self.test_results else None

    @cached_property
    def confusion(self) -> list[list[Cell]]:
        """A row for each digit written, a column for each that it was read as."""
        matrix = self.metrics.mnist.confusion if self.metrics else ()
        mixed = [n for row, line in enumerate(matrix) for col, n in enumerate(line) if row != col]
        most = max([*mixed, 1])
        return [
            [Cell(label, read, n, -(-SHADES * n // most)) for read, n in enumerate(line)]
            for label, line in enumerate(matrix)
        ]

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """Every digit of MNIST's test that was misread, the surest first."""
        if self.report is None:
            return []
        columns = self.report.sheet.columns
        return [
            Mistake(
                one.label,
                one.read,
                one.confidence,
                number % columns * SIDE,
                number // columns * SIDE,
            )
            for number, one in enumerate(self.report.mistakes)
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
        columns = self.report.sheet.columns if self.report else 1
        rows = max(-(-len(self.mistakes) // columns), 1)
        return columns * SIDE, rows * SIDE

    @cached_property
    def conditions(self) -> dict[Condition, dict[TestSet, float]]:
        """The accuracy in each condition, by test set of pen strokes."""
        drawn = self.pen.test_sets if self.pen else {}
        table = {
            condition: {
                name: drawn[name].accuracy[condition]
                for name in get_args(TestSet)
                if name in drawn and condition in drawn[name].accuracy
            }
            for condition in get_args(Condition)
        }
        return {condition: row for condition, row in table.items() if row}

    @property
    def outliers(self) -> dict[OutlierKind, OutlierMetrics]:
        """What became of drawings that are not digits, by their kind."""
        kinds: Mapping[OutlierKind, OutlierMetrics] = self.pen.outliers if self.pen else {}
        return {kind: kinds[kind] for kind in get_args(OutlierKind) if kind in kinds}

    @property
    def corruptions(self) -> dict[str, float]:
        """The accuracy on MNIST's images by the way in which they were spoiled, the best first."""
        ways = self.metrics.corruptions if self.metrics else {}
        return dict(sorted(ways.items(), key=lambda way: -way[1]))

    @property
    def calibrated(self) -> ReadingMetrics | None:
        """The digits that confidence was measured on: the pens' as snapshots, or else MNIST's."""
        if self.pen:
            return self.pen.snapshot
        return self.metrics.mnist if self.metrics else None

    @property
    def megabytes(self) -> float:
        """The size of the network that is served."""
        file = file_of_network[self.bundle.network]
        return float(self.bundle.manifest.files[file].bytes / 1e6)

    @property
    def speed(self) -> Speed | None:
        """How fast the network that is served read."""
        return self.report.speed.get(self.bundle.network) if self.report else None


def _result(test_set: TestSet, count: int, accuracy: float) -> TestResult:
    return TestResult(test_set, count, round(count * accuracy))
