"""Sheets of paper with a digit on them, and with what is printed on paper."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw

Strokes = Sequence[Sequence[tuple[float, float]]]
"""A digit's strokes, in fractions of the square that it is written in."""

Colour = tuple[int, int, int]

PRINT = (60, 60, 65)


def written_sheet(
    strokes: Strokes,
    size: tuple[int, int],
    printed: str,
    rng: np.random.Generator,
    *,
    paper: Colour = (245, 243, 235),
    ink: Colour = (30, 40, 120),
    pen: float = 0.05,
    height: float = 0.6,
) -> Image.Image:
    """A sheet, RGB, with a digit as high as `height` of it, and a pen of `pen` of the digit."""
    sheet = Image.new("RGB", (size[0] * 2, size[1] * 2), paper)
    draw = ImageDraw.Draw(sheet)
    side = height * sheet.height
    left, top = (
        (whole - side) / 2 + rng.uniform(-0.15, 0.15) * (whole - side) for whole in sheet.size
    )
    prints[printed](draw, sheet.size, (left, top, side))
    width = max(2, round(pen * side))
    for stroke in strokes:
        points = [(left + x * side, top + y * side) for x, y in stroke]
        draw.line(points, fill=ink, width=width, joint="curve")
        for x, y in (points[0], points[-1]):
            draw.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=ink)
    return sheet.resize(size, Image.Resampling.LANCZOS)


Square = tuple[float, float, float]
"""Left, top and side of where the digit stands, in pixels."""


def _nothing(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    """Plain paper."""


def _ruled(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    for y in range(size[1] // 16, size[1], size[1] // 8):
        draw.line([(0, y), (size[0], y)], fill=(150, 170, 205), width=3)


def _ruled_dark(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    for y in range(size[1] // 12, size[1], size[1] // 5):
        draw.line([(0, y), (size[0], y)], fill=(70, 80, 110), width=3)


def _squared(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    _ruled(draw, size, square)
    for x in range(size[1] // 16, size[0], size[1] // 8):
        draw.line([(x, 0), (x, size[1])], fill=(150, 170, 205), width=3)


def _margin(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    x = max(square[0] * 0.5, 6)
    draw.line([(x, 0), (x, size[1])], fill=(200, 60, 60), width=4)


def _holes(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    for share in (0.3, 0.7):
        x, y, r = size[0] * 0.06, size[1] * share, size[1] * 0.03
        draw.ellipse([x - r, y - r, x + r, y + r], fill=(40, 35, 30))


def _box(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    left, top, side = square
    room = side * 0.12
    draw.rectangle(
        [left - room, top - room, left + side + room, top + side + room], outline=PRINT, width=4
    )


def _round_box(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    left, top, side = square
    room = side * 0.15
    corners = [left - room, top - room, left + side + room, top + side + room]
    draw.rounded_rectangle(corners, radius=side * 0.1, outline=(90, 110, 160), width=6)


def _boxes(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    left, top, side = square
    room = side * 0.1
    for place in (-1, 0, 1):
        x = left + place * (side + 2 * room)
        draw.rectangle(
            [x - room, top - room, x + side + room, top + side + room], outline=PRINT, width=4
        )


def _underlined(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    left, top, side = square
    y = top + side * 1.15
    draw.line([(left - side * 0.5, y), (left + side * 1.5, y)], fill=PRINT, width=4)


def _struck_by_a_line(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    y = square[1] + square[2] * 0.7
    draw.line([(0, y), (size[0], y)], fill=(100, 120, 170), width=4)


def _dots(draw: ImageDraw.ImageDraw, size: tuple[int, int], square: Square) -> None:
    step = size[1] // 10
    for y in range(step // 2, size[1], step):
        for x in range(step // 2, size[0], step):
            draw.ellipse([x - 2, y - 2, x + 2, y + 2], fill=(120, 120, 130))


prints: dict[str, Callable[[ImageDraw.ImageDraw, tuple[int, int], Square], None]] = {
    "nothing": _nothing,
    "ruled": _ruled,
    "ruled dark": _ruled_dark,
    "squared": _squared,
    "margin": _margin,
    "holes": _holes,
    "box": _box,
    "round box": _round_box,
    "boxes": _boxes,
    "underlined": _underlined,
    "a line through it": _struck_by_a_line,
    "dots": _dots,
}
"""What is printed on a sheet, by name."""
