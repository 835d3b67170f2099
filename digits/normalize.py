"""`Ink` to MNIST's format, by MNIST's own recipe.

Source: C. Yadav and L. Bottou, "Cold Case: The Lost MNIST Digits" (2019), which rebuilt the
recipe; MNIST's training images agree with it (longer side 20 in 99.97 %).
"""

from collections.abc import Iterable
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from digits.ink import Ink

SIDE = 28
"""Height and width of a digit image, in pixels."""

DIGIT_SIDE = 20
"""The longer side of the ink within a digit image, in pixels."""

CENTRE = 14
"""The pixel index, down and across, at which MNIST puts the centre of mass."""

FAINTEST = 8 / 255
"""The contrast that counts as ink: less is the noise of paper, lossy compression or a camera."""

EDGE = 1 / 16
"""The share of the strongest contrast below which a pixel is outside the ink's bounding box."""

DOT_PROPORTION = 0.65
"""The shorter side of a dot's ink, in parts of the longer one, at least."""

DOT_FILLING = 0.74
"""The share of its box that a dot fills at least: a disc fills 0.785, a square all of it."""

DARK = 127
"""Above it, a pixel is more ink than paper: the soft edge of a small dot is no part of its box."""

BLOCK = 4_096
"""Pixels of a side that are averaged at a time."""

KEPT = 16
"""Shares of a side's pixels that are kept, of 320 KB at most each."""

DigitImage = NDArray[np.uint8]
"""One digit in MNIST's format: uint8 (28, 28), 255 is ink and 0 is paper."""


def normalize(ink: Ink) -> DigitImage | None:
    """Bring ink, float32 (H, W) in [0, 1] at any size, into MNIST's format; None for a blank.

    The ink's bounding box in a square, area-resampled to 20 pixels, its brightest pixel scaled
    to 255, pasted into 28 x 28 pixels with its centre of mass at the centre.
    """
    box = _bounding_box(ink)
    if box is None:
        return None
    digit = _resample(ink[box])
    levels = np.rint(digit * (255 / digit.max())).astype(np.uint8)
    return _centre_by_mass(levels)


def is_dot(image: DigitImage) -> bool:
    """Whether a digit image shows one compact blot: as wide as high, and filled.

    Of MNIST's 60,000 training images, 9 are so blotted.
    """
    dark = image > DARK
    rows, columns = dark.any(axis=1).sum(), dark.any(axis=0).sum()
    slender = min(rows, columns) < DOT_PROPORTION * max(rows, columns)
    return not slender and bool(dark.sum() > DOT_FILLING * rows * columns)


def _bounding_box(ink: Ink) -> tuple[slice, slice] | None:
    strongest = ink.max(initial=0)
    if strongest < FAINTEST:
        return None
    inked = ink > strongest * EDGE
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def _resample(ink: Ink) -> Ink:
    """Average (H, W) ink over 20 x 20 equal squares that cover max(H, W), exactly by area.

    The ink keeps the top left corner: an image that already is in MNIST's format then falls on
    its own pixels again, and where the digit finally lies is decided by its mass anyway.
    """
    height, width = ink.shape
    side = max(height, width)
    return _total(
        _total(_shares_of(rows, side) @ ink[rows, columns] for rows in _blocks(height))
        @ _shares_of(columns, side).T
        for columns in _blocks(width)
    )


def _total(parts: Iterable[Ink]) -> Ink:
    return np.asarray(reduce(np.add, parts), np.float32)


def _blocks(length: int) -> list[slice]:
    """The pixels that are shared out together: all at once would fill the memory."""
    return [slice(start, min(start + BLOCK, length)) for start in range(0, length, BLOCK)]


def _shares_of(pixels: slice, side: int) -> NDArray[np.float32]:
    """Which share of each of 20 cells along `side` pixels each of a block's covers."""
    return _shares(pixels.start, side)[:, : pixels.stop - pixels.start]


@lru_cache(KEPT)  # the longer side is what drawings share that fill their squares
def _shares(start: int, side: int) -> NDArray[np.float32]:
    """The same of the block from `start` on, of as many pixels as there are up to `side`."""
    edges = np.arange(DIGIT_SIDE + 1)[:, np.newaxis] * (side / DIGIT_SIDE)
    pixels = np.arange(start, min(start + BLOCK, side))
    before = (edges - pixels).clip(0, 1)  # parts of each pixel, up to each edge
    return np.asarray((before[1:] - before[:-1]) * (DIGIT_SIDE / side), np.float32)


def _centre_by_mass(levels: DigitImage) -> DigitImage:
    top, bottom = _shifted_extent(levels.sum(axis=1))
    left, right = _shifted_extent(levels.sum(axis=0))
    image = np.zeros((SIDE, SIDE), np.uint8)
    image[top:bottom, left:right] = levels[: bottom - top, : right - left]
    return image


def _shifted_extent(mass: NDArray[np.uint64]) -> tuple[int, int]:
    """Where 20 rows or columns go so that their mass is centred and none falls off the image."""
    length = int(np.flatnonzero(mass)[-1]) + 1
    centre_of_mass = float(mass @ np.arange(DIGIT_SIDE) / mass.sum())
    start = min(max(round(CENTRE - centre_of_mass), 0), SIDE - length)
    return start, start + length
