"""A picture of a line of digits that stand apart to the number on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.ink import Ink
from digits.normalize import DigitImage, normalize
from digits.photo.components import label_components, sides_of
from digits.reading.boxes import Box, around
from digits.reading.groups import groups_of
from digits.reading.number import NumberReading, no_number, read_number
from digits.reading.rules.rule import Rule
from digits.reading.scores import Group
from digits.recognizer import Recognizer

MOST_PIXELS = 500_000
"""Of a line that is taken apart: one of more is brought to fewer first."""

FAINTEST = 0.15
"""Ink of at least so much belongs to a part, its soft edges with it."""

SMALLEST = 0.12
"""In heights of the line's digits: a part that is no longer is a speck."""

MOST_PARTS = 64
"""Of a line: what has more of them is no number."""

Owners = NDArray[np.uint8]
"""uint8 (H, W): for each pixel its part's place in the line, from 1, and 0 where it is of none."""


@dataclass(frozen=True)
class Part:
    """A connected part of the ink: its number in the labelled picture, and its box in pixels."""

    number: int
    box: Box


def read_line(ink: Ink, recognizer: Recognizer, rule: Rule | None = None) -> NumberReading:
    """Read the number in ink, float32 (H, W) in [0, 1]; boxes are in its pixels."""
    smaller, factor = _reduced(ink)
    numbers = label_components(smaller > FAINTEST)
    parts = _without_specks(_longest_parts(numbers))
    if len(parts) > MOST_PARTS:
        return no_number("not_a_number", rule)
    boxes = [part.box for part in parts]
    groups = groups_of(boxes)
    owners = _owners(numbers, parts)
    images = [_image(smaller, owners, group, around(boxes[slice(*group)])) for group in groups]
    places = [Box(*(side * factor for side in box)) for box in boxes]
    return read_number(places, groups, likely_of(images, recognizer), rule)


def likely_of(images: Sequence[DigitImage | None], recognizer: Recognizer) -> list[list[float]]:
    """How likely each image is each digit; a blank, None, is none."""
    likely = np.zeros((len(images), 10), np.float32)
    there = [image for image in images if image is not None]
    if there:
        likely[[image is not None for image in images]] = recognizer.how_likely(np.stack(there))
    found: list[list[float]] = likely.tolist()
    return found


def _reduced(ink: Ink) -> tuple[Ink, int]:
    """Ink of not too many pixels, and how many of the picture's lie along one of it."""
    factor = ceil(sqrt(ink.size / MOST_PIXELS))
    if factor <= 1:
        return ink, 1
    return np.asarray(Image.fromarray(ink).reduce(factor)), factor


def _longest_parts(numbers: NDArray[np.intp]) -> list[Part]:
    """From left to right, and one more than a line may have."""
    rows, columns = np.nonzero(numbers)
    of = numbers[rows, columns] - 1
    count = int(of.max(initial=-1)) + 1
    sides = sides_of(of, rows, columns, count)
    lengths = (sides[2:] - sides[:2]).max(axis=0, initial=0)
    longest = np.argsort(-lengths, kind="stable")[: MOST_PARTS + 1]
    parts = [Part(int(n) + 1, Box(*sides[:, n].tolist())) for n in longest]
    return sorted(parts, key=lambda part: part.box.left + part.box.right)


def _without_specks(parts: Sequence[Part]) -> list[Part]:
    least = SMALLEST * _height_of_most([part.box for part in parts])
    return [part for part in parts if _length(part.box) >= least]


def _height_of_most(boxes: Sequence[Box]) -> float:
    """The median of heights, in which each counts by its square: specks may be many."""
    heights = np.sort([box.bottom - box.top for box in boxes])
    counted = np.cumsum(heights**2)
    return float(heights[np.searchsorted(counted, counted[-1] / 2)]) if boxes else 0.0


def _length(box: Box) -> float:
    return max(box.right - box.left, box.bottom - box.top)


def _owners(numbers: NDArray[np.intp], parts: Sequence[Part]) -> Owners:
    place_of = np.zeros(int(numbers.max(initial=0)) + 1, np.uint8)
    place_of[[part.number for part in parts]] = range(1, len(parts) + 1)
    return place_of[numbers]


def _image(ink: Ink, owners: Owners, group: Group, box: Box) -> DigitImage | None:
    left, top, right, bottom = map(int, box)
    inside, (first, after) = owners[top:bottom, left:right], group
    ours = (inside > first) & (inside <= after)
    return normalize(np.where(ours, ink[top:bottom, left:right], np.float32(0)))
