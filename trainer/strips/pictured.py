"""Pictures of lines whose marks have known boxes, as strips that are cut out as in serving."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.reading.boxes import Box
from digits.reading.strips.number_line import find_lines
from digits.reading.strips.strip import Strip
from digits.strips import FOREIGN, HEIGHT
from trainer.data.readers.orand import Amount
from trainer.strips.example import Example

SLANT, STRETCH, SHIFT = 0.15, 0.12, 1.5
"""How far a strip is varied, at most: its top leans over its bottom in parts of its height; the
logarithm by which width and height each grow or shrink; and pixels up or down."""


def example_in(
    picture: NDArray[np.uint8],
    marks: Sequence[int],
    boxes: Sequence[Box],
    knows_separators: bool = True,
) -> Example | None:
    """The line of a picture, RGB uint8 (H, W, 3), whose marks have these boxes in its pixels.

    None where it is not found whole.
    """
    lines = find_lines(Image.fromarray(picture))
    if not lines:
        return None
    strip = lines[0].strip
    placed = [_in_strip(strip, box) for box in boxes]
    if not all(_is_inside(strip, box) for box in placed):
        return None
    levels = np.rint(strip.ink.clip(0, 1) * 255).astype(np.uint8)
    return Example(levels, marks, placed, FOREIGN not in marks, knows_separators)


def example_of(amount: Amount) -> Example | None:
    """A cheque's amount, whose points and dashes nobody marked."""
    marks = [int(digit) for digit in amount.text]
    return example_in(amount.picture, marks, amount.boxes, knows_separators=False)


def varied(example: Example, generator: np.random.Generator) -> Example:
    """The example somewhat slanted, stretched and shifted."""
    height, width = example.strip.shape
    wider, higher = np.exp(generator.uniform(-STRETCH, STRETCH, 2))
    slant, down = generator.uniform(-SLANT, SLANT), generator.uniform(-SHIFT, SHIFT)
    middle = height / 2
    upright = [[wider, -slant, slant * middle], [0, higher, middle - higher * middle + down]]
    matrix = np.array([*upright, [0, 0, 1]])
    size = int(np.ceil(width * wider)), HEIGHT
    back = np.linalg.inv(matrix)[:2].ravel().tolist()
    image = Image.fromarray(example.strip)
    moved = image.transform(size, Image.Transform.AFFINE, back, Image.Resampling.BILINEAR)
    boxes = [_moved(matrix, box) for box in example.boxes]
    return Example(
        np.asarray(moved), example.marks, boxes, example.is_number, example.knows_separators
    )


def _in_strip(strip: Strip, box: Box) -> Box:
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    xs, ys = zip(*(strip.place.to_strip(*corner) for corner in corners), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_inside(strip: Strip, box: Box) -> bool:
    """Whether the middle of a box is in the strip, and most of its height."""
    height, width = strip.ink.shape
    is_across = 0 <= (box.left + box.right) / 2 <= width
    seen = min(box.bottom, height) - max(box.top, 0)
    return bool(is_across and seen > 0.8 * (box.bottom - box.top))


def _moved(matrix: NDArray[np.float64], box: Sequence[float]) -> list[float]:
    left, top, right, bottom = box
    middle = (left + right) / 2, (top + bottom) / 2, 1.0
    x, y = (matrix @ middle)[:2]
    width, height = (right - left) * matrix[0, 0], (bottom - top) * matrix[1, 1]
    return [x - width / 2, y - height / 2, x + width / 2, y + height / 2]
