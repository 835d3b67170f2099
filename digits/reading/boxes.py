"""Where the pieces of a line are: their boxes, and what they tell of the line. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

import numpy as np

SMALLEST_HEIGHT = 1e-3
"""In the boxes' unit: a line of dots has no height of its own."""


class Box(NamedTuple):
    """The sides of a box, in any unit, x to the right and y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def scaled(self, factor: float) -> "Box":
        """The same in a unit of which there are so many to the box's own."""
        return Box(*(side * factor for side in self))


@dataclass(frozen=True)
class Script:
    """A line's own digits: their usual height, and where they stand."""

    height: float
    baseline: float


def around(boxes: Sequence[Box]) -> Box:
    """The box around all of some, at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def script_of(boxes: Sequence[Box]) -> Script:
    """What the taller half of a line's pieces, at least one, tells of its digits."""
    middle = median(box.bottom - box.top for box in boxes)
    tall = [box for box in boxes if box.bottom - box.top >= middle]
    height = median(box.bottom - box.top for box in tall)
    return Script(max(height, SMALLEST_HEIGHT), median(box.bottom for box in tall))


def height_of_most(boxes: Sequence[Box]) -> float:
    """The median of heights, in which each counts by its square: specks may be many; 0 of none."""
    heights = np.sort([box.bottom - box.top for box in boxes])
    counted = np.cumsum(heights**2)
    return float(heights[np.searchsorted(counted, counted[-1] / 2)]) if boxes else 0.0
