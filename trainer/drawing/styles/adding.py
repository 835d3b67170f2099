"""Ways of writing a digit with a stroke more, or with other strokes.

All lengths are in parts of the drawing's height.
"""

import numpy as np

from trainer.data.strokes import Stroke

POINTS = 8
"""How many points an added stroke has: about as many as a tablet gives."""

THICKEST_ONE = 0.3
"""The largest width of a 1 that counts as a single line."""

Strokes = list[Stroke]


def flagged(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 1 with a flag, up to about its stem's length, and now and then a foot."""
    if not _is_single_line(strokes):
        return strokes
    (one,) = strokes
    height = np.ptp(one[:, 1])
    top = one[one[:, 1].argmin()]
    longest = rng.choice([0.5, 0.9])
    length, angle = rng.uniform(0.2, longest) * height, np.radians(rng.uniform(20, 60))
    flag = line(top - length * np.array([np.sin(angle), -np.cos(angle)]), top)
    # In one stroke, or set down anew.
    head = [np.concatenate([flag, one])] if rng.uniform() < 0.5 else [flag, one]
    return head if rng.uniform() < 0.6 else [*head, _foot(one, rng)]


def footed(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 1 that stands on a foot and has no flag."""
    return [*strokes, _foot(strokes[0], rng)] if _is_single_line(strokes) else strokes


def crossed(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 7 with a bar across its stem, or beside it."""
    if len(strokes) > 1:  # it probably has one already
        return strokes
    (seven,) = strokes
    height = np.ptp(seven[:, 1])
    level = seven[:, 1].min() + rng.uniform(0.4, 0.65) * height
    stem = seven[np.abs(seven[:, 1] - level).argmin()]
    half = rng.uniform(0.12, 0.28) * height * np.array([1, rng.uniform(-0.3, 0.1)])
    aside = rng.normal(0, 0.08) * height * np.array([1, 0])
    return [seven, line(stem + aside - half, stem + aside + half)]


def slashed(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 0 with a slash that rises or falls, stays inside or stands far out."""
    if len(strokes) > 1:
        return strokes
    low, high = strokes[0].min(axis=0), strokes[0].max(axis=0)
    centre, half = (low + high) / 2, (high - low) / 2
    falls = rng.uniform() < 0.3
    reach = rng.uniform(0.4, 1.4) * half * np.array([1, 1 if falls else -1])
    return [strokes[0], line(centre - reach, centre + reach)]


def two_rings(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """An 8 of two rings, which need not touch."""
    points = np.concatenate(strokes)
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    waist = rng.uniform(0.4, 0.55)
    gap = rng.uniform(-0.06, 0.06)
    upper = _ring(low, size * [rng.uniform(0.7, 1), waist], rng)
    lower = _ring(low + size * [0, waist + gap], size * [1, 1 - waist], rng)
    return [upper, lower]


def _is_single_line(strokes: Strokes) -> bool:
    width, height = np.ptp(strokes[0], axis=0)
    return len(strokes) == 1 and bool(width <= THICKEST_ONE * height)


def _foot(one: Stroke, rng: np.random.Generator) -> Stroke:
    bottom = one[one[:, 1].argmax()]
    half = rng.uniform(0.12, 0.35) * np.ptp(one[:, 1]) * np.array([1, rng.uniform(-0.2, 0.1)])
    return line(bottom - half * rng.uniform(0.6, 1), bottom + half)


def _ring(corner: np.ndarray, size: np.ndarray, rng: np.random.Generator) -> Stroke:
    """A ring in a box, begun at the top or at the right, not always closed."""
    begin = rng.choice([-0.5, 0]) * np.pi + rng.normal(0, 0.3)
    angles = begin + rng.choice([-1, 1]) * np.linspace(
        0, rng.uniform(1.85, 2.1) * np.pi, 3 * POINTS
    )
    around = np.column_stack([np.cos(angles), np.sin(angles)])
    return (corner + size * (0.5 + around / 2)).astype(np.float32)


def line(start: np.ndarray, end: np.ndarray) -> Stroke:
    """A straight stroke, float32 (8, 2), from one point (2,) to another."""
    return np.linspace(start, end, POINTS).astype(np.float32)
