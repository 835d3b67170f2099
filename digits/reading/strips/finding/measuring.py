"""How high the digits of a line are, where they stand, and how they tilt: from their strokes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, degrees, inf, radians, sqrt, tan

import numpy as np

from digits.photo.components import Mask
from digits.photo.paper import Channel
from digits.reading.boxes import Box, around, script_of
from digits.reading.strips.finding.members import Chosen, Numbers, Strokes, members_of, parted
from digits.reading.strips.strip import Place

STEPS = 4
"""A digit's height is so many steps along the line: in each the strokes' top and bottom count."""

ASIDE = 2
"""Steps to either side that count with one: a digit is about so wide."""

LOWEST = 0.5
"""In heights of the highest steps: what is lower is a dash, a comma, or the middle of a seven."""

SLENDER = 0.3
"""In heights of a part: what is no broader is a 1, or the side of a box around a digit."""

MOSTLY = 0.5
"""In parts of a line's pixels: what is not slender tells of its digits where it is more."""

DOUBT = 2.5
"""In standard errors, of which neighbouring steps share some: a tilt of so many may be chance."""

ROUNDS = 2
"""The line is measured, and then again with what was seen to belong to it."""


@dataclass(frozen=True)
class Measured:
    """A line that is turned back by `angle`: the box around it, its digits' height and middle."""

    box: Box
    height: float
    middle: float
    angle: float


@dataclass(frozen=True)
class Profile:
    """Places along a line, n of them, and the strokes' top and bottom at each: float64 (n,)."""

    at: Numbers
    tops: Numbers
    bottoms: Numbers

    @property
    def height(self) -> float:
        """The usual one."""
        return float(np.median(self.bottoms - self.tops))

    @property
    def middle(self) -> float:
        """Of what is usually the top and the bottom."""
        return float(np.median(self.bottoms + self.tops)) / 2

    def tilt(self, turned: float) -> float:
        """The degrees by which a line falls that was turned back by so many.

        A hand seldom lets tops and bottoms fall alike, and what may be its whim is not believed.
        """
        before = tan(radians(turned))
        slopes = [_slope(self.at, ends) for ends in (self.tops, self.bottoms)]
        slope, error = min(slopes, key=lambda one: abs(before + one[0]))
        slope += before
        trust = 1 - (DOUBT * error / slope) ** 2 if slope else 0.0
        return degrees(atan(slope * max(trust, 0.0)))


def measured(strokes: Mask, paper: Channel, boxes: Sequence[Box], angle: float) -> Measured | None:
    """What strokes on paper, both (H, W), tell of a line that was located in these boxes, if any.

    The paper is how light it is: on much darker paper there is nothing of the line.
    """
    found = parted(strokes, paper)
    line: Measured | None = _as_located(boxes, angle)
    for _ in range(ROUNDS):
        line = line and _measured_again(found, boxes, line)
    return line


def _as_located(boxes: Sequence[Box], angle: float) -> Measured:
    upright = [turned(box, Place((0, 0), 1, angle)) for box in boxes]
    script = script_of(upright)
    return Measured(around(upright), script.height, script.baseline - script.height / 2, angle)


def _measured_again(found: Strokes, boxes: Sequence[Box], line: Measured) -> Measured | None:
    """The line by those strokes that belong to it as it is known so far."""
    upright = Place((0, 0), 1, line.angle)
    located = [turned(box, upright) for box in boxes]
    members = members_of(found.parts.turned(upright), located, line.height, line.middle)
    if not members.any():
        return None
    angle = _profile(found, members, upright, line.height).tilt(line.angle)
    upright = Place((0, 0), 1, angle)
    profile = _profile(found, _telling(found, members), upright, line.height)
    box = _box(found, members, upright, profile.height)
    whole = around([box, *(turned(box, upright) for box in boxes)])
    return Measured(
        Box(whole.left, box.top, whole.right, box.bottom), profile.height, profile.middle, angle
    )


def turned(box: Box, upright: Place) -> Box:
    """A box in a picture that is turned back: its middle turned, its sides kept."""
    x, y = upright.to_strip((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    across, down = (box.right - box.left) / 2, (box.bottom - box.top) / 2
    return Box(x - across, y - down, x + across, y + down)


def _telling(found: Strokes, members: Chosen) -> Chosen:
    """Those members that tell how high the digits are."""
    parts = found.parts
    broad = members & (parts.wide > SLENDER * parts.high)
    return broad if parts.pixels[broad].sum() > MOSTLY * parts.pixels[members].sum() else members


def _profile(found: Strokes, members: Chosen, upright: Place, height: float) -> Profile:
    """Where along a line the strokes are as high as digits, which are about so high."""
    x, y = _points(found, members, upright)
    step = height / STEPS
    of = ((x - x.min()) / step).astype(np.intp) + ASIDE
    tops, bottoms = np.full(of.max() + ASIDE + 1, inf), np.full(of.max() + ASIDE + 1, -inf)
    np.minimum.at(tops, of, y - 0.5)
    np.maximum.at(bottoms, of, y + 0.5)
    for _ in range(ASIDE):
        tops = np.minimum(np.minimum(tops[:-2], tops[2:]), tops[1:-1])
        bottoms = np.maximum(np.maximum(bottoms[:-2], bottoms[2:]), bottoms[1:-1])
    heights = bottoms - tops
    high = np.flatnonzero(heights > LOWEST * np.percentile(heights[heights > 0], 90))
    return Profile(np.asarray(high * step, float), tops[high], bottoms[high])


def _points(found: Strokes, members: Chosen, upright: Place) -> tuple[Numbers, Numbers]:
    """The middles of the members' pixels, x and y, in the picture turned back."""
    kept = members[found.of]
    middles = (np.asarray(at[kept] + 0.5, float) for at in (found.columns, found.rows))
    return upright.to_strip(*middles)


def _box(found: Strokes, members: Chosen, upright: Place, height: float) -> Box:
    """Around the members, from top to bottom where they are as high as digits."""
    profile = _profile(found, members, upright, height)
    x, _ = _points(found, members, upright)
    sides = x.min() - 0.5, profile.tops.min(), x.max() + 0.5, profile.bottoms.max()
    return Box(*map(float, sides))


def _slope(x: Numbers, y: Numbers) -> tuple[float, float]:
    """The slope of a line through points, and its standard error."""
    if len(x) < 3:
        return 0.0, inf
    x = x - x.mean()
    slope = float(x @ y) / float(x @ x)
    rest = y - y.mean() - slope * x
    return slope, sqrt(float(rest @ rest) / (len(x) - 2) / float(x @ x))
