"""Marks between the digits of a number, or behind it: what a pen makes of a comma or a dash.

The data sets hold few of them, so that they are made here, in heights of the line's digits: the
baseline is at y = 0, and the digits' top at y = -1.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from trainer.data.strokes import Stroke

SEPARATORS = ".,'-/:=—"
"""Those that are written; a text without them has the digits alone."""

BETWEEN = ".,'-/:"
"""Those that stand between digits of one number."""

TRAILING = ("-", "=", "—", ",-", ".-", ",—", ".", ",")
"""How amounts end, so that nobody can add a digit."""

UNSTEADY = 0.012
"""How far each point of a line lies from its place, in heights: a standard deviation."""

POINTS = 8
"""How many points each line has."""


def separators_for(count: int, generator: np.random.Generator) -> list[str]:
    """The marks, none or some, behind each of a number's digits: of amounts, dates, or anywhere."""
    style = generator.choice(["thousands", "decimal", "date", "anywhere", "trailing"])
    marks = [""] * count
    if style == "thousands":
        _put(marks, range(count - 4, -1, -3), str(generator.choice([".", ",", "'"])))
    elif style == "decimal":
        _put(marks, [count - 1 - int(generator.integers(1, 4))], str(generator.choice([",", "."])))
    elif style == "date":
        _put(marks, range(1, count - 1, 2), str(generator.choice([".", "/", "-", ":"])))
    elif style == "anywhere":
        _put(marks, [int(generator.integers(count))], str(generator.choice([*BETWEEN])))
    if style == "trailing" or generator.uniform() < 0.15:
        marks[-1] = str(generator.choice(TRAILING))
    return marks


def separator(mark: str, left: float, generator: np.random.Generator) -> list[Stroke]:
    """The strokes of one of `SEPARATORS` that begins at x = `left`, another way each time."""
    strokes = _strokes_of_mark[mark](generator)
    shift = np.array([left - min(stroke[:, 0].min() for stroke in strokes), 0], np.float32)
    return [stroke + shift for stroke in strokes]


def _put(marks: list[str], places: range | list[int], mark: str) -> None:
    for place in places:
        if place >= 0:
            marks[place] = mark


def _point(generator: np.random.Generator) -> list[Stroke]:
    """A tap, or a tap that slipped."""
    slip = generator.normal(0, 0.03, 2) if generator.uniform() < 0.6 else np.zeros(2)
    place = np.array([0, generator.normal(-0.03, 0.04)])
    return [_line(place, place + slip, 0, generator) if slip.any() else _float32(place[None])]


def _comma(generator: np.random.Generator) -> list[Stroke]:
    top = np.array([0, generator.uniform(-0.14, 0.03)])
    length = generator.uniform(0.1, 0.3)
    end = top + length * np.array([generator.uniform(-0.7, 0.1), 1])
    return [_line(top, end, generator.uniform(-0.35, 0.1), generator)]


def _apostrophe(generator: np.random.Generator) -> list[Stroke]:
    rise = np.array([0, generator.uniform(0.85, 1.1)], np.float32)
    return [stroke - rise for stroke in _comma(generator)]


def _dash(generator: np.random.Generator) -> list[Stroke]:
    return [_level(generator.uniform(0.2, 0.5), generator.uniform(-0.6, -0.3), generator)]


def _long_dash(generator: np.random.Generator) -> list[Stroke]:
    return [_level(generator.uniform(0.6, 2.0), generator.uniform(-0.6, -0.3), generator)]


def _slash(generator: np.random.Generator) -> list[Stroke]:
    height, lean = generator.uniform(0.9, 1.4), generator.uniform(0.15, 0.6)
    foot = np.array([0, generator.uniform(0, 0.3)])
    top = foot + np.array([lean, -height])
    return [_line(top, foot, generator.uniform(-0.05, 0.05), generator)]


def _colon(generator: np.random.Generator) -> list[Stroke]:
    rise = np.array([generator.normal(0, 0.02), generator.uniform(0.3, 0.6)], np.float32)
    return [*_point(generator), *(stroke - rise for stroke in _point(generator))]


def _equals(generator: np.random.Generator) -> list[Stroke]:
    middle, apart = generator.uniform(-0.6, -0.3), generator.uniform(0.12, 0.3)
    length = generator.uniform(0.25, 0.7)
    return [_level(length, middle + side * apart / 2, generator) for side in (-1, 1)]


_strokes_of_mark: Mapping[str, Callable[[np.random.Generator], list[Stroke]]] = {
    ".": _point,
    ",": _comma,
    "'": _apostrophe,
    "-": _dash,
    "/": _slash,
    ":": _colon,
    "=": _equals,
    "—": _long_dash,
}


def _level(length: float, y: float, generator: np.random.Generator) -> Stroke:
    """A dash of such a length, a little aslant and bent."""
    start = np.array([0, y])
    end = start + length * np.array([1, generator.normal(0, 0.08)])
    return _line(start, end, generator.normal(0, 0.06), generator)


def _line(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    bent: float,
    generator: np.random.Generator,
) -> Stroke:
    """A line from place to place that is bent by so many parts of its length."""
    time = np.linspace(0, 1, POINTS)[:, np.newaxis]
    across = (end - start)[::-1] * [-1, 1]
    points = start + time * (end - start) + 4 * bent * time * (1 - time) * across
    return _float32(points + generator.normal(0, UNSTEADY, points.shape))


def _float32(points: NDArray[np.floating]) -> Stroke:
    return points.astype(np.float32)
