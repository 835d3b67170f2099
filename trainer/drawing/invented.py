"""Characters of no script: strokes between the places where those of letters begin and end.

An unknown letter is mostly made of familiar strokes, put together in another way: a network that
has learned from thousands of such characters takes fewer unknown letters for a digit.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trainer.data.strokes import Stroke

FEWEST_STROKES, MOST_STROKES = 3, 5
"""With two strokes or fewer, too many would look like a 1, a 4 or a 7."""

UNSTEADY = 0.07
"""How far from its place an anchor lies, in parts of the character's side: a standard deviation."""

JOINED = 0.7
"""The share of strokes that begin where another one passed."""

CURVED = 0.4
"""The share of lines that are bent; the others are straight."""

MOST_BENT = 0.5
"""How far a bent line leaves the straight one, at most, in parts of its length."""

POINTS = 12
"""How many points each line has: about as many as a tablet gives."""

Point = NDArray[np.float64]


def invent(rng: np.random.Generator) -> list[Stroke]:
    """Three to five strokes between nine anchors of a square, each by way of one or two others."""
    anchors = _anchors(rng)
    passed: list[int] = []
    strokes = []
    for _ in range(rng.integers(FEWEST_STROKES, MOST_STROKES + 1)):
        route = _route(passed, rng)
        passed += route
        strokes.append(_stroke(anchors[route], rng))
    return strokes


def _anchors(rng: np.random.Generator) -> NDArray[np.float64]:
    """Nine places, (9, 2), in three rows and columns, each a little off its place."""
    rows, columns = np.divmod(np.arange(9), 3)
    width = rng.uniform(0.6, 1)
    regular = np.stack([columns / 2 * width, rows / 2], axis=1)
    return np.asarray(regular + rng.normal(0, UNSTEADY, regular.shape))


def _route(passed: list[int], rng: np.random.Generator) -> list[int]:
    """The anchors of one stroke, two or three different ones."""
    joined = passed and rng.uniform() < JOINED
    start = int(rng.choice(passed)) if joined else int(rng.integers(9))
    others = [anchor for anchor in range(9) if anchor != start]
    onwards = rng.choice(others, 2 if rng.uniform() < 0.3 else 1, replace=False)
    return [start, *(int(anchor) for anchor in onwards)]


def _stroke(corners: NDArray[np.float64], rng: np.random.Generator) -> Stroke:
    lines = [_line(start, end, rng) for start, end in pairwise(corners)]
    return np.concatenate(lines).astype(np.float32)


def _line(start: Point, end: Point, rng: np.random.Generator) -> NDArray[np.float64]:
    """Points (POINTS, 2) of a straight line, or of a parabola beside it."""
    time = np.linspace(0, 1, POINTS)[:, np.newaxis]
    bent = rng.uniform(-MOST_BENT, MOST_BENT) if rng.uniform() < CURVED else 0.0
    across = (end - start)[::-1] * [1, -1]
    return np.asarray(start + time * (end - start) + 4 * bent * time * (1 - time) * across)
