"""Lines and dots that are printed all over a sheet of paper to write on."""

import numpy as np
import skia

from trainer.drawing.photos.canvas import paint
from trainer.drawing.photos.ground import Ground

REACH = 6.0
"""In heights: how far beyond the line the sheet's lines go, out of the picture."""

STRONG = 5
"""On graph paper every fifth line is stronger."""


def ruled(on: Ground) -> None:
    """Lines at any height: people rarely write right on them."""
    for y in _rows(on, on.sheet.pitch):
        across(on, y, on.line())


def squared(on: Ground) -> None:
    """Squares."""
    ruled(on)
    for x in _columns(on, on.sheet.pitch):
        down(on, x, on.line())


def millimetres(on: Ground) -> None:
    """Graph paper."""
    colour, width = on.sheet.print_colour, on.sheet.print_width
    fine, strong = paint(colour, 0.5, width / 2), paint(colour, 0.9, width)
    pitch = on.sheet.pitch / STRONG
    for number, y in enumerate(_rows(on, pitch)):
        across(on, y, fine if number % STRONG else strong)
    for number, x in enumerate(_columns(on, pitch)):
        down(on, x, fine if number % STRONG else strong)


def dotted(on: Ground) -> None:
    """A dot at each corner of squares that are not drawn."""
    columns = _columns(on, on.sheet.pitch)
    points = [skia.Point(x, y) for y in _rows(on, on.sheet.pitch) for x in columns]
    dots = paint(on.sheet.print_colour, width=on.sheet.print_width * 2)
    on.canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, points, dots)


def staves(on: Ground) -> None:
    """Music paper."""
    for middle in _rows(on, on.sheet.pitch * 5):
        for number in range(-2, 3):
            across(on, middle + number * on.sheet.pitch / 2, on.line())


def across(on: Ground, y: float, line: skia.Paint) -> None:
    """A line over the whole sheet."""
    on.canvas.drawLine(on.bounds.left - REACH, y, on.bounds.right + REACH, y, line)


def down(on: Ground, x: float, line: skia.Paint) -> None:
    """A line down the whole sheet."""
    on.canvas.drawLine(x, on.bounds.top - REACH, x, on.bounds.bottom + REACH, line)


def _rows(on: Ground, pitch: float) -> list[float]:
    return _steps(on.bounds.top, on.bounds.bottom, pitch, on.generator)


def _columns(on: Ground, pitch: float) -> list[float]:
    return _steps(on.bounds.left, on.bounds.right, pitch, on.generator)


def _steps(start: float, end: float, pitch: float, generator: np.random.Generator) -> list[float]:
    """Places from well before the start to well behind the end."""
    first = start - REACH + generator.uniform(0, pitch)
    places: list[float] = np.arange(first, end + REACH, pitch).tolist()
    return places
