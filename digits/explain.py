"""What the network saw: what spoke for and against a digit, and what its convolutions make of it.

Source of the occlusion: M. Zeiler and R. Fergus, "Visualizing and Understanding Convolutional
Networks" (2014).
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.normalize import SIDE, DigitImage
from digits.recognizer import Recognizer

STEP = 5
"""Pixels from one occluded square to the next."""

CORNERS = range(-1, SIDE, STEP)
"""Where the squares begin, down and across: 6 by 6 of them cover the image."""

REACH = 1
"""Pixels that a square laps over its neighbours on every side."""

LEAST_INK = 0.01
"""The share of the ink that a square must cover: less changes next to nothing, at the same cost."""

FAINTEST_EVIDENCE = 1e-3
"""Evidence, in nats, that is taken for none: a heat map must not blow up rounding errors."""

LEAST_LIKELY = 1e-9
"""What is less likely still is taken for as likely as this."""

MAPS = 8
"""How many of a stage's feature maps are shown."""

Heatmap = NDArray[np.float32]
"""float32 (28, 28) in [-1, 1]: 1 spoke most for the digit, -1 as much against it."""


def heatmap(recognizer: Recognizer, image: DigitImage, digit: int | None) -> Heatmap:
    """How much each part of an image, uint8 (28, 28), spoke for a digit in 0..9, or None for none.

    A network without an answer to whether it is a digit at all finds nothing that speaks for none.
    """
    evidence = _evidence(recognizer, image, digit)
    strongest = np.abs(evidence).max()
    if strongest < FAINTEST_EVIDENCE:
        return np.zeros((SIDE, SIDE), np.float32)
    # Half a pixel beyond both edges, as the squares lie.
    whole = Image.fromarray(evidence / strongest)
    side = STEP * len(CORNERS)
    smooth = np.asarray(whole.resize((side, side), Image.Resampling.BILINEAR), np.float32)
    return smooth[1 : SIDE + 1, 1 : SIDE + 1].clip(-1, 1)


def _evidence(recognizer: Recognizer, image: DigitImage, digit: int | None) -> NDArray[np.float32]:
    """By how many nats each square makes the digit likelier, or any less likely, float32 (6, 6)."""
    wiped = {
        (row, column): _wiped(image, top, left)
        for row, top in enumerate(CORNERS)
        for column, left in enumerate(CORNERS)
    }
    enough = (1 - LEAST_INK) * image.sum()
    inked = [place for place, copy in wiped.items() if copy.sum() < enough]
    copies = [image, *(wiped[place] for place in inked)]
    digits = recognizer.how_likely(np.stack(copies))
    # By how much less likely it is a digit, for of what is surely none "none" cannot grow.
    for_none = -np.log(np.clip(digits.sum(axis=1), LEAST_LIKELY, 1))
    log = for_none if digit is None else np.log(np.clip(digits[:, digit], LEAST_LIKELY, 1))
    evidence = np.zeros((len(CORNERS), len(CORNERS)), np.float32)
    for place, changed in zip(inked, log[1:], strict=True):
        evidence[place] = log[0] - changed
    return evidence


def _wiped(image: DigitImage, top: int, left: int) -> DigitImage:
    copy = image.copy()
    rows = slice(max(top - REACH, 0), top + STEP + REACH)
    columns = slice(max(left - REACH, 0), left + STEP + REACH)
    copy[rows, columns] = 0
    return copy


def strongest_maps(stage: NDArray[np.float32]) -> tuple[list[int], NDArray[np.uint8]]:
    """The maps of a stage, float32 (H, W, maps) >= 0, that answer most strongly to an image.

    Their numbers, strongest first, and what they see, uint8 (8, H, W), 255 where the stage's
    strongest answer is.
    """
    numbers = np.argsort(-stage.mean(axis=(0, 1)), kind="stable")[:MAPS]
    levels = stage[..., numbers] * (255 / max(float(stage[..., numbers].max()), 1e-9))
    return numbers.tolist(), np.rint(levels).astype(np.uint8).transpose(2, 0, 1)
