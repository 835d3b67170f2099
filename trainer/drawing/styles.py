"""Ways of writing a digit that few people in the data have: a flagged 1, a crossed 7, a slashed 0.

Readers of other countries take the first for a 7, the second for a 2 and the third for an 8.
All lengths are in parts of the drawing's height.
"""

from collections.abc import Callable

import numpy as np

from trainer.data.strokes import Drawing, Stroke

OFTEN = 0.15
"""The share of single-stroke 0s, 1s and 7s that get their style."""

POINTS = 8
"""How many points an added stroke has: about as many as a tablet gives."""

THICKEST_ONE = 0.3
"""The largest width of a 1 that counts as a single line."""

Style = Callable[[Stroke, np.random.Generator], list[Stroke]]


def with_style(drawing: Drawing, rng: np.random.Generator) -> list[Stroke]:
    """The drawing's strokes, now and then in a style that its writer does not have."""
    style = style_of_digit.get(drawing.label)
    # With more than one stroke it probably has a flag, a bar or a slash already.
    if style is None or len(drawing.strokes) > 1 or rng.uniform() > OFTEN:
        return list(drawing.strokes)
    return style(drawing.strokes[0], rng)


def flagged(one: Stroke, rng: np.random.Generator) -> list[Stroke]:
    """A 1 with a flag at its top, and sometimes a foot; as it is where it is no single line."""
    low, high = one.min(axis=0), one.max(axis=0)
    height = high[1] - low[1]
    if high[0] - low[0] > THICKEST_ONE * height:
        return [one]
    top, bottom = one[one[:, 1].argmin()], one[one[:, 1].argmax()]
    length, angle = rng.uniform(0.2, 0.5) * height, np.radians(rng.uniform(25, 65))
    flag = _line(top - length * np.array([np.sin(angle), -np.cos(angle)]), top)
    half = rng.uniform(0.12, 0.3) * height * np.array([1, 0])
    foot = [_line(bottom - half, bottom + half)] if rng.uniform() < 0.4 else []
    return [flag, one, *foot]


def crossed(seven: Stroke, rng: np.random.Generator) -> list[Stroke]:
    """A 7 with a bar across its stem."""
    top, bottom = seven[:, 1].min(), seven[:, 1].max()
    height = bottom - top
    level = top + rng.uniform(0.4, 0.65) * height
    stem = seven[np.abs(seven[:, 1] - level).argmin()]
    half = rng.uniform(0.12, 0.28) * height * np.array([1, rng.uniform(-0.3, 0.1)])
    return [seven, _line(stem - half, stem + half)]


def slashed(zero: Stroke, rng: np.random.Generator) -> list[Stroke]:
    """A 0 with a slash from its lower left to its upper right."""
    low, high = zero.min(axis=0), zero.max(axis=0)
    centre, half = (low + high) / 2, (high - low) / 2
    reach = rng.uniform(0.6, 1.15) * half * np.array([1, -1])
    return [zero, _line(centre - reach, centre + reach)]


style_of_digit: dict[str, Style] = {"0": slashed, "1": flagged, "7": crossed}
"""The style that each digit may get."""


def _line(start: np.ndarray, end: np.ndarray) -> Stroke:
    return np.linspace(start, end, POINTS).astype(np.float32)
