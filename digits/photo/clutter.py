"""A photo's ink to the digit's alone: without specks, shadows, and what reaches in from outside."""

import numpy as np
from numpy.typing import NDArray

from digits.ink import Ink
from digits.photo.components import Mask, Numbers, label_components

SPECK = 0.08
"""In parts of the heaviest component: what is lighter is a speck; a five's bar is heavier."""

SMALLEST_STROKE = 0.04
"""In shorter sides of the photo: what is smaller is grain."""

SMALLEST_DIGIT = 0.2
"""In shorter sides of the photo: what is smaller cannot be all that was meant to be read."""

SOFTEST_EDGE = 0.04
"""The contrast that a pen's edge gains a pixel, at least: a shadow's rim is softer."""

FRAME = 0.5
"""In parts of the photo's border: what covers more of it is the table around the paper."""


def without_clutter(strokes: Mask, contrast: Ink) -> Mask:
    """Keep those connected parts of a photo's strokes, bool (H, W), that a digit may be made of.

    `contrast` is float32 (H, W) from 0, paper, to 1, black. What touches the photo's border is
    dropped only where something as large as a digit stands free of it.
    """
    numbers = label_components(strokes)
    mass = np.bincount(numbers.ravel(), (contrast * strokes).ravel())
    of_border = np.bincount(numbers[_border(strokes)], minlength=len(mass))
    length = _lengths(numbers) / min(strokes.shape)
    frame = of_border > FRAME * of_border.sum()
    mass[frame | (length < SMALLEST_STROKE) | (_edges(numbers, contrast) < SOFTEST_EDGE)] = 0
    free = (of_border == 0) & (mass > 0)
    if (free & (length > SMALLEST_DIGIT)).any():
        mass[~free] = 0
    kept = mass > SPECK * mass.max()
    return np.asarray(kept[numbers])


def _border(mask: Mask) -> Mask:
    border = np.ones_like(mask)
    border[1:-1, 1:-1] = False
    return border


def _edges(numbers: Numbers, contrast: Ink) -> NDArray[np.float64]:
    """How steep each component's edge is on average; 1 where it has none inside the photo."""
    steepness = np.hypot(*np.gradient(np.pad(contrast, 1, mode="edge")))[1:-1, 1:-1]
    padded = np.pad(numbers > 0, 1, mode="edge")
    surrounded = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    edge = numbers[~surrounded]
    count = int(numbers.max()) + 1
    pixels = np.bincount(edge, minlength=count)
    sums = np.bincount(edge, steepness[~surrounded], minlength=count)
    return np.divide(sums, pixels, out=np.ones(count), where=pixels > 0)


def _lengths(numbers: Numbers) -> Numbers:
    """Each component's longer side, in pixels; 0 for the paper."""
    rows, columns = np.nonzero(numbers)
    of = numbers[rows, columns]
    count = int(numbers.max()) + 1
    return np.maximum(_spreads(rows, of, count), _spreads(columns, of, count))


def _spreads(places: Numbers, of: Numbers, count: int) -> Numbers:
    low, high = np.full(count, places.max(initial=0) + 1), np.zeros(count, np.intp)
    np.minimum.at(low, of, places)
    np.maximum.at(high, of, places + 1)
    return np.asarray(np.maximum(high - low, 0))
