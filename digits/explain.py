"""Where the network looked: what spoke for and against a digit, by occlusion.

Source: M. Zeiler and R. Fergus, "Visualizing and Understanding Convolutional Networks" (2014).
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.normalize import SIDE, DigitImage
from digits.recognizer import Recognizer

STEP = 4
"""Pixels from one occluded square to the next: 49 squares cover the image, and are one batch."""

REACH = 1
"""Pixels that a square laps over its neighbours on every side."""

FAINTEST_EVIDENCE = 1e-3
"""Evidence, in nats, that is taken for none: a heat map must not blow up rounding errors."""

Heatmap = NDArray[np.float32]
"""float32 (28, 28) in [-1, 1]: 1 spoke most for the digit, -1 as much against it."""


def heatmap(recognizer: Recognizer, image: DigitImage, digit: int) -> Heatmap:
    """How much each part of a digit image, uint8 (28, 28), spoke for a digit in 0..9."""
    probabilities = recognizer.probabilities(np.concatenate([image[np.newaxis], _occluded(image)]))
    log = np.log(np.clip(probabilities[:, digit], 1e-9, 1))
    squares = SIDE // STEP
    evidence = (log[0] - log[1:]).reshape(squares, squares).astype(np.float32)
    strongest = np.abs(evidence).max()
    if strongest < FAINTEST_EVIDENCE:
        return np.zeros((SIDE, SIDE), np.float32)
    smooth = Image.fromarray(evidence / strongest).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    return np.asarray(smooth, np.float32).clip(-1, 1)


def _occluded(image: DigitImage) -> NDArray[np.uint8]:
    """Copies of the image, uint8 (49, 28, 28), each with another square wiped."""
    corners = [(top, left) for top in range(0, SIDE, STEP) for left in range(0, SIDE, STEP)]
    copies = np.repeat(image[np.newaxis], len(corners), axis=0)
    for copy, (top, left) in zip(copies, corners, strict=True):
        rows = slice(max(top - REACH, 0), top + STEP + REACH)
        columns = slice(max(left - REACH, 0), left + STEP + REACH)
        copy[rows, columns] = 0
    return copies
