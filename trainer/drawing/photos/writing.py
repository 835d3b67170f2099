"""A line on its way into a picture: its strokes or its scan, and where each character is then."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import skia
from numpy.typing import NDArray

from digits.reading.boxes import Box, around
from trainer.drawing.lines import WrittenLine
from trainer.drawing.photos.canvas import alpha_image
from trainer.drawing.photos.ink import draw, pen_width, smoothed
from trainer.drawing.photos.kind import Pen
from trainer.drawing.photos.placement import Placement, corners_of
from trainer.drawing.scans import ScannedLine

Line = WrittenLine | ScannedLine

SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)

EMPTY = Box(0, -1, 3, 0)
"""Where a line would be of which nothing is written."""


def character_boxes(line: Line) -> list[Box]:
    """The box of each character in heights of the line, without the pen's width."""
    if isinstance(line, ScannedLine):
        return line.boxes
    return [_ink_box([line.strokes[n] for n in numbers]) for numbers in _numbers_of_strokes(line)]


def bounds_of(line: Line) -> Box:
    """The box around a line, or, where nothing is written, of a few digits' size."""
    boxes = character_boxes(line)
    return around(boxes) if boxes else EMPTY


def boxes_in_picture(line: Line, placement: Placement, pen: Pen) -> list[Box]:
    """The box of each character's ink in pixels of the picture."""
    if isinstance(line, ScannedLine):
        return [_box(placement.pixels(corners_of(box))) for box in line.boxes]
    half = pen_width(pen, placement.scale) / 2
    pixels = strokes_in_picture(line, placement)
    boxes = [_ink_box([pixels[n] for n in numbers]) for numbers in _numbers_of_strokes(line)]
    return [Box(*corners_of(box, [half] * 4)[[0, 2]].ravel().tolist()) for box in boxes]


def strokes_in_picture(line: Line, placement: Placement) -> list[NDArray[np.float64]]:
    """A written line's strokes in pixels; a scanned one has none."""
    if isinstance(line, ScannedLine):
        return []
    if not line.strokes:
        return []
    ends = np.cumsum([len(stroke) for stroke in line.strokes])
    return np.split(placement.pixels(np.concatenate(line.strokes)), ends[:-1])


def coverage_of(
    line: Line, placement: Placement, pen: Pen, generator: np.random.Generator
) -> NDArray[np.uint8]:
    """How much of each pixel the line's ink covers, uint8 (H, W)."""
    coverage = np.zeros(placement.size, np.uint8)
    layer = skia.Canvas(coverage, colorType=skia.ColorType.kAlpha_8_ColorType)
    if isinstance(line, ScannedLine):
        layer.concat(placement.skia_matrix())
        image = alpha_image(line.coverage)
        layer.drawImageRect(image, skia.Rect(*line.bounds), SMOOTH)
    else:
        strokes = strokes_in_picture(line, placement)
        draw(layer, strokes, pen, pen_width(pen, placement.scale), generator)
    return coverage


def _numbers_of_strokes(line: WrittenLine) -> list[list[int]]:
    """Which strokes each character has."""
    return [[*numbers] for _, numbers in groupby(range(len(line.owners)), line.owners.__getitem__)]


def _ink_box(strokes: Sequence[NDArray[np.floating]]) -> Box:
    return _box(np.concatenate([smoothed(stroke) for stroke in strokes]))


def _box(points: NDArray[np.floating]) -> Box:
    return Box(*points.min(axis=0).tolist(), *points.max(axis=0).tolist())
