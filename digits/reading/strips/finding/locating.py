"""Where in a reduced photo there may be a line of digits: its connected parts, and its tilt."""

from dataclasses import dataclass, replace
from math import atan, degrees, inf

import numpy as np
from PIL import Image

from digits.photo.components import label_components
from digits.photo.lines import Bars
from digits.photo.paper import Channel
from digits.photo.parts import THICKEST, Part, parts_of
from digits.reading.boxes import Box, script_of
from digits.reading.strips.finding.contrast import clearest, seen
from digits.reading.strips.finding.neighbours import groups_of_neighbours

LOW = 150
"""Pixels of a picture that may be filled by its digits from top to bottom."""

ACROSS = Bars(longest=0.25, crossed=4, crooked=1.5)
DOWN = Bars(crossed=4, crooked=1.5)
"""What no digit's bar is: a line is not much longer than those of a comb of boxes."""

LOW_ACROSS = Bars(thickest_line=0.09, crossed=2, crooked=1.5)
LOW_DOWN = Bars(longest=inf, longest_out=inf)
"""The same in a picture that is low: its digits may be as high as it."""

MOST_PARTS = 120
"""The heaviest, that lines are looked for among."""

RIM = 0.5
"""In sides of the picture: what is so long and reaches out of it is the table around a sheet."""

FRAME_FILLED = 0.12
"""In parts of its box: what a frame around digits fills is less."""

LOWEST = 5
"""Pixels of the digits of a line, at least."""

STEADY = 3.0
"""In heights: a line has to be much longer than it, for its tilt to be told from its hand's."""

DARKEST_PAPER = 0.22
"""From 0, dark, to 1: on what is darker nobody writes in the dark."""

LEAST_LIKE = 1.5
"""Of what is like a digit, in all, for a line to be a good one."""


@dataclass(frozen=True)
class Located:
    """Where there may be a line of digits: the boxes around its parts, in pixels of the photo.

    `angle` are the degrees by which it falls to the right; the weight is how much ink there is of
    it, less where it is not like digits or not on light paper. `light` is that paper, from 0, dark,
    to 1, and `window` what it was told from, in pixels.
    """

    boxes: list[Box]
    angle: float
    weight: float
    light: float
    is_good: bool
    window: float

    def magnified(self, factor: int) -> "Located":
        """The same in a photo that is so many times as large, along each side."""
        boxes = [Box(*(side * factor for side in box)) for box in self.boxes]
        return replace(self, boxes=boxes, window=self.window * factor)


def locate(picture: Image.Image, window: float) -> list[Located]:
    """Lines of what is darker than its paper in a picture, mode RGB or L, heaviest first.

    `window` is in its pixels: strokes are less than half as broad.
    """
    shown = seen(clearest(picture), window)
    bars = (ACROSS, DOWN) if picture.height > LOW else (LOW_ACROSS, LOW_DOWN)
    strokes = shown.strokes(*bars)
    parts = _writing(parts_of(label_components(strokes), shown.contrast), strokes.shape)
    light = [_light(part, shown.paper) for part in parts]
    groups = groups_of_neighbours(parts, light)
    lines = [_located(parts, light, group, strokes.shape, window) for group in groups]
    lines = [line for line in lines if script_of(line.boxes).height >= LOWEST]
    return sorted(lines, key=lambda line: -line.weight)


def _writing(parts: list[Part], shape: tuple[int, ...]) -> list[Part]:
    parts = [part for part in parts if part.thickness < THICKEST * part.length]
    parts = [part for part in parts if not _is_rim(part, shape)]
    parts = sorted(parts, key=lambda part: -part.mass)[:MOST_PARTS]
    return [part for part in parts if not _is_frame(part, parts)]


def _is_rim(part: Part, shape: tuple[int, ...]) -> bool:
    return shape[0] > LOW and part.touches(shape) and part.length > RIM * max(shape)


def _is_frame(part: Part, parts: list[Part]) -> bool:
    return _filling(part) < FRAME_FILLED and any(part.surrounds(other) for other in parts)


def _filling(part: Part) -> float:
    return part.pixels / ((part.right - part.left) * (part.bottom - part.top))


def _light(part: Part, paper: Channel) -> float:
    return float(paper[part.top : part.bottom, part.left : part.right].mean())


def _located(
    parts: list[Part], light: list[float], group: list[int], shape: tuple[int, ...], window: float
) -> Located:
    boxes = [Box(parts[n].left, parts[n].top, parts[n].right, parts[n].bottom) for n in group]
    like = [_likeness(parts[n], shape) for n in group]
    ink = sum(parts[n].mass * one for n, one in zip(group, like, strict=True))
    paper = float(np.mean([light[n] for n in group]))
    weight = (
        ink * script_of(boxes).height * paper**2 * (1 - 0.5 / len(group))
    )  # a lone part is seldom a number
    is_good = sum(like) > LEAST_LIKE and paper > DARKEST_PAPER
    return Located(boxes, _angle(boxes), weight, paper, is_good, window)


def _likeness(part: Part, shape: tuple[int, ...]) -> float:
    """How much a part is like a digit, or some that touch: 1 where nothing speaks against it."""
    wide, high = part.right - part.left, part.bottom - part.top
    like = 0.3 if part.touches(shape) else 1.0
    like *= 0.1 if _filling(part) < 0.04 else 1.0
    like *= 0.3 if part.thickness > 0.2 * high else 1.0
    return like * (0.3 if wide > 4 * high else 1.0)


def _angle(boxes: list[Box]) -> float:
    """The tilt of the middles of parts, where there are enough to tell."""
    height = script_of(boxes).height
    x, y = np.array([((b.left + b.right) / 2, (b.top + b.bottom) / 2) for b in boxes]).T
    x, y = x - x.mean(), y - y.mean()
    if np.ptp(x) < STEADY * height:
        return 0.0
    return degrees(atan(float(x @ y) / float(x @ x)))
