"""Slips of the pen: it skips, goes back over its stroke, or is lifted in an odd place."""

from collections.abc import Callable

import numpy as np

from trainer.data.strokes import Stroke

SELDOM = 0.06
"""The share of drawings with a slip."""

FEWEST = 12
"""Points of a stroke that is long enough for a slip."""

Slip = Callable[[Stroke, np.random.Generator], list[Stroke]]


def with_slip(strokes: list[Stroke], rng: np.random.Generator) -> list[Stroke]:
    """The strokes, now and then with a slip in the longest of them."""
    longest = int(np.argmax([len(stroke) for stroke in strokes]))
    if rng.uniform() > SELDOM or len(strokes[longest]) < FEWEST:
        return strokes
    slip = SLIPS[int(rng.integers(len(SLIPS)))]
    return [*strokes[:longest], *slip(strokes[longest], rng), *strokes[longest + 1 :]]


def skipped(stroke: Stroke, rng: np.random.Generator) -> list[Stroke]:
    """Without a short piece on the way, where the pen gave no ink."""
    count = len(stroke)
    begin = int(rng.uniform(0.2, 0.7) * count)
    end = begin + max(2, int(rng.uniform(0.03, 0.1) * count))
    return [stroke[:begin], stroke[end:]]


def lifted(stroke: Stroke, rng: np.random.Generator) -> list[Stroke]:
    """In two parts, of which the second is set down a little off."""
    middle = int(rng.uniform(0.2, 0.8) * len(stroke))
    off = rng.normal(0, 0.03, 2) * np.ptp(stroke, axis=0).max()
    return [stroke[: middle + 1], (stroke[middle:] + off).astype(np.float32)]


def retraced(stroke: Stroke, rng: np.random.Generator) -> list[Stroke]:
    """Back over its own end, a little beside it."""
    count = max(2, int(rng.uniform(0.1, 0.3) * len(stroke)))
    beside = rng.normal(0, 0.02, 2) * np.ptp(stroke, axis=0).max()
    back = (stroke[-count:][::-1] + beside).astype(np.float32)
    return [np.concatenate([stroke, back])]


SLIPS: tuple[Slip, ...] = (skipped, lifted, retraced)
