"""Strokes to `Ink`, drawn as the page's `static/js/paint/render.js` draws them.

Skia draws here because it draws Chromium's canvas: the two agree to the last grey level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import skia
from numpy.typing import NDArray

from digits.ink import Ink, scaled_levels
from trainer.data.strokes import Stroke

SNAPSHOT_SIDE = 140
"""Height and width of the picture that the page sends, in pixels."""

SNAPSHOT_PEN = 15
"""The pen's width in a snapshot, in pixels: as MNIST's 2.5 in a digit of 20, here in one of 120."""

SNAPSHOT_INK = 120
"""The longer side of a snapshot's ink, the pen's width included, in pixels."""

COLUMN_SIDE = 56
"""The same of a picture that the page sends among others: the network sees them in 20 x 20."""

SMALLEST_EXTENT = 2
"""In widths of the pen: a drawing smaller than this is a dot or a dash, and stays one."""

CANVAS_SIDE = 280
"""Height and width of the page's canvas, in pixels."""


@dataclass(frozen=True)
class Placing:
    """How a drawing lies on a canvas.

    `size` is the ink's longer side in parts of the canvas; `x` and `y` tell where the ink lies,
    from 0, at the left or top edge, to 1, at the right or bottom one; `pen_width` is in pixels.
    """

    size: float
    x: float
    y: float
    pen_width: float


def random_placing(generator: np.random.Generator) -> Placing:
    """A placing as visitors choose it: 30 to 85 % of the canvas, a pen of 10 to 24 pixels."""
    return Placing(
        size=generator.uniform(0.30, 0.85),
        x=generator.uniform(),
        y=generator.uniform(),
        pen_width=generator.uniform(10, 24),
    )


def as_snapshot(
    strokes: Sequence[Stroke], pen_width_as_drawn: float, side: int = SNAPSHOT_SIDE
) -> Ink:
    """What the page sends: float32 (side, side), scaled to fill it, at MNIST's stroke width.

    `pen_width_as_drawn` (> 0) is in the strokes' own units; it only decides what is a dot.
    """
    low, high = _bounds(strokes)
    extent = max(*(high - low), SMALLEST_EXTENT * pen_width_as_drawn)
    of_usual = side / SNAPSHOT_SIDE
    scale = (SNAPSHOT_INK - SNAPSHOT_PEN) * of_usual / extent
    offset = side / 2 - (low + high) / 2 * scale
    placed = [stroke * scale + offset for stroke in strokes]
    return draw(placed, side, SNAPSHOT_PEN * of_usual)


def as_canvas(strokes: Sequence[Stroke], placing: Placing, side: int = CANVAS_SIDE) -> Ink:
    """What a screenshot of the canvas would show: float32 (side, side)."""
    low, high = _bounds(strokes)
    longer = max(*(high - low))
    length = max(placing.size * side - placing.pen_width, 0)
    scale = length / longer if longer else 1
    room = side - placing.pen_width - (high - low) * scale
    corner = placing.pen_width / 2 + room * [placing.x, placing.y]
    placed = [(stroke - low) * scale + corner for stroke in strokes]
    return draw(placed, side, placing.pen_width)


def draw(strokes: Sequence[NDArray[np.floating]], side: int, pen_width: float) -> Ink:
    """Draw strokes given in pixels, float32 (side, side); what lies outside is cut off."""
    return draw_in(strokes, side, side, pen_width)


def draw_in(
    strokes: Sequence[NDArray[np.floating]], height: int, width: int, pen_width: float
) -> Ink:
    """The same in a picture that is no square, float32 (height, width)."""
    levels = np.full((height, width, 4), 255, np.uint8)
    canvas = skia.Canvas(levels)
    line, dot = _paint(skia.Paint.kStroke_Style, pen_width), _paint(skia.Paint.kFill_Style)
    for stroke in strokes:
        points = stroke.tolist()
        if all(point == points[0] for point in points):
            canvas.drawCircle(*points[0], pen_width / 2, dot)
        else:
            canvas.drawPath(smooth_path(points), line)
    return scaled_levels(255 - levels[..., 0])


def _bounds(strokes: Sequence[Stroke]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    points = np.concatenate(strokes)
    return points.min(axis=0), points.max(axis=0)


def _paint(style: skia.Paint.Style, width: float = 0) -> skia.Paint:
    return skia.Paint(
        Color=skia.ColorBLACK,
        AntiAlias=True,
        Style=style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def smooth_path(points: Sequence[Sequence[float]]) -> skia.Path:
    """A smooth line: each point bends it, and it passes midway between neighbours."""
    path = skia.Path()
    path.moveTo(*points[0])
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        path.quadTo(x, y, (x + next_x) / 2, (y + next_y) / 2)
    path.lineTo(*points[-1])
    return path
