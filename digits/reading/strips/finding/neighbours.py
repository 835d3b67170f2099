"""Which parts of a photo's strokes stand in a line with one another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digits.photo.parts import Part

ALIKE = 0.35
"""In parts of the taller: neighbours in a line are at least so high."""

NEAR = 2.0
"""In heights: neighbours in a line are no further apart."""

LEVEL = 0.45
"""In heights: so far the middles of neighbours lie above one another, but for the tilt."""

STEEPEST = 0.4
"""The rise of a line, in parts of its length, at most."""

ALIKE_LIT = 0.48
"""In parts of the lighter: the paper of neighbours is at least so light, though in shadow."""


def groups_of_neighbours(parts: Sequence[Part], light: Sequence[float]) -> list[list[int]]:
    """The places of parts, on paper that is so light, that stand in a line: each in one of them."""
    beside = _beside(parts) & _alike_lit(light)
    groups: list[list[int]] = []
    free = set(range(len(parts)))
    while free:
        group = [free.pop()]
        for place in group:
            new = free.intersection(np.flatnonzero(beside[place]).tolist())
            group += new
            free -= new
        groups.append(group)
    return groups


def _beside(parts: Sequence[Part]) -> NDArray[np.bool_]:
    """Which are neighbours by where they are, bool (n, n)."""
    sides = np.array([[part.left, part.top, part.right, part.bottom] for part in parts], float)
    left, top, right, bottom = sides.reshape(-1, 4).T[..., np.newaxis]
    height = bottom - top
    lower, taller = np.minimum(height, height.T), np.maximum(height, height.T)
    gap = np.maximum(left - right.T, left.T - right)
    across, down = (np.abs(ends - ends.T) / 2 for ends in (left + right, top + bottom))
    level = down < LEVEL * taller + STEEPEST * across
    return np.asarray((lower > ALIKE * taller) & (gap < NEAR * taller) & level)


def _alike_lit(light: Sequence[float]) -> NDArray[np.bool_]:
    one = np.array(light, float)
    other = one[:, np.newaxis]
    return np.asarray(np.minimum(one, other) > ALIKE_LIT * np.maximum(one, other))
