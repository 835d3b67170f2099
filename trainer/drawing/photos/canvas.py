"""Skia's canvas over an array, and the paints that are used on it."""

import numpy as np
import skia
from numpy.typing import NDArray

from trainer.drawing.photos.kind import Colour

Picture = NDArray[np.uint8]
"""RGBA, uint8 (H, W, 4), opaque."""


def canvas_over(picture: Picture) -> skia.Canvas:
    """A canvas that draws into a picture."""
    return skia.Canvas(picture, colorType=skia.ColorType.kRGBA_8888_ColorType)


def paint(colour: Colour, opacity: float = 1.0, width: float | None = None) -> skia.Paint:
    """A paint that fills or, where a width is given, draws lines with round ends."""
    red, green, blue = (int(min(max(channel, 0), 255)) for channel in colour)
    return skia.Paint(
        Color=skia.Color(red, green, blue, int(min(max(opacity, 0), 1) * 255)),
        AntiAlias=True,
        Style=skia.Paint.kFill_Style if width is None else skia.Paint.kStroke_Style,
        StrokeWidth=width or 0,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def polygon(corners: NDArray[np.floating]) -> skia.Path:
    """A closed path through places (n, 2)."""
    return skia.Path.Polygon([skia.Point(x, y) for x, y in corners.tolist()], True)


def alpha_image(coverage: NDArray[np.uint8]) -> skia.Image:
    """Coverage (H, W) as an image that a paint's colour fills."""
    return skia.Image.fromarray(
        np.ascontiguousarray(coverage), colorType=skia.ColorType.kAlpha_8_ColorType
    )
