"""Numbers for tests: as strokes in a row, as a picture of a line, and as groups of strokes."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from digits.reading.boxes import Box, around
from digits.reading.groups import groups_of
from testing.paper import Strokes
from testing.pictures import Stroke, as_file, strokes_of_digit

STEP = 0.6
"""From digit to digit, in heights of the pad."""

MARKS: dict[str, Stroke] = {
    "point": [(0.0, 0.87), (0.02, 0.87)],
    "comma": [(0.02, 0.8), (0.02, 0.88), (-0.04, 0.98)],
    "dash": [(-0.1, 0.52), (0.1, 0.51)],
}
"""What stands between the parts of an amount, in heights of the pad, from its middle."""
SQUARE, PEN = 56, 6
"""Pixels: of a group's picture as the page sends it."""

FINE = 4
"""Pixels that one is drawn with, along each side."""


def smooth(stroke: Stroke) -> Stroke:
    """The stroke without its corners, which are cut by a quarter at each side (Chaikin, 1974)."""
    points = np.array(stroke)
    for _ in range(3):
        before, after = points[:-1], points[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
        points = np.concatenate([points[:1], cut.reshape(-1, 2), points[-1:]])
    return [(float(x), float(y)) for x, y in points]


def strokes_of(text: str) -> Strokes:
    """The strokes of a number's digits, from left to right, in heights of the pad."""
    strokes = [
        [(x + place * STEP, y) for x, y in smooth(stroke)]
        for place, digit in enumerate(text)
        for stroke in strokes_of_digit[int(digit)]
    ]
    return sorted(strokes, key=lambda stroke: sum(box_of(stroke)[::2]))


def box_of(stroke: Sequence[tuple[float, float]]) -> Box:
    """Around its points."""
    xs, ys = zip(*stroke, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def amount_picture(
    whole: str, mark: str, rest: str, height: int = 100, pen: int = 7
) -> Image.Image:
    """A line with two numbers and one of `MARKS` between them, black on white, mode L."""
    strokes = strokes_of_amount(whole, mark, rest)
    width = round((len(whole + rest) * STEP + 1) * height)
    return drawn(strokes, (width, height), height, pen)


def strokes_of_amount(whole: str, mark: str, rest: str) -> Strokes:
    """The strokes of such a line, from left to right, in heights of the pad."""
    middle = len(whole) * STEP + STEP / 2 + 0.2
    after = (len(whole) + 1) * STEP
    separator = [(x + middle, y) for x, y in MARKS[mark]]
    rest_of_it = [[(x + after, y) for x, y in stroke] for stroke in strokes_of(rest)]
    return [*strokes_of(whole), separator, *rest_of_it]


def number_picture(text: str, height: int = 100, pen: int = 7) -> Image.Image:
    """A line with a number, black on white, mode L."""
    width = round((len(text) * STEP + 1 - STEP) * height)
    return drawn(strokes_of(text), (width, height), height, pen)


def drawn(
    strokes: Strokes,
    size: tuple[int, int],
    scale: float,
    pen: int,
    corner: tuple[float, float] = (0, 0),
) -> Image.Image:
    """Strokes in so many pixels a unit, with `corner` at the picture's top left; mode L."""
    width, height = size
    picture = Image.new("L", (width * FINE, height * FINE), 255)
    draw = ImageDraw.Draw(picture)
    for stroke in strokes:
        points = [
            tuple((at - start) * scale * FINE for at, start in zip(point, corner, strict=True))
            for point in stroke
        ]
        draw.line(points, fill=0, width=pen * FINE, joint="curve")
    return picture.resize(size, Image.Resampling.BOX)


def square_picture(strokes: Strokes, side: int = SQUARE, pen: int = PEN) -> Image.Image:
    """Strokes that fill a square, as the page shows them to the network."""
    left, top, right, bottom = around([box_of(stroke) for stroke in strokes])
    scale = 0.75 * side / max(right - left, bottom - top)
    middle = side / 2 / scale
    corner = (left + right) / 2 - middle, (top + bottom) / 2 - middle
    return drawn(strokes, (side, side), scale, pen, corner)


def groups_told(text: str) -> dict[str, Any]:
    """The `groups` of a number, none of them read before."""
    boxes = [box_of(stroke) for stroke in strokes_of(text)]
    groups = [{"first": first, "after": after} for first, after in groups_of(boxes)]
    return {"boxes": boxes, "groups": groups}


def squares_picture(text: str, groups: Sequence[dict[str, Any]]) -> Image.Image:
    """The squares of groups that were not read before, one below another; mode L."""
    strokes = strokes_of(text)
    squares = [
        square_picture(strokes[group["first"] : group["after"]])
        for group in groups
        if "likely" not in group
    ]
    side = squares[0].width
    tall = Image.new("L", (side, side * len(squares)))
    for number, square in enumerate(squares):
        tall.paste(square, (0, side * number))
    return tall


def form(groups: object, picture: Image.Image | bytes | None = None) -> dict[str, Any]:
    """What a test's client posts: `groups` as JSON, and the picture as a file, if there is one."""
    fields: dict[str, Any] = {"groups": groups if isinstance(groups, str) else json.dumps(groups)}
    if picture is not None:
        data = picture if isinstance(picture, bytes) else as_file(picture)
        fields["image"] = (BytesIO(data), "squares.png")
    return {"data": fields, "content_type": "multipart/form-data"}
