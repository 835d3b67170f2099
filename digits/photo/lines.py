"""The printed lines among a photo's strokes: straight, thin, and longer than any digit's bar."""

import numpy as np

from digits.photo.components import Mask, Numbers, label_components

THINNEST = 0.02
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


def lines_in(strokes: Mask) -> Mask:
    """Which strokes are lines across or down, bool (H, W); not where another crosses one."""
    return _lines_across(strokes) | _lines_across(strokes.T).T


def _lines_across(strokes: Mask) -> Mask:
    height, width = strokes.shape
    thin = strokes & (_thickness(strokes) <= max(3, THINNEST * min(height, width)))
    numbers = label_components(thin)
    rows, columns = np.nonzero(numbers)
    of = numbers[rows, columns]
    lines = np.zeros_like(strokes)
    for number in _long(columns, of, width):
        slope, start = np.polyfit(columns[of == number], rows[of == number], 1)
        if abs(slope) < STEEPEST:
            middle = start + slope * np.arange(width)
            lines |= thin & (np.abs(np.arange(height)[:, np.newaxis] - middle) <= REACH)
    return lines


def _long(columns: Numbers, of: Numbers, width: int) -> Numbers:
    """The parts that are as long as lines, or as what a digit leaves of a line on its way out."""
    count = int(of.max(initial=0)) + 1
    low, high = np.full(count, width), np.full(count, -1)
    np.minimum.at(low, of, columns)
    np.maximum.at(high, of, columns)
    reaches_out = (low == 0) | (high == width - 1)
    length = high - low + 1
    least = np.where(reaches_out, LONGEST_OUT, LONGEST) * width
    return np.flatnonzero(length > np.maximum(least, SHORTEST))


def _thickness(mask: Mask) -> Numbers:
    """At each pixel how many there are above and below it without a gap, itself among them."""
    return np.where(mask, _run(mask) + _run(mask[::-1])[::-1] - 1, 0)


def _run(mask: Mask) -> Numbers:
    rows = np.arange(1, len(mask) + 1)[:, np.newaxis]
    last_gap = np.maximum.accumulate(np.where(mask, 0, rows), axis=0)
    return np.asarray(np.where(mask, rows - last_gap, 0))
