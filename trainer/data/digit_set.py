"""Labelled digit images, whatever data set they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CLASSES = 10
"""The digits, whose labels are 0 to 9."""

NOT_A_DIGIT = CLASSES
"""The label of an image that shows none of the ten digits."""


@dataclass(frozen=True)
class DigitSet:
    """N images, uint8 (N, 28, 28) with 255 as ink, and their labels.

    Labels are uint8 (N,) in 0..9, `NOT_A_DIGIT`, or above it for what some people take for a digit.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, choice: slice | NDArray[np.integer]) -> "DigitSet":
        return DigitSet(self.images[choice], self.labels[choice])


def concatenate(sets: Sequence[DigitSet]) -> DigitSet:
    """One set of all images."""
    return DigitSet(
        np.concatenate([one.images for one in sets]), np.concatenate([one.labels for one in sets])
    )
