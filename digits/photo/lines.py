"""The printed lines among a photo's strokes: straight, thin, and longer than any digit's bar."""

from dataclasses import dataclass
from math import inf

import numpy as np

from digits.photo.components import Mask, Numbers, label_components

THICKEST = 0.02
"""In shorter sides of the photo: a line is at most so thick."""

LONGEST = 0.45
"""In sides of the photo: a bar of a digit is shorter than a line."""

LONGEST_OUT = 0.12
"""The same for a part that reaches the photo's side: a digit may stand in a line's middle."""

SHORTEST = 8
"""Pixels: what is shorter has no direction."""

STEEPEST = 0.25
"""A line rises by so much of its length at most."""

REACH = 3
"""Pixels from a line's middle within which thin strokes are of it."""


@dataclass(frozen=True)
class Bars:
    """How long a digit's bars may be, in sides of the photo, and the same where they reach out.

    `thickest_line` is how thick a line may be, in the shorter side; `crossed` are pixels of what
    crosses one without parting it, and so many from its middle half a line lies at most.
    """

    longest: float = LONGEST
    longest_out: float = LONGEST_OUT
    thickest_line: float = THICKEST
    crossed: int = 0
    crooked: float = inf


BARS = Bars()


def lines_in(strokes: Mask, across: Bars = BARS, down: Bars = BARS) -> Mask:
    """Which strokes are lines across or down, bool (H, W); not where another crosses one."""
    return _lines_across(strokes, across) | _lines_across(strokes.T, down).T


def _lines_across(strokes: Mask, bars: Bars) -> Mask:
    height, width = strokes.shape
    thin = _thin(strokes, int(max(3, bars.thickest_line * min(height, width))))
    numbers = np.where(thin, label_components(_bridged(thin, bars.crossed)), 0)
    rows, columns = np.nonzero(thin)
    of = numbers[rows, columns]
    lines = np.zeros_like(strokes)
    for number in _long(columns, of, width, bars):
        x, y = columns[of == number], rows[of == number]
        slope, start = _fitted(x, y, bars.crossed > 0)
        is_straight = np.median(np.abs(y - start - slope * x)) <= bars.crooked
        if abs(slope) < STEEPEST and is_straight:
            middle = start + slope * np.arange(width)
            lines |= thin & (np.abs(np.arange(height)[:, np.newaxis] - middle) <= REACH)
    return lines


def _fitted(x: Numbers, y: Numbers, again: bool) -> tuple[float, float]:
    slope, start = np.polyfit(x, y, 1)
    if again:
        away = np.abs(y - start - slope * x)
        near = away <= np.median(away)
        slope, start = np.polyfit(x[near], y[near], 1)
    return float(slope), float(start)


def _bridged(thin: Mask, gap: int) -> Mask:
    """With gaps filled, of at most so many pixels from left to right."""
    grown = thin.copy()
    for step in range(1, (gap + 1) // 2 + 1):
        grown[:, step:] |= thin[:, :-step]
        grown[:, :-step] |= thin[:, step:]
    return grown


def _long(columns: Numbers, of: Numbers, width: int, bars: Bars) -> Numbers:
    """The parts that are as long as lines, or as what a digit leaves of a line on its way out."""
    count = int(of.max(initial=0)) + 1
    low, high = np.full(count, width), np.full(count, -1)
    np.minimum.at(low, of, columns)
    np.maximum.at(high, of, columns)
    reaches_out = (low == 0) | (high == width - 1)
    length = high - low + 1
    least = np.where(reaches_out, bars.longest_out, bars.longest) * width
    return np.flatnonzero(length > np.maximum(least, SHORTEST))


def _thin(mask: Mask, most: int) -> Mask:
    """Where the ink goes on for at most so many pixels, above and below together."""
    height, longer = len(mask), range(most + 1)
    below = np.pad(mask, ((0, most), (0, 0)))
    starts = np.logical_and.reduce([below[step : step + height] for step in longer])
    above = np.pad(starts, ((most, 0), (0, 0)))
    thick = np.logical_or.reduce([above[step : step + height] for step in longer])
    return np.asarray(mask & ~thick)
