"""Photos of numbers on paper, of the same kinds as those of digits and of a few of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from statistics import median

import numpy as np
from PIL import Image, ImageDraw

from digits.reading.boxes import Box, around
from digits.reading.strips.strip import Place
from testing.camera import SIZE, WIDTH, laid_on, shadow, table, taken
from testing.number_prints import print_around
from testing.numbers import box_of, smooth
from testing.paper import Strokes
from testing.photo_kinds import Kind
from testing.pictures import Stroke, strokes_of_digit

OF_NUMBERS = {
    "comb": Kind(printed="boxes"),
    "comb on a sheet on wood": Kind("wood", 0.8, tilt=5, printed="boxes"),
    "pale comb": Kind(printed="pale boxes"),
    "small print": Kind(printed="print"),
    "small print in shadow": Kind(printed="print", shade="hard", darkness=0.4, height=0.4),
    "pattern": Kind(printed="pattern"),
    "pattern, pencil": Kind(printed="pattern", ink=(110, 110, 112)),
    "tilted up": Kind("60", 0.8, tilt=20),
    "tilted down": Kind("60", 0.8, tilt=-20),
    "filled": Kind(height=0.95, pen=0.08),
}
"""More kinds of photos that numbers stand in; `height` of all is a number's width in sheets."""

FINE = 2
"""Pixels that one of a sheet is drawn with, along each side."""


@dataclass(frozen=True)
class NumberPhoto:
    """A JPEG file of 600 x 450 pixels, and where in it the digits stand, from left to right.

    A digit's box is as large as on the sheet, however that is turned; `height` is their usual one.
    """

    file: bytes
    boxes: list[Box]
    height: float

    @property
    def picture(self) -> Image.Image:
        """The photo, RGB."""
        return Image.open(BytesIO(self.file)).convert("RGB")


def number_photo(text: str, kind: Kind, rng: np.random.Generator, step: float = 0.6) -> NumberPhoto:
    """A number in somebody's hand, from digit to digit about `step` heights of the pad."""
    scene = table(kind.surface, rng)
    size = SIZE if kind.share == 1 else (int(WIDTH * kind.share), int(WIDTH * kind.share * 0.75))
    sheet, boxes = _written_sheet(_digits(text, step, rng), size, kind, rng)
    if kind.share == 1:
        scene.paste(sheet, (0, 0))
    else:
        middle = laid_on(scene, sheet, kind.tilt, rng)
        boxes = [_laid(box, size, middle, kind.tilt) for box in boxes]
    light = shadow(kind.shade, kind.darkness, rng)
    file = taken(scene, light, rng, blur=kind.blur, noise=kind.noise, quality=kind.quality)
    return NumberPhoto(file, boxes, median(box.bottom - box.top for box in boxes))


def _digits(text: str, step: float, rng: np.random.Generator) -> list[Strokes]:
    """The strokes of each digit, in heights of the pad, no two of the same size and place."""
    digits: list[Strokes] = []
    left = 0.0
    for digit in text:
        size, lower, slant = rng.uniform(0.85, 1.15), rng.normal(0, 0.03), rng.uniform(-0.1, 0.3)
        strokes = [smooth(stroke) for stroke in strokes_of_digit[int(digit)]]
        digits.append([_leaning(stroke, size, slant, (left, lower)) for stroke in strokes])
        left += step * (0.7 if digit == "1" else 1) * rng.uniform(0.9, 1.1)
    return digits


def _leaning(stroke: Stroke, size: float, slant: float, at: tuple[float, float]) -> Stroke:
    return [
        (at[0] + size * (x - 0.5 - slant * (y - 0.5)), at[1] + 0.5 + size * (y - 0.5))
        for x, y in stroke
    ]


def _written_sheet(
    digits: Sequence[Strokes], size: tuple[int, int], kind: Kind, rng: np.random.Generator
) -> tuple[Image.Image, list[Box]]:
    """A sheet, RGB, and the boxes of its digits in pixels."""
    sheet = Image.new("RGB", (size[0] * FINE, size[1] * FINE), kind.paper)
    draw = ImageDraw.Draw(sheet)
    digits, scale = _placed(digits, sheet.size, kind.height, rng)
    pen = max(2, round(kind.pen * scale))
    boxes = [_inked(strokes, pen) for strokes in digits]
    print_around(draw, sheet.size, kind.printed, boxes)
    for stroke in (stroke for strokes in digits for stroke in strokes):
        draw.line(list(stroke), fill=kind.ink, width=pen, joint="curve")
        for x, y in (stroke[0], stroke[-1]):
            draw.ellipse([x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2], fill=kind.ink)
    smaller = [Box(*(side / FINE for side in box)) for box in boxes]
    return sheet.resize(size, Image.Resampling.LANCZOS), smaller


def _placed(
    digits: Sequence[Strokes], size: tuple[int, int], share: float, rng: np.random.Generator
) -> tuple[list[Strokes], float]:
    """The digits in pixels of a sheet, in `share` of its width, and the pixels of the pad."""
    line = around([box_of(stroke) for strokes in digits for stroke in strokes])
    wide, high = line.right - line.left, line.bottom - line.top
    scale = min(share * size[0] / wide, 0.8 * size[1] / high)
    left = (size[0] - scale * wide) * (0.5 + rng.uniform(-0.3, 0.3)) - scale * line.left
    top = (size[1] - scale * high) * (0.5 + rng.uniform(-0.3, 0.3)) - scale * line.top
    return [
        [[(left + scale * x, top + scale * y) for x, y in stroke] for stroke in strokes]
        for strokes in digits
    ], scale


def _inked(strokes: Strokes, pen: float) -> Box:
    left, top, right, bottom = around([box_of(stroke) for stroke in strokes])
    return Box(left - pen / 2, top - pen / 2, right + pen / 2, bottom + pen / 2)


def _laid(box: Box, size: tuple[int, int], middle: tuple[float, float], tilt: float) -> Box:
    """A box of a sheet that lies turned about its middle, which is there in the photo."""
    x, y = (box.left + box.right - size[0]) / 2, (box.top + box.bottom - size[1]) / 2
    x, y = Place(middle, 1, -tilt).to_picture(x, y)
    across, down = (box.right - box.left) / 2, (box.bottom - box.top) / 2
    return Box(x - across, y - down, x + across, y + down)
