"""A located line to its strip, at the resolution that is needed."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from PIL import Image

from digits.ink import Ink
from digits.photo.components import Mask
from digits.photo.lines import Bars
from digits.photo.paper import Channel
from digits.photo.strokes import Contrast
from digits.reading.boxes import Box, around, script_of
from digits.reading.strips.finding.contrast import clearest, seen
from digits.reading.strips.finding.locating import Located
from digits.reading.strips.finding.measuring import measured
from digits.reading.strips.strip import FULL, Place, Strip, cut_out, placed

ROOM = 1.0
"""In heights of the digits: what is looked at around a line."""

ENOUGH = 36
"""Pixels of a digit's height, about: a strip has no use for more."""

WIDEST_WINDOW = 2.0
"""In heights of the digits: what the paper is told from, at most."""

LONGEST, LONGEST_OUT = 2.5, 1.5
"""In heights of the digits: a printed line is longer, and where it reaches out of what is seen."""

THICKEST_LINE, CROSSED = 0.14, 0.08
"""In heights of the digits: a printed line is no thicker, nor is what crosses it unnoticed."""

CROOKED = 1.5
"""Pixels from its middle that half a printed line lies at most."""


@dataclass(frozen=True)
class Crop:
    """A part of a photo, with its left top corner there and how many of its pixels lie along one.

    `contrast` and `paper`, how light that is, are float32 (H, W), and so are `strokes`, bool.
    """

    left: int
    top: int
    factor: int
    contrast: Contrast
    paper: Channel
    strokes: Mask

    def inside(self, box: Box) -> Box:
        """A box of the photo in pixels of this."""
        left, top, right, bottom = (side / self.factor for side in box)
        x, y = self.left / self.factor, self.top / self.factor
        return Box(left - x, top - y, right - x, bottom - y)

    def ink_of(self, line: Box) -> Ink:
        """The contrast in parts of the full one of a line's ink, float32 (H, W) in [0, 1]."""
        left, top, right, bottom = (max(0, int(side)) for side in line)
        region = np.s_[top : bottom + 1, left : right + 1]
        inked = self.contrast[region][self.strokes[region]]
        full = np.percentile(inked, FULL) if inked.size else 1.0
        return (self.contrast / np.float32(full)).clip(0, 1)

    def outside(self, place: Place) -> Place:
        """A place in this as one in the photo."""
        x, y = (side * self.factor for side in place.corner)
        return Place((x + self.left, y + self.top), place.scale / self.factor, place.angle)


def cut(picture: Image.Image, line: Located) -> tuple[Strip, float] | None:
    """The strip of a line in a picture, and the usual height of its digits in pixels of that.

    Nothing where a closer look finds no strokes.
    """
    crop = _cropped(picture, line)
    boxes = [crop.inside(box) for box in line.boxes]
    found = measured(crop.strokes, crop.paper, boxes, line.angle)
    if found is None:
        return None
    place, columns = placed(found.box, found.height, found.middle, found.angle)
    ink = cut_out(crop.ink_of(around(boxes)), place, columns)
    return Strip(ink, crop.outside(place)), found.height * crop.factor


def _cropped(picture: Image.Image, line: Located) -> Crop:
    height = script_of(line.boxes).height
    left, top, right, bottom = _region(picture, around(line.boxes), ROOM * height)
    factor = max(1, round(height / ENOUGH))
    smaller = clearest(picture.crop((left, top, right, bottom)).reduce(factor))
    shown = seen(smaller, min(line.window, WIDEST_WINDOW * height) / factor)
    strokes = shown.strokes(*_bars(height / factor, smaller.size))
    return Crop(left, top, factor, shown.contrast, shown.paper, strokes)


def _region(picture: Image.Image, line: Box, room: float) -> tuple[int, int, int, int]:
    return (
        max(0, int(line.left - room)),
        max(0, int(line.top - room)),
        min(picture.width, ceil(line.right + room)),
        min(picture.height, ceil(line.bottom + room)),
    )


def _bars(height: float, size: tuple[int, int]) -> tuple[Bars, Bars]:
    """What no bar is of digits so high, in pixels: across and down."""
    thickest, crossed = THICKEST_LINE * height / min(size), round(CROSSED * height)
    across, down = (
        Bars(LONGEST * height / side, LONGEST_OUT * height / side, thickest, crossed, CROOKED)
        for side in size
    )
    return across, down
