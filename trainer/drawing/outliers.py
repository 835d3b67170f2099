"""Outliers that are made: scribbles, pieces of digits, pairs, turned and mirrored ones, chimeras.

The others, such as letters and symbols, come from data sets; these are what none of them holds.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.handwriting import vary
from trainer.drawing.invented import invent

STRAIGHTEST = 0.6
"""The chord by the length: above this, a piece of a digit might pass for a 1 or a 7."""

STRAIGHT = "147"
"""Digits of which a piece may look like another digit: they give none."""

SIDEWAYS = "2358"
"""Digits that nobody can read when they lie on their side."""

UPSIDE_DOWN = "347"
"""Digits that nobody can read upside down."""

MIRRORED = "3679"
"""Digits that nobody can read in a mirror, where a 2 looks too much like a 5, and a 5 like a 2."""

Strokes = Sequence[Stroke]


def scribble(rng: np.random.Generator) -> list[Stroke]:
    """One to three strokes of a pen that wanders without a plan."""
    return [_wandering(rng) for _ in range(rng.integers(1, 4))]


def piece(digit: Drawing, rng: np.random.Generator) -> list[Stroke] | None:
    """A bent part of a digit's longest stroke; None where that is not bent enough."""
    longest = max(digit.strokes, key=_length)
    count = int(len(longest) * rng.uniform(0.25, 0.5))
    start = int(rng.integers(0, len(longest) - count + 1))
    part = longest[start : start + count]
    if digit.label in STRAIGHT or len(part) < 5 or _chord(part) > STRAIGHTEST * _length(part):
        return None
    return [part]


def pair(left: Strokes, right: Strokes, rng: np.random.Generator) -> list[Stroke]:
    """Two digits of about one height, side by side."""
    first, second = _unit_height(vary(left, rng)), _unit_height(vary(right, rng))
    edge = max(stroke[:, 0].max() for stroke in first)
    start = min(stroke[:, 0].min() for stroke in second)
    shift = np.array([edge - start + rng.uniform(0.1, 0.5), rng.uniform(-0.1, 0.1)], np.float32)
    return [*first, *(stroke + shift for stroke in second)]


def turned(digit: Drawing, rng: np.random.Generator) -> list[Stroke] | None:
    """A digit on its side or upside down; None where it might still be read."""
    quarters = int(rng.integers(1, 4))
    if digit.label not in (UPSIDE_DOWN if quarters == 2 else SIDEWAYS):
        return None
    sine, cosine = (0, 1, 0, -1)[quarters], (1, 0, -1, 0)[quarters]
    rotation = np.array([[cosine, sine], [-sine, cosine]], np.float32)
    return [stroke @ rotation for stroke in digit.strokes]


def mirrored(digit: Drawing) -> list[Stroke] | None:
    """A digit as a mirror shows it; None where that might still be read."""
    if digit.label not in MIRRORED:
        return None
    return [stroke * np.array([-1, 1], np.float32) for stroke in digit.strokes]


def chimera(first: Strokes, second: Strokes, rng: np.random.Generator) -> list[Stroke] | None:
    """One half of each of two letters, beside or above one another; None where one half is empty.

    There are far more of these than there are letters: a network that has learned from them takes
    fewer letters that it never saw for a digit.
    """
    axis, border = int(rng.integers(2)), rng.uniform(0.35, 0.65)
    before = _kept(_unit_box(first), lambda points: points[:, axis] <= border)
    after = _kept(_unit_box(second), lambda points: points[:, axis] > border)
    return [*before, *after] if before and after else None


def make_outlier(
    digits: Sequence[Drawing], letters: Sequence[Drawing], rng: np.random.Generator
) -> list[Stroke]:
    """An outlier of a random kind: made of `digits`, or a character of no script.

    The latter is invented, or made of two of `letters`, or of a letter and a digit: more often
    than the others together, as it is nearest to what visitors draw that is not a digit.
    """

    def any_of(drawings: Sequence[Drawing]) -> Drawing:
        return drawings[int(rng.integers(len(drawings)))]

    kinds: list[Callable[[], list[Stroke] | None]] = [
        lambda: scribble(rng),
        lambda: piece(any_of(digits), rng),
        lambda: pair(any_of(digits).strokes, any_of(digits).strokes, rng),
        lambda: turned(any_of(digits), rng),
        lambda: mirrored(any_of(digits)),
        *[lambda: chimera(any_of(letters).strokes, any_of(letters).strokes, rng)] * 4,
        lambda: chimera(any_of(letters).strokes, any_of(digits).strokes, rng),
        *[lambda: invent(rng)] * 4,
    ]
    made = None
    while made is None:
        made = kinds[int(rng.integers(len(kinds)))]()
    return made


def _wandering(rng: np.random.Generator) -> Stroke:
    steps = int(rng.integers(20, 120))
    turn = np.cumsum(rng.normal(0, rng.uniform(0.1, 0.6), steps))
    heading = rng.uniform(0, 2 * np.pi) + turn
    walk = np.cumsum(np.stack([np.cos(heading), np.sin(heading)], axis=1), axis=0)
    return (walk + rng.uniform(-10, 10, 2)).astype(np.float32)


def _kept(strokes: Strokes, keep: Callable[[Stroke], NDArray[np.bool_]]) -> list[Stroke]:
    """What is left of the strokes: stretches of two points or more that `keep` chooses."""
    stretches = []
    for stroke in strokes:
        kept = keep(stroke)
        ends = np.flatnonzero(np.diff(kept)) + 1
        parts = zip(np.split(stroke, ends), np.split(kept, ends), strict=True)
        stretches += [part for part, is_kept in parts if is_kept[0] and len(part) > 1]
    return stretches


def _unit_box(strokes: Strokes) -> list[Stroke]:
    """Scaled so that the longer side spans 0 to 1, with the shorter one in the middle."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    longer = max(*(high - low), 1e-6)
    return [(stroke - (low + high) / 2) / longer + 0.5 for stroke in strokes]


def _unit_height(strokes: Strokes) -> list[Stroke]:
    rows = np.concatenate(strokes)[:, 1]
    height = max(float(np.ptp(rows)), 1e-6)
    return [stroke / height for stroke in strokes]


def _length(stroke: Stroke) -> float:
    return float(sum(np.hypot(*(b - a)) for a, b in pairwise(stroke)))


def _chord(stroke: Stroke) -> float:
    return float(np.hypot(*(stroke[-1] - stroke[0])))
