"""A photo of a line on paper, and where each of its characters is in it."""

from dataclasses import dataclass, replace
from math import inf

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image

from digits.reading.boxes import Box
from trainer.drawing.photos.camera import Planes, taken
from trainer.drawing.photos.canvas import Picture, alpha_image, canvas_over, paint, polygon
from trainer.drawing.photos.company import cut_off, print_beside
from trainer.drawing.photos.ground import Ground
from trainer.drawing.photos.ink import draw, pen_width, spread
from trainer.drawing.photos.kind import PhotoKind
from trainer.drawing.photos.light import light_on
from trainer.drawing.photos.placement import Placement, corners_of, placed
from trainer.drawing.photos.prints import print_on
from trainer.drawing.photos.security import pattern
from trainer.drawing.photos.surfaces import surface
from trainer.drawing.photos.textures import texture
from trainer.drawing.photos.wear import fold, stain
from trainer.drawing.photos.writing import (
    Line,
    bounds_of,
    boxes_in_picture,
    character_boxes,
    coverage_of,
    strokes_in_picture,
)

FARTHEST_EDGE = 6.0
"""In heights: an edge of the sheet that is farther off is never in the picture."""

ASKEW = 1.5
"""In degrees: how far from the line's direction a sheet's edge is, a standard deviation."""


@dataclass(frozen=True)
class LinePhoto:
    """A picture, RGB uint8 (H, W, 3), of a line whose digits are about `height` pixels high.

    `boxes` are those of the ink of each of the line's characters, in pixels.
    """

    pixels: NDArray[np.uint8]
    boxes: tuple[Box, ...]
    height: float


def photograph(line: Line, kind: PhotoKind, generator: np.random.Generator) -> LinePhoto:
    """One photo of a line; what the kind leaves open, such as where a shadow falls, is random."""
    placement = placed(bounds_of(line), kind.view)
    scene = _scene(line, kind, placement, generator)
    lit = _lit(scene, kind, generator)
    pixels = taken(lit, kind.camera, placement.scale, generator)
    boxes = boxes_in_picture(line, placement, kind.pen)
    return LinePhoto(pixels, tuple(boxes), placement.scale)


def _scene(
    line: Line, kind: PhotoKind, placement: Placement, generator: np.random.Generator
) -> Picture:
    """The sheet and what it lies on, as they would be in an even light."""
    picture = np.full((*placement.size, 4), 255, np.uint8)
    canvas = canvas_over(picture)
    if min(kind.view.edges) < inf:
        _lay_down(picture, canvas, line, kind, placement, generator)
    canvas.drawColor(paint(kind.sheet.colour).getColor())
    _print(canvas, line, kind, placement, generator)
    _write(canvas, line, kind, placement, generator)
    for _ in range(kind.sheet.stains):
        stain(canvas, placement.size, generator)
    for _ in range(kind.sheet.folds):
        fold(canvas, placement.size, generator)
    return picture


def _lit(scene: Picture, kind: PhotoKind, generator: np.random.Generator) -> Planes:
    """What the light and the paper's roughness leave of a scene."""
    size = scene.shape[:2]
    rough = 1 + np.float32(kind.sheet.roughness) * texture("fine", size, generator)
    lit = np.asarray(light_on(size, kind.light, generator) * rough, np.float32)
    if kind.camera.process != "colour":
        return [lit * np.asarray(Image.fromarray(scene).convert("L"))]
    return [lit * np.float32(tint) * scene[..., n] for n, tint in enumerate(kind.light.tint)]


def _lay_down(
    picture: Picture,
    canvas: skia.Canvas,
    line: Line,
    kind: PhotoKind,
    placement: Placement,
    generator: np.random.Generator,
) -> None:
    """Lay a sheet on a surface; what is drawn from now on is on the sheet."""
    view = kind.view
    picture[..., :3] = surface(view.surface, view.surface_colour, placement.size, generator)
    room = [min(edge, FARTHEST_EDGE) for edge in view.edges]
    corners = corners_of(bounds_of(line), room)
    middle, angle = corners.mean(axis=0), np.radians(generator.normal(0, ASKEW))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    sheet = placement.pixels((corners - middle) @ turn + middle)
    thick = generator.normal(0, 0.04, 2) * placement.scale
    canvas.drawPath(polygon(sheet + thick), paint((0, 0, 0), generator.uniform(0.2, 0.6)))
    canvas.clipPath(polygon(sheet), doAntiAlias=True)


def _print(
    canvas: skia.Canvas,
    line: Line,
    kind: PhotoKind,
    placement: Placement,
    generator: np.random.Generator,
) -> None:
    sheet = kind.sheet
    if sheet.pattern != "none":
        pitch = sheet.pattern_pitch * placement.scale
        printed = alpha_image(pattern(sheet.pattern, placement.size, pitch, generator))
        ink = paint(sheet.pattern_colour, sheet.pattern_strength)
        canvas.drawImage(printed, 0, 0, skia.SamplingOptions(), ink)
    canvas.save()
    canvas.concat(placement.skia_matrix())
    bounds = bounds_of(line)
    print_on(Ground(canvas, bounds, character_boxes(line), sheet, generator))
    print_beside(canvas, bounds, kind.company, sheet, generator)
    canvas.restore()


def _write(
    canvas: skia.Canvas,
    line: Line,
    kind: PhotoKind,
    placement: Placement,
    generator: np.random.Generator,
) -> None:
    """Write the line, what else the picture cuts off, and what the back lets through."""
    pen, scale = kind.pen, placement.scale
    coverage = coverage_of(line, placement, pen, generator)
    if kind.sheet.through:
        behind = replace(pen, opacity=kind.sheet.through)
        spread(canvas, np.roll(coverage[:, ::-1], int(scale / 3), axis=0), behind, generator)
    strokes = strokes_in_picture(line, placement)
    others = cut_off(strokes, kind.company, scale, placement.size, generator)
    layer = skia.Canvas(coverage, colorType=skia.ColorType.kAlpha_8_ColorType)
    draw(layer, others, pen, pen_width(pen, scale), generator)
    spread(canvas, coverage, pen, generator)
