"""Variation of strokes: a drawing as its writer, or another one, might draw it the next time.

All lengths are in parts of the drawing's longer side, whatever units its strokes have.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.data.strokes import Stroke

ROTATION = np.radians(8)
"""The largest turn, either way."""

SLANT = 0.3
"""The largest slant, either way: how far the top leans over the bottom, in parts of the height."""

STRETCH = 0.25
"""The logarithm of the largest factor by which width and height each grow or shrink."""

WAVE = 0.03
"""How far slow waves bend the drawing: a standard deviation."""

JITTER = 0.006
"""How far the least steady hand moves each point: a standard deviation."""

LOOSE = 0.02
"""How far each stroke lies from its place: a standard deviation."""

MOST_SKIPPED = 4
"""The fastest pen leaves every fourth point."""

CUT = 0.06
"""The largest share of a stroke that is missing at either end."""

Points = NDArray[np.float64]
"""float64 (n, 2) points around the drawing's centre, whose longer side is 1."""


def vary(strokes: Sequence[Stroke], rng: np.random.Generator) -> list[Stroke]:
    """Draw again with another slant, tilt, proportion, speed and steadiness of the hand.

    Each stroke also lies a little off its place.
    """
    points = np.concatenate(strokes).astype(np.float64)
    low, high = points.min(axis=0), points.max(axis=0)
    unit = max(*(high - low), 1e-6)
    matrix, waves = _random_matrix(rng), _random_waves(rng)
    varied = []
    for stroke in strokes:
        around = (_hurried(stroke, rng) - (low + high) / 2) / unit
        bent = _waved(around @ matrix, waves) + rng.normal(0, LOOSE, 2)
        varied.append((bent + rng.normal(0, JITTER * rng.uniform(), bent.shape)).astype(np.float32))
    return varied


def _hurried(stroke: Stroke, rng: np.random.Generator) -> Points:
    """A stroke of a faster pen: with fewer points, begun late and ended early."""
    count = len(stroke)
    if count < 6:
        return stroke.astype(np.float64)
    first, last = rng.uniform(0, CUT, 2) * count
    step = int(rng.integers(1, min(MOST_SKIPPED, count // 5) + 1))
    kept = stroke[int(first) : count - int(last)]
    return np.concatenate([kept[:-1:step], kept[-1:]]).astype(np.float64)


def _random_matrix(rng: np.random.Generator) -> NDArray[np.float64]:
    angle, slant = rng.uniform(-ROTATION, ROTATION), rng.uniform(-SLANT, SLANT)
    width, height = np.exp(rng.uniform(-STRETCH, STRETCH, 2))
    rotation = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(np.array([[width, 0], [slant * height, height]]) @ rotation)


def _random_waves(rng: np.random.Generator) -> tuple[NDArray[np.float64], ...]:
    """Three slow waves over the sheet: directions (2, 3), phases (3,) and shifts (3, 2)."""
    return rng.normal(0, 4, (2, 3)), rng.uniform(0, 2 * np.pi, 3), rng.normal(0, WAVE, (3, 2))


def _waved(points: Points, waves: tuple[NDArray[np.float64], ...]) -> Points:
    directions, phases, shifts = waves
    return points + np.sin(points @ directions + phases) @ shifts
