"""A clean picture of a line of digits to the number on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.ink import Ink
from digits.normalize import DigitImage, is_dot, normalize
from digits.photo.components import label_components, sides_of
from digits.reading.boxes import Box, around, height_of_most
from digits.reading.groups import groups_of
from digits.reading.likely import likely_of
from digits.reading.number import (
    NumberReading,
    magnified,
    no_number,
    read_number,
    with_separators,
)
from digits.reading.rules.rule import Rule
from digits.reading.scores import Group
from digits.reading.separators import are_separators
from digits.reading.strips.strip import strip_of
from digits.reading.strips.strip_number import read_strip
from digits.recognizer import Recognizer

MOST_PIXELS = 500_000
"""Of a line that is taken apart: one of more is brought to fewer first."""

FAINTEST = 0.15
"""Ink of at least so much belongs to a part, its soft edges with it."""

SMALLEST = 0.12
"""In heights of the line's digits: a part that is no longer is a speck."""

MOST_PARTS = 64
"""Of a line: what has more of them is no number."""

SURE = 0.7
"""The confidence of what the parts tell, above which the strip network is not asked as well."""

Owners = NDArray[np.uint8]
"""uint8 (H, W): for each pixel its part's place in the line, from 1, and 0 where it is of none."""


@dataclass(frozen=True)
class Part:
    """A connected part of the ink: its number in the labelled picture, and its box in pixels."""

    number: int
    box: Box


def read_line(ink: Ink, recognizer: Recognizer, rule: Rule | None = None) -> NumberReading:
    """Read the number in ink, float32 (H, W) in [0, 1]; boxes are in its pixels.

    What its connected parts do not surely tell, as where digits touch, the strip network reads.
    """
    smaller, factor = _reduced(ink)
    numbers = label_components(smaller > FAINTEST)
    parts, separators = _parted(_longest_parts(numbers))
    if len(parts) > MOST_PARTS:
        return no_number("not_a_number", rule)
    boxes = [part.box for part in parts]
    groups = groups_of(boxes)
    owners = _owners(numbers, parts)
    images = [_image(smaller, owners, group, around(boxes[slice(*group)])) for group in groups]
    reading = read_number(boxes, groups, likely_of(images, recognizer), rule)
    reading = with_separators(reading, [part.box for part in separators])
    may_touch = recognizer.reads_strips and not _are_dots(groups, images)
    if may_touch and not _is_sure(reading):
        reading = _better(reading, read_strip(strip_of(smaller, boxes), recognizer, rule))
    return magnified(reading, factor)


def _are_dots(groups: Sequence[Group], images: Sequence[DigitImage | None]) -> bool:
    """Whether each part alone is a dot, of which none makes a digit; so it is without any part."""
    alone = zip(groups, images, strict=True)
    return all(
        image is None or is_dot(image) for (first, after), image in alone if after - first == 1
    )


def _is_sure(reading: NumberReading) -> bool:
    return reading.text is not None and reading.confidence > SURE


def _better(of_parts: NumberReading, of_strip: NumberReading) -> NumberReading:
    return of_parts if of_strip.text is None and of_parts.text is not None else of_strip


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


def _parted(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """What digits are made of, and the separators; specks are left out."""
    boxes = [part.box for part in parts]
    least = SMALLEST * height_of_most(boxes)
    digits, separators = [], []
    for part, is_separator in zip(parts, are_separators(boxes), strict=True):
        if is_separator:
            separators.append(part)
        elif _length(part.box) >= least:
            digits.append(part)
    return digits, separators


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
