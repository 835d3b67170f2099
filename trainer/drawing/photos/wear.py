"""What becomes of a sheet in use: folds, and stains of coffee, grease and ink."""

import numpy as np
import skia

from trainer.drawing.photos.canvas import paint, polygon
from trainer.drawing.photos.kind import Colour

STAINS: tuple[Colour, ...] = ((120, 80, 40), (150, 130, 60), (60, 60, 70), (120, 40, 50))

FAR = 4000.0
"""In pixels: out of any picture."""


def fold(canvas: skia.Canvas, size: tuple[int, int], generator: np.random.Generator) -> None:
    """A crease across the sheet, beyond which it is a little darker."""
    height, width = size
    place = generator.uniform(0.1, 0.9, 2) * [width, height]
    angle = generator.normal(0, 0.05) + generator.choice([0, np.pi / 2, -np.pi / 2])
    along = np.array([np.cos(angle), np.sin(angle)]) * FAR
    beyond = along[::-1] * [-1, 1]
    start, end = place - along, place + along
    half = polygon(np.array([start, end, end + beyond, start + beyond]))
    canvas.drawPath(half, paint((0, 0, 0), generator.uniform(0.02, 0.12)))
    wide = generator.uniform(0.6, 2.5)
    canvas.drawLine(*start, *end, paint((0, 0, 0), generator.uniform(0.05, 0.3), wide))
    light = beyond / FAR * wide
    canvas.drawLine(*(start + light), *(end + light), paint((255, 255, 255), 0.2, wide))


def stain(canvas: skia.Canvas, size: tuple[int, int], generator: np.random.Generator) -> None:
    """A blot that fades to its edge, or the ring of a cup."""
    height, width = size
    x, y = (generator.uniform(0, 1, 2) * [width, height]).tolist()
    radius = float(generator.uniform(0.08, 0.5) * max(size))
    colour = STAINS[int(generator.integers(len(STAINS)))]
    strength = float(generator.uniform(0.08, 0.35))
    if generator.uniform() < 0.3:
        canvas.drawCircle(x, y, radius, paint(colour, strength * 0.2))
        canvas.drawCircle(x, y, radius, paint(colour, strength, radius * 0.06))
        return
    middle, edge = paint(colour, strength).getColor(), paint(colour, 0).getColor()
    fading = paint(colour)
    fading.setShader(
        skia.GradientShader.MakeRadial(
            skia.Point(x, y), radius, [middle, middle, edge], [0, 0.6, 1]
        )
    )
    canvas.drawCircle(x, y, radius, fading)
