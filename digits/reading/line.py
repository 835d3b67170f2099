"""A picture of a line of digits that stand apart to the number on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digits.ink import Ink
from digits.normalize import DigitImage, normalize
from digits.photo.components import label_components
from digits.reading.boxes import Box, around, script_of
from digits.reading.groups import groups_of
from digits.reading.number import NumberReading, read_number
from digits.reading.rules.rule import Rule
from digits.recognizer import Recognizer

FAINTEST = 0.15
"""Ink of at least so much belongs to a part, its soft edges with it."""

SMALLEST = 0.12
"""In heights of the line's digits: a part that is no longer is a speck."""

MOST_PARTS = 64
"""Of a line: the longest ones, for what has more is no number."""


@dataclass(frozen=True)
class Part:
    """A connected part of the ink: its number in the labelled picture, and its box in pixels."""

    number: int
    box: Box


def read_line(ink: Ink, recognizer: Recognizer, rule: Rule | None = None) -> NumberReading:
    """Read the number in ink, float32 (H, W) in [0, 1]; boxes are in its pixels."""
    numbers = label_components(ink > FAINTEST)
    parts = _without_specks(_parts(numbers))
    boxes = [part.box for part in parts]
    groups = groups_of(boxes)
    images = [_image(ink, numbers, parts[first:after]) for first, after in groups]
    return read_number(boxes, groups, likely_of(images, recognizer), rule)


def likely_of(images: Sequence[DigitImage | None], recognizer: Recognizer) -> list[list[float]]:
    """How likely each image is each digit; a blank, None, is none."""
    likely = np.zeros((len(images), 10), np.float32)
    there = [image for image in images if image is not None]
    if there:
        likely[[image is not None for image in images]] = recognizer.how_likely(np.stack(there))
    found: list[list[float]] = likely.tolist()
    return found


def _parts(numbers: NDArray[np.intp]) -> list[Part]:
    rows, columns = np.nonzero(numbers)
    of = numbers[rows, columns]
    count = int(of.max(initial=0)) + 1
    low, high = np.full((2, count), max(numbers.shape)), np.zeros((2, count), np.intp)
    for axis, places in enumerate((columns, rows)):
        np.minimum.at(low[axis], of, places)
        np.maximum.at(high[axis], of, places + 1)
    sides = np.stack([*low, *high], axis=1)[1:].tolist()
    parts = [Part(number, Box(*box)) for number, box in enumerate(sides, start=1)]
    return sorted(parts, key=lambda part: part.box.left + part.box.right)


def _without_specks(parts: list[Part]) -> list[Part]:
    if not parts:
        return []
    least = SMALLEST * script_of([part.box for part in parts]).height
    longest = sorted((_length(part.box) for part in parts), reverse=True)[:MOST_PARTS]
    return [part for part in parts if _length(part.box) >= max(least, longest[-1])]


def _length(box: Box) -> float:
    return max(box.right - box.left, box.bottom - box.top)


def _image(ink: Ink, numbers: NDArray[np.intp], parts: Sequence[Part]) -> DigitImage | None:
    left, top, right, bottom = map(int, around([part.box for part in parts]))
    box = np.s_[top:bottom, left:right]
    inside = np.isin(numbers[box], [part.number for part in parts])
    return normalize(np.where(inside, ink[box], 0).astype(np.float32))
