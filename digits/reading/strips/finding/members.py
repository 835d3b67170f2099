"""Which connected parts of the strokes around a located line are of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digits.photo.components import Mask, label_components, sides_of
from digits.photo.paper import Channel
from digits.reading.boxes import Box
from digits.reading.strips.strip import Place

SMALLEST = 0.25
"""In heights of the digits: a part that is no higher is a speck, a comma or a dash."""

SPECK = 0.15
"""In heights of the digits: what is no longer is none of a digit's pieces, even beside others."""

HIGHEST = 2.5
"""In heights of the digits: a part that is higher is of something else."""

FLAT, LONG = 0.3, 0.8
"""In heights of the digits: what is so flat and so long is a dash, or what is left of a line."""

INSIDE = 0.5
"""Of a part's height: so much lies where the digits do, or it is of something else."""

NEAR = 0.8
"""In heights of the digits: what was not located is no further away."""

BESIDE = 0.4
"""The same for pieces that are lower than digits."""

BETWEEN = 0.7
"""Of the width of what is cut off: a table's corner is further out than its line."""

LIGHT = 0.75
"""Of the located parts' paper: what was not located stands on as light paper at least."""

WRITTEN_IN = 0.4
"""In heights of a frame: what stands in it is so high."""

FILLED = 0.15
"""In parts of its box: what a frame fills is less."""

Numbers = NDArray[np.float64]

Chosen = NDArray[np.bool_]


@dataclass(frozen=True)
class Parts:
    """Connected parts, n of them: their sides, pixels, and how light their paper is, each (n,).

    `cut_off` are those that reach the rim of what is seen.
    """

    left: Numbers
    top: Numbers
    right: Numbers
    bottom: Numbers
    pixels: NDArray[np.intp]
    light: Numbers
    cut_off: Chosen

    @property
    def wide(self) -> Numbers:
        """From left to right."""
        return self.right - self.left

    @property
    def high(self) -> Numbers:
        """From top to bottom."""
        return self.bottom - self.top

    def turned(self, upright: Place) -> "Parts":
        """The same in a picture that is turned back: their middles turned, their sides kept."""
        x, y = upright.to_strip((self.left + self.right) / 2, (self.top + self.bottom) / 2)
        wide, high = self.wide / 2, self.high / 2
        return Parts(x - wide, y - high, x + wide, y + high, self.pixels, self.light, self.cut_off)


@dataclass(frozen=True)
class Strokes:
    """Pixels of strokes, n of them: where they are, and of which part; each intp (n,)."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    of: NDArray[np.intp]
    parts: Parts


def parted(strokes: Mask, paper: Channel) -> Strokes:
    """Strokes in connected parts; both are (H, W), and the paper is how light it is."""
    numbers = label_components(strokes)
    rows, columns = np.nonzero(numbers)
    of = numbers[rows, columns] - 1
    count = int(of.max(initial=-1)) + 1
    pixels = np.bincount(of, minlength=count)
    light = np.bincount(of, paper[rows, columns], minlength=count) / pixels
    left, top, right, bottom = sides_of(of, rows, columns, count).astype(float)
    height, width = strokes.shape
    cut_off = (left == 0) | (top == 0) | (right == width) | (bottom == height)
    return Strokes(rows, columns, of, Parts(left, top, right, bottom, pixels, light, cut_off))


def members_of(parts: Parts, located: Sequence[Box], height: float, middle: float) -> Chosen:
    """Which of upright parts are of a line, bool (n,), whose digits have this height and middle.

    Nothing may be of it where nothing lies where it was located.
    """
    may = _where_digits_are(parts, height, middle) & _like_writing(parts, height)
    within = may & _lying_in(parts, located)
    if not within.any():
        return within
    light = np.average(parts.light[within], weights=parts.pixels[within])
    may &= within | (parts.light > LIGHT * light) & ~parts.cut_off
    ends = min(box.left for box in located), max(box.right for box in located)
    members = _chained(parts, may & (parts.high > SMALLEST * height), ends, NEAR * height)
    if not members.any():
        return members
    ends = float(parts.left[members].min()), float(parts.right[members].max())
    pieces = may & (np.maximum(parts.high, parts.wide) > SPECK * height)
    return members | _chained(parts, pieces, ends, BESIDE * height)


def _lying_in(parts: Parts, boxes: Sequence[Box]) -> Chosen:
    """Which have something in one of the boxes; of what is cut off, most of it between them."""
    left, top, right, bottom = np.array(boxes).T[..., np.newaxis]
    across = (parts.right > left) & (parts.left < right)
    something = (across & (parts.bottom > top) & (parts.top < bottom)).any(axis=0)
    between = np.minimum(parts.right, right.max()) - np.maximum(parts.left, left.min())
    return np.asarray(something & (~parts.cut_off | (between > BETWEEN * parts.wide)))


def _where_digits_are(parts: Parts, height: float, middle: float) -> Chosen:
    top, bottom = middle - height / 2, middle + height / 2
    inside = np.minimum(parts.bottom, bottom) - np.maximum(parts.top, top)
    return np.asarray(inside > INSIDE * np.minimum(parts.high, height))


def _like_writing(parts: Parts, height: float) -> Chosen:
    is_dash = (parts.high < FLAT * height) & (parts.wide > LONG * height)
    return (parts.high < HIGHEST * height) & ~is_dash & ~_frames(parts)


def _frames(parts: Parts) -> Chosen:
    """Which have something written in them."""
    left, top, right, bottom = (
        side[:, np.newaxis] for side in (parts.left, parts.top, parts.right, parts.bottom)
    )
    inside = (left < parts.left) & (top < parts.top)
    inside &= (right > parts.right) & (bottom > parts.bottom)
    inside &= parts.high > WRITTEN_IN * (bottom - top)
    return inside.any(axis=1) & (parts.pixels < FILLED * parts.wide * parts.high)


def _chained(parts: Parts, may: Chosen, ends: tuple[float, float], near: float) -> Chosen:
    """Which of those that may are no further from the ends than that, or from such a one."""
    left, right = ends
    while True:
        joined = may & (parts.right > left - near) & (parts.left < right + near)
        if not joined.any():
            return joined
        ends = min(left, parts.left[joined].min()), max(right, parts.right[joined].max())
        if ends == (left, right):
            return joined
        left, right = ends
