"""What stands on a sheet beside the line: lines of print, and writing that the picture cuts off."""

import string
from collections.abc import Sequence
from functools import cache

import numpy as np
import skia
from HersheyFonts import HersheyFonts
from numpy.typing import NDArray

from digits.reading.boxes import Box
from trainer.drawing.photos.canvas import paint
from trainer.drawing.photos.kind import Company, Sheet

FONTS = ("futural", "rowmans", "timesr", "timesi", "futuram")

CAPITAL = 21.0
"""The height of the fonts' capitals, in their own units."""

BASELINE = 9.0
"""Where the fonts' letters stand, in their units, y downwards."""

CLEAR = 0.2
"""In heights of the line: the least room between the line and print."""

LEADING = 1.7
"""From a line of print to the next, in heights of its letters."""

Strokes = list[NDArray[np.float64]]


def cut_off(
    strokes: Sequence[NDArray[np.floating]],
    company: Company,
    scale: float,
    size: tuple[int, int],
    generator: np.random.Generator,
) -> Strokes:
    """Writing of the same hand of which the picture shows the lowest or the highest part.

    It is the line's own, moved to the picture's upper or lower edge; all in pixels.
    """
    if not strokes:
        return []
    rows = np.concatenate([stroke[:, 1] for stroke in strokes])
    moved: Strokes = []
    if company.above:
        moved += _moved(strokes, company.above * scale - rows.max(), scale, generator)
    if company.below:
        moved += _moved(strokes, size[0] - company.below * scale - rows.min(), scale, generator)
    return moved


def print_beside(
    canvas: skia.Canvas,
    bounds: Box,
    company: Company,
    sheet: Sheet,
    generator: np.random.Generator,
) -> None:
    """Print words on a canvas whose unit is a height: above, below, left or right of the line."""
    height = company.print_height
    colour = paint(sheet.print_colour, width=generator.uniform(0.08, 0.16) * CAPITAL)
    glyphs = _glyphs(FONTS[int(generator.integers(len(FONTS)))])
    side = generator.integers(4) if company.print_lines == 1 else generator.integers(2)
    for number in range(company.print_lines):
        words = _words(generator)
        x = bounds.left + generator.uniform(-0.5, 0.5)
        y = bounds.bottom + CLEAR + height * (1 + LEADING * number)
        if side == 1:
            y = bounds.top - CLEAR - height * LEADING * number
        elif side > 1:
            y = bounds.bottom + generator.uniform(-0.5, 0)
            x = bounds.right + 3 * CLEAR
        if side == 3:
            x = bounds.left - 3 * CLEAR - _width(words, glyphs) * height
        _print(canvas, words, (x, y, height), glyphs, colour)


def _moved(
    strokes: Sequence[NDArray[np.floating]],
    down: float,
    scale: float,
    generator: np.random.Generator,
) -> Strokes:
    shift = np.array([generator.uniform(-2, 2) * scale, down])
    return [stroke + shift for stroke in strokes]


def _words(generator: np.random.Generator) -> str:
    """A word or a few, of random letters."""
    words: list[str] = []
    for _ in range(generator.integers(1, 4)):
        letters = "".join(generator.choice([*string.ascii_lowercase], generator.integers(2, 9)))
        words.append([letters, letters.capitalize(), letters.upper()][generator.integers(3)])
    return " ".join(words) + str(generator.choice(["", "", ":", "."]))


Glyph = tuple[skia.Path, float]
"""Its lines, of a font's units with the baseline at 0, and its width."""


@cache
def _glyphs(font_name: str) -> dict[str, Glyph]:
    font = HersheyFonts()
    font.load_default_font(font_name)
    return {key: _glyph(font.all_glyphs[key].strokes) for key in string.ascii_letters + ":."}


def _glyph(strokes: Sequence[Sequence[tuple[float, float]]]) -> Glyph:
    points = np.concatenate([np.array(stroke, float) for stroke in strokes])
    left, right = points[:, 0].min(), points[:, 0].max()
    path = skia.Path()
    for stroke in strokes:
        path.addPoly([skia.Point(x - left, y - BASELINE) for x, y in stroke], False)
    return path, float(right - left) + 5


def _width(words: str, glyphs: dict[str, Glyph]) -> float:
    """In heights of a capital."""
    return sum(glyphs[letter][1] if letter != " " else 12 for letter in words) / CAPITAL


def _print(
    canvas: skia.Canvas,
    words: str,
    place: tuple[float, float, float],
    glyphs: dict[str, Glyph],
    colour: skia.Paint,
) -> None:
    """Words whose baseline begins at x and y, with capitals of a height."""
    x, y, height = place
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(height / CAPITAL, height / CAPITAL)
    for letter in words:
        if letter != " ":
            canvas.drawPath(glyphs[letter][0], colour)
        canvas.translate(glyphs[letter][1] if letter != " " else 12, 0)
    canvas.restore()
