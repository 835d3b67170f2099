"""Where boxes and labels stand over a picture of a number: geometry alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from digits.reading.boxes import Box
from digits.reading.number import NumberReading

AROUND = 0.1
"""In heights of the digits: paper between a digit and its box."""

LARGEST_DIGIT, LARGEST_SHARE = 0.5, 0.26
"""In the same: the type over and under a box, where there is room for it."""

WIDEST_DIGIT, WIDEST_SHARE = 0.75, 2.7
"""In sizes of their type: how wide a digit is, and "99 %" in any language."""


@dataclass(frozen=True)
class Frame:
    """A digit's box and its labels: the middle of both, and the baselines over and under it."""

    box: Box
    middle: float
    over: float
    under: float


@dataclass(frozen=True)
class Overlay:
    """All lengths in pixels of the picture, whose `size` is in them; `view` has room for labels."""

    size: tuple[int, int]
    view: Box
    frames: list[Frame]
    separators: list[Box]
    digit_size: float
    share_size: float


def overlay_of(reading: NumberReading, size: tuple[int, int]) -> Overlay:
    """What is laid over a picture of so many pixels, in which the reading's boxes are."""
    boxes = [digit.box for digit in reading.digits]
    height = median(box.bottom - box.top for box in boxes) if boxes else 0.0
    room = _narrowest(boxes, size[0])
    digit_size = min(LARGEST_DIGIT * height, room / WIDEST_DIGIT)
    share_size = min(LARGEST_SHARE * height, room / WIDEST_SHARE)
    around = AROUND * height
    frames = [_frame(_grown(box, around), digit_size, share_size) for box in boxes]
    separators = [_grown(one.box, around / 2) for one in reading.separators]
    return Overlay(
        size,
        _view(size, frames, digit_size, share_size),
        frames,
        separators,
        digit_size,
        share_size,
    )


def _frame(box: Box, digit_size: float, share_size: float) -> Frame:
    middle = (box.left + box.right) / 2
    return Frame(box, middle, box.top - 0.2 * digit_size, box.bottom + 1.1 * share_size)


def _narrowest(boxes: Sequence[Box], width: float) -> float:
    """The distance between the middles of neighbours that stand closest."""
    middles = sorted((box.left + box.right) / 2 for box in boxes)
    return min((after - before for before, after in pairwise(middles)), default=width)


def _grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _view(
    size: tuple[int, int], frames: Sequence[Frame], digit_size: float, share_size: float
) -> Box:
    """The picture, and beyond its edges what of the labels does not lie in it."""
    width, height = size
    top = min([0.0, *(frame.over - digit_size for frame in frames)])
    bottom = max([height, *(frame.under + share_size / 2 for frame in frames)])
    return Box(0, top, width, bottom)
