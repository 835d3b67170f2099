"""The strip that a line of digits is cut out as: every line of the same height, upright."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sin
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.ink import Ink
from digits.photo.strokes import FAINTEST
from digits.reading.boxes import Box, around, script_of
from digits.strips import HEIGHT

DIGIT_HEIGHT = 20
"""Pixels of its usual digit, which stands in the middle of them."""

MARGIN = 6
"""Pixels of paper before the first digit and after the last."""

FULL = 90
"""The percentile of inked pixels that shows ink in full: the rest are soft edges, or noise."""

FILLED = 28
"""Pixels that a line of digits large and small may fill: one of more is cut out smaller."""

SMALLEST_DIGIT_HEIGHT = 14
"""Pixels of its usual digit, at least: what still reaches out of the strip is a flourish."""

MOST_COLUMNS = 2_048
"""Of a strip: what is longer is no line of digits, and is cut off."""

FINER = 2
"""Pixels, along each side, that one of a strip is averaged from."""


Coordinate = TypeVar("Coordinate", float, NDArray[np.float64])
"""Of one point, or of many."""


@dataclass(frozen=True)
class Place:
    """Where a strip lies in its picture, (x, y) in pixels.

    `corner` is its top left one, `scale` are its pixels to one of the picture, and `angle` are the
    degrees by which its line falls to the right.
    """

    corner: tuple[float, float]
    scale: float
    angle: float = 0

    def to_picture(self, x: Coordinate, y: Coordinate) -> tuple[Coordinate, Coordinate]:
        """A point of the strip as one of the picture."""
        across, down = self._step
        left, top = self.corner
        return left + across * x - down * y, top + down * x + across * y

    def to_strip(self, x: Coordinate, y: Coordinate) -> tuple[Coordinate, Coordinate]:
        """A point of the picture as one of the strip."""
        (across, down), squared = self._step, self.scale**2
        x, y = x - self.corner[0], y - self.corner[1]
        return (across * x + down * y) * squared, (across * y - down * x) * squared

    @property
    def _step(self) -> tuple[float, float]:
        turn = radians(self.angle)
        return cos(turn) / self.scale, sin(turn) / self.scale


@dataclass(frozen=True)
class Strip:
    """A line of digits, float32 (32, W) in [0, 1], with its usual digit 20 pixels high."""

    ink: Ink
    place: Place

    def to_picture(self, box: Box) -> Box:
        """A box of the strip as an upright one in pixels of the picture."""
        corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        xs, ys = zip(*(self.place.to_picture(*corner) for corner in corners), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


def strip_of(ink: Ink, boxes: Sequence[Box]) -> Strip:
    """The strip of an upright line in ink, float32 (H, W), by the boxes of its parts, at least one.

    Boxes are in the ink's pixels; specks may not be among them. However faint the ink is, the
    strip's is full.
    """
    script = script_of(boxes)
    middle = script.baseline - script.height / 2
    place, columns = placed(around(boxes), script.height, middle)
    inked = ink[ink > FAINTEST]
    full = np.percentile(inked, FULL) if inked.size else 1.0
    return Strip(cut_out((ink / np.float32(full)).clip(0, 1), place, columns), place)


def placed(line: Box, height: float, middle: float, angle: float = 0) -> tuple[Place, int]:
    """Where a line's strip lies, and how many columns it has.

    `line` is the box around the digits and `middle` the one of the usual digit, of so much height:
    all in pixels of the picture as it is when it is turned back about its corner by `angle`.
    """
    top, bottom = min(line.top, middle - height / 2), max(line.bottom, middle + height / 2)
    smallest, usual = SMALLEST_DIGIT_HEIGHT / height, DIGIT_HEIGHT / height
    scale = min(usual, max(smallest, FILLED / (bottom - top)))
    reach = min(max(bottom - top, FILLED / scale), HEIGHT / scale) / 2
    if bottom - top <= 2 * reach:
        middle = min(max(middle, bottom - reach), top + reach)
    upright = Place((0, 0), 1, angle)
    corner = upright.to_picture(line.left - MARGIN / scale, middle - HEIGHT / 2 / scale)
    columns = ceil((line.right - line.left) * scale) + 2 * MARGIN
    return Place(corner, scale, angle), min(columns, MOST_COLUMNS)


def cut_out(levels: Ink, place: Place, columns: int) -> Ink:
    """What lies there in a picture, float32 (H, W): float32 (32, columns), with 0 outside of it."""
    reduced, factor = _reduced(levels, place.scale)
    turn, fine = radians(place.angle), 1 / (FINER * place.scale * factor)
    across, down = cos(turn) * fine, sin(turn) * fine
    left, top = (side / factor + 1 for side in place.corner)
    size = columns * FINER, HEIGHT * FINER
    picture = Image.fromarray(np.pad(reduced, 1))
    map_back = across, -down, left, down, across, top
    finer = picture.transform(size, Image.Transform.AFFINE, map_back, Image.Resampling.BILINEAR)
    return np.asarray(finer.reduce(FINER))


def _reduced(levels: Ink, scale: float) -> tuple[Ink, int]:
    """Not much finer than the strip, for what lies between two points is not seen otherwise."""
    factor = int(1 / (FINER * scale))
    if factor <= 1:
        return levels, 1
    return np.asarray(Image.fromarray(levels).reduce(factor)), factor
