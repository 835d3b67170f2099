"""What a pen leaves of strokes on paper."""

from collections.abc import Sequence

import numpy as np
import skia
from numpy.typing import NDArray

from trainer.drawing.photos.canvas import alpha_image, paint
from trainer.drawing.photos.kind import Pen
from trainer.drawing.photos.textures import texture
from trainer.drawing.render import smooth_path

THINNEST = 0.7
"""In pixels: a thinner line would be nothing but a shade."""

SEGMENT = 0.5
"""In widths of the pen: how far apart the places are where a pressed pen's width changes."""

Strokes = Sequence[NDArray[np.floating]]


def pen_width(pen: Pen, scale: float) -> float:
    """The pen's width in pixels, where a height of the line has `scale` of them."""
    return max(pen.width * scale, THINNEST)


def smoothed(stroke: NDArray[np.floating]) -> NDArray[np.floating]:
    """Places that the pen passes: between its points it cuts corners, as `smooth_path` does."""
    curve = (stroke[:-2] + 6 * stroke[1:-1] + stroke[2:]) / 8
    return np.concatenate([stroke[:1], curve, stroke[-1:]])


def draw(
    layer: skia.Canvas, strokes: Strokes, pen: Pen, width: float, generator: np.random.Generator
) -> None:
    """Cover a layer of alpha where a pen passes, strokes in pixels like the pen's width."""
    for stroke in strokes:
        _draw(layer, stroke, pen, width, generator)


def spread(
    canvas: skia.Canvas,
    coverage: NDArray[np.uint8],
    pen: Pen,
    generator: np.random.Generator,
) -> None:
    """Colour what is covered, uint8 (H, W), as the pen and the paper's grain let it be seen."""
    rows, columns = (np.flatnonzero(coverage.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return
    top, left = int(rows[0]), int(columns[0])
    coverage = coverage[top : rows[-1] + 1, left : columns[-1] + 1]
    if pen.grain:
        coverage = _grained(coverage, pen.grain, generator)
    colour = paint(pen.colour, pen.opacity)
    canvas.drawImage(alpha_image(coverage), left, top, skia.SamplingOptions(), colour)


def _grained(
    coverage: NDArray[np.uint8], grain: float, generator: np.random.Generator
) -> NDArray[np.uint8]:
    """Coverage without what lies in the paper's hollows, and paler where the pen was light."""
    kept = texture("fine", coverage.shape, generator) * np.float32(grain)
    kept += texture("clouds", coverage.shape, generator) * np.float32(grain * 0.4)
    kept += np.float32(1 - 0.5 * grain)
    np.clip(kept, 0, 1, out=kept)
    kept *= coverage
    return kept.astype(np.uint8)


def _draw(
    layer: skia.Canvas,
    stroke: NDArray[np.floating],
    pen: Pen,
    width: float,
    generator: np.random.Generator,
) -> None:
    points = stroke.tolist()
    if all(point == points[0] for point in points):
        layer.drawCircle(*points[0], width * 0.6, paint((0, 0, 0)))
    elif pen.pressure:
        _draw_pressed(layer, stroke, pen.pressure, width, generator)
    else:
        layer.drawPath(smooth_path(points), paint((0, 0, 0), width=width))


def _draw_pressed(
    layer: skia.Canvas,
    stroke: NDArray[np.floating],
    pressure: float,
    width: float,
    generator: np.random.Generator,
) -> None:
    """A stroke that is wider where the pen goes down, and where it happens to be pressed."""
    points = _evenly(smoothed(stroke), max(width * SEGMENT, 2))
    steps = np.diff(points, axis=0)
    downwards = steps[:, 1] / np.maximum(np.hypot(*steps.T), 1e-6)
    start, end = generator.uniform(0, 7, 2).tolist()
    pressed = np.sin(np.linspace(start, end, len(steps)))
    widths = np.maximum(width * (1 + pressure * (0.5 * downwards + 0.4 * pressed)), THINNEST)
    line = paint((0, 0, 0), width=width)
    for (x, y), (next_x, next_y), wide in zip(
        points[:-1].tolist(), points[1:].tolist(), widths.tolist(), strict=True
    ):
        line.setStrokeWidth(wide)
        layer.drawLine(x, y, next_x, next_y, line)


def _evenly(stroke: NDArray[np.floating], step: float) -> NDArray[np.float64]:
    """Points of a stroke that are about so far apart."""
    far = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    wanted = np.linspace(0, far[-1], max(int(far[-1] / step), 1) + 1)
    return np.stack([np.interp(wanted, far, side) for side in stroke.T], axis=1)
