"""What is printed on paper around a number's digits, or beneath them."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from PIL import ImageDraw

from digits.reading.boxes import Box, around
from testing.paper import PRINT, Colour, prints

WORDS = "Please write the amount in figures, one to a box: 12 345"


def print_around(
    draw: ImageDraw.ImageDraw, size: tuple[int, int], printed: str, boxes: Sequence[Box]
) -> None:
    """Print what has this name, here or on sheets with a digit, around the boxes of digits."""
    line = around(boxes)
    if printed in prints_around:
        prints_around[printed](draw, size, boxes)
    else:
        prints[printed](draw, size, (line.left, line.top, line.bottom - line.top))


def _room(boxes: Sequence[Box], share: float) -> tuple[Box, float]:
    """The line's box with `share` of its height around it, and that height."""
    left, top, right, bottom = around(boxes)
    room = share * (bottom - top)
    return Box(left - room, top - room, right + room, bottom + room), bottom - top


def _box(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    draw.rectangle(_room(boxes, 0.15)[0], outline=PRINT, width=4)


def _round_box(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    box, height = _room(boxes, 0.2)
    draw.rounded_rectangle(box, radius=0.2 * height, outline=(90, 110, 160), width=6)


def _comb(draw: ImageDraw.ImageDraw, boxes: Sequence[Box], colour: Colour) -> None:
    line, _ = _room(boxes, 0.1)
    middles = [(box.left + box.right) / 2 for box in boxes]
    seams = [(one + other) / 2 for one, other in pairwise(middles)]
    for left, right in pairwise([line.left, *seams, line.right]):
        draw.rectangle([left, line.top, right, line.bottom], outline=colour, width=3)


def _boxes(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    _comb(draw, boxes, PRINT)


def _pale_boxes(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    _comb(draw, boxes, (220, 150, 140))


def _underlined(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    line, _ = _room(boxes, 0.1)
    draw.line([(line.left - 20, line.bottom), (line.right + 20, line.bottom)], fill=PRINT, width=4)


def _struck(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    line, height = _room(boxes, 0)
    y = line.top + 0.7 * height
    draw.line([(0, y), (size[0], y)], fill=(100, 120, 170), width=4)


def _print(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    line, height = _room(boxes, 0)
    for y in (line.top - 0.8 * height, line.bottom + 0.4 * height, line.bottom + height):
        draw.text((0.04 * size[0], y), WORDS, fill=PRINT, font_size=0.4 * height)


def _pattern(draw: ImageDraw.ImageDraw, size: tuple[int, int], boxes: Sequence[Box]) -> None:
    across = np.arange(0, size[0], 4)
    for y in range(-20, size[1] + 20, 9):
        for wave, phase in ((6, 0.0), (9, 2.0)):
            down = y + wave * np.sin(across / 40 + phase + y / 60)
            points = list(zip(across.tolist(), down.tolist(), strict=True))
            draw.line(points, fill=(205, 200, 180), width=1)


prints_around: dict[str, Callable[[ImageDraw.ImageDraw, tuple[int, int], Sequence[Box]], None]] = {
    "box": _box,
    "round box": _round_box,
    "boxes": _boxes,
    "pale boxes": _pale_boxes,
    "underlined": _underlined,
    "a line through it": _struck,
    "print": _print,
    "pattern": _pattern,
}
"""What is printed around the boxes of a number's digits, on a sheet of so many pixels, by name."""
