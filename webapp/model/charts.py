"""Where the lines and dots of the report's charts stand, for the template to draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import ClassVar

from digits.report import Epoch, ReliabilityBin

WIDTH, HEIGHT = 340, 230

LEFT, RIGHT, TOP, BOTTOM = 52, 318, 14, 196
"""The edges of the plot within the chart, which leave room for the scales."""

MOST_STEPS = 5

SMALLEST_DOT, DOT_GROWTH = 2.5, 2.0


@dataclass(frozen=True)
class Mark:
    """A point of the chart, in its units, and the values of the `count` digits behind it."""

    x: float
    y: float
    across: float
    up: float
    count: int = 1

    @property
    def size(self) -> float:
        """The radius of the dot, which grows with the number of digits."""
        return round(SMALLEST_DOT + DOT_GROWTH * log10(self.count), 1)


@dataclass(frozen=True)
class Tick:
    """A line of the grid: where it is, and what it stands for."""

    at: float
    value: float


@dataclass(frozen=True)
class Chart:
    """Marks by the name of their line; `decimals` are what the upward scale needs.

    The chart is `width` by `height`; its plot lies between the other edges.
    """

    width: ClassVar = WIDTH
    height: ClassVar = HEIGHT
    left: ClassVar = LEFT
    right: ClassVar = RIGHT
    bottom: ClassVar = BOTTOM

    marks_of_line: dict[str, list[Mark]]
    across: list[Tick]
    up: list[Tick]
    decimals: int


def curves(history: Sequence[Epoch], metric: str) -> Chart:
    """The metric ("accuracy" or "loss") of training and validation, round by round from 1."""
    rounds = [one.epoch + 1 for one in history]
    values = [[getattr(one, name) for one in history] for name in (metric, f"val_{metric}")]
    across = _steps(rounds[0], max(rounds[-1], rounds[0] + 1), smallest=1)
    up = _steps(min(map(min, values)), max(map(max, values)))
    lines = {
        name: [_mark(r, v, across, up) for r, v in zip(rounds, line, strict=True)]
        for name, line in zip(("training", "validation"), values, strict=True)
    }
    return _chart(lines, across, up)


def reliability(bins: Sequence[ReliabilityBin]) -> Chart:
    """How often it was right, by how sure it was; one mark for each bin."""
    scale = [0, 0.25, 0.5, 0.75, 1]
    dots = [_mark(one.confidence, one.accuracy, scale, scale, one.count) for one in bins]
    return _chart({"bins": dots}, scale, scale)


def _steps(low: float, high: float, smallest: float = 0.0) -> list[float]:
    """Round numbers that span low to high, both included, at equal distances."""
    rough = max((high - low) / MOST_STEPS, smallest, 1e-6)
    power = 10.0 ** floor(log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(number * step, 9) for number in range(first, max(last, first + 1) + 1)]


def _mark(x: float, y: float, across: list[float], up: list[float], count: int = 1) -> Mark:
    return Mark(_x(x, across), _y(y, up), x, y, count)


def _chart(lines: dict[str, list[Mark]], across: list[float], up: list[float]) -> Chart:
    return Chart(
        lines,
        [Tick(_x(value, across), value) for value in across],
        [Tick(_y(value, up), value) for value in up],
        max(0, -floor(log10(up[1] - up[0]) + 1e-9)),
    )


def _x(value: float, scale: list[float]) -> float:
    return round(LEFT + (value - scale[0]) / (scale[-1] - scale[0]) * (RIGHT - LEFT), 1)


def _y(value: float, scale: list[float]) -> float:
    return round(BOTTOM - (value - scale[0]) / (scale[-1] - scale[0]) * (BOTTOM - TOP), 1)
