"""Lines that people wrote to strips, with pens of any width and in somewhat other hands."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from digits.reading.strips.strip import DIGIT_HEIGHT
from digits.strips import FOREIGN, HEIGHT, SEPARATOR
from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.handwriting import vary
from trainer.drawing.lines import WrittenLine
from trainer.drawing.render import draw_in
from trainer.drawing.separators import SEPARATORS
from trainer.drawing.styles.choosing import with_style
from trainer.strips.example import Example

PENS = (0.03, 0.22)
"""Widths, in heights of the line."""

SURE_SIZE, ANY_SIZE = 0.08, 0.3
"""The logarithm by which a line's usual height is mistaken: a deviation, and the largest."""

OFF_THE_MIDDLE = 1.5
"""Pixels: a standard deviation."""

ENDS = (2, 12)
"""Pixels of paper before and after the line."""

SLANT = 0.35
"""How far the top of a line leans over its bottom, at most, in parts of its height."""


def with_variation(drawing: Drawing, generator: np.random.Generator) -> Drawing:
    """The drawing as its writer, or another one, might make it the next time."""
    if generator.uniform() < 0.4:
        return drawing
    is_digit = drawing.label.isdecimal()
    strokes = with_style(drawing, generator) if is_digit else drawing.strokes
    return replace(drawing, strokes=tuple(vary(strokes, generator)))


def draw_line(line: WrittenLine, generator: np.random.Generator) -> Example:
    """A line's strip; each character that is no digit is foreign."""
    pen = float(np.exp(generator.uniform(*np.log(PENS))))
    scale = DIGIT_HEIGHT / (1 + pen) * _mistake(generator)
    slant = np.array([[1, 0], [generator.uniform(-SLANT, SLANT), 1]])
    strokes = [stroke @ slant * scale for stroke in line.strokes]
    low, high = _bounds(strokes)
    before, after = generator.uniform(*ENDS, 2) + pen * scale / 2
    middle = HEIGHT / 2 + scale / 2 + generator.normal(0, OFF_THE_MIDDLE)
    corner = np.array([before - low[0], middle])
    placed = [stroke + corner for stroke in strokes]
    width = int(np.ceil(high[0] - low[0] + before + after))
    levels = draw_in(placed, HEIGHT, width + width % 2, pen * scale)
    strip = np.rint(levels * 255).astype(np.uint8)
    marks = marks_of(line.characters)
    boxes = _boxes(placed, line.owners, pen * scale / 2)
    ordered = sorted(zip(marks, boxes, strict=True), key=lambda one: one[1][0] + one[1][2])
    marks, boxes = [mark for mark, _ in ordered], [box for _, box in ordered]
    return Example(strip, marks, boxes, is_number=FOREIGN not in marks)


def marks_of(characters: str) -> list[int]:
    """The mark of each character: a digit's own, a separator, or foreign."""
    return [_mark_of(character) for character in characters]


def _mark_of(character: str) -> int:
    if character in SEPARATORS:
        return SEPARATOR
    return int(character) if character.isdecimal() else FOREIGN


def _mistake(generator: np.random.Generator) -> float:
    if generator.uniform() < 0.5:
        return float(np.exp(generator.normal(0, SURE_SIZE)))
    return float(np.exp(generator.uniform(-ANY_SIZE, ANY_SIZE)))


def _boxes(strokes: Sequence[Stroke], owners: Sequence[int], pen: float) -> list[list[float]]:
    """The box of each character, the pen's width included."""
    boxes = []
    for character in range(max(owners) + 1):
        own = [stroke for stroke, owner in zip(strokes, owners, strict=True) if owner == character]
        low, high = _bounds(own)
        boxes.append([*(low - pen), *(high + pen)])
    return boxes


def _bounds(strokes: Sequence[Stroke]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    points = np.concatenate(strokes)
    return points.min(axis=0), points.max(axis=0)
