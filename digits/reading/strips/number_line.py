"""The line of a number in a photo of paper, found and cut out."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from PIL import Image, ImageChops

from digits.ink import Ink, luminance
from digits.reading.boxes import Box
from digits.reading.strips.finding.cutting import cut
from digits.reading.strips.finding.locating import Located, locate
from digits.reading.strips.strip import Strip

LONGER_SIDE = 300
"""Pixels that a photo is reduced to, for its lines to be located."""

WINDOWS = (0.25, 0.7)
"""In shorter sides of the photo: for a pen's strokes, and for what fills it."""

SMALLEST_WINDOW = 40
"""Pixels: in a picture that is hardly higher than its digits."""

DARKNESS_OF_BOARD = 0.45
"""At least, from 0 for white to 1: on what is lighter there is no chalk."""

MOST_LINES = 3

LEAST_WEIGHT = 0.2
"""In parts of the heaviest line's: what is lighter is not looked at more closely."""


@dataclass(frozen=True)
class FoundLine:
    """What may be a line of digits: its strip, its digits' usual height in pixels of the photo."""

    strip: Strip
    height: float

    @property
    def ink(self) -> Ink:
        """The strip's contrast in parts of the ink's full one, float32 (32, W) in [0, 1]."""
        return self.strip.ink

    def to_photo(self, box: Box) -> Box:
        """A box of the strip as an upright one in pixels of the photo."""
        return self.strip.to_picture(box)


def find_lines(photo: Image.Image) -> list[FoundLine]:
    """What may be the line of a number, the likeliest first; nothing on blank paper.

    Modes are those of a picture that `open_photo` gives. Light ink is looked for where no dark ink
    on light paper is surely a line.
    """
    dark = photo if photo.mode == "RGB" else _grey(photo)
    found = [(dark, line) for line in _located(dark)]
    if not any(line.is_good and line.light > DARKNESS_OF_BOARD for _, line in found):
        light = ImageChops.invert(dark)
        found += [(light, line) for line in _located(light) if line.light > DARKNESS_OF_BOARD]
    lines = [cut(picture, line) for picture, line in _heaviest(found)]
    return [FoundLine(*line) for line in lines if line is not None]


def _located(picture: Image.Image) -> list[Located]:
    factor = ceil(max(picture.size) / LONGER_SIDE)
    smaller = picture.reduce(factor)
    found: list[Located] = []
    for window in WINDOWS:
        lines = locate(smaller, max(SMALLEST_WINDOW, window * min(smaller.size)))
        found += [line.magnified(factor) for line in lines]
        if lines and lines[0].is_good:
            break
    return found


def _heaviest(found: list[tuple[Image.Image, Located]]) -> list[tuple[Image.Image, Located]]:
    ordered = sorted(found, key=lambda one: -one[1].weight)[:MOST_LINES]
    return [one for one in ordered if one[1].weight > LEAST_WEIGHT * ordered[0][1].weight]


def _grey(photo: Image.Image) -> Image.Image:
    return Image.fromarray(np.rint(luminance(photo) * 255).astype(np.uint8))
