"""What a strip network learns from: strips with marks whose places are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digits.strips import HEIGHT

MOST_MARKS = 16
"""Of a line; what has more is cut off."""

PADDING = -1
"""Instead of a mark, where a line has fewer."""

Strip = NDArray[np.uint8]
"""uint8 (32, W), 255 as ink."""

Target = NDArray[np.float32]
"""float32 (MOST_MARKS + 1, 5): a row for each mark with its number and box (left, top, right,
bottom in pixels), from left to right, and in the last one what is known of the line."""


@dataclass(frozen=True)
class Example:
    """A strip, and the marks on it from left to right, each with its box in pixels.

    What `is_number` has no foreign marks; of other lines only that is known. Where the separators
    are not known they are none of the marks, though there may be some.
    """

    strip: Strip
    marks: Sequence[int]
    boxes: Sequence[Sequence[float]]
    is_number: bool = True
    knows_separators: bool = True

    def target(self) -> Target:
        """All but the strip, as the loss takes it."""
        target = np.zeros((MOST_MARKS + 1, 5), np.float32)
        target[:-1, 0] = PADDING
        for row, (mark, box) in enumerate(zip(self.marks[:MOST_MARKS], self.boxes, strict=False)):
            target[row] = mark, *box
        target[-1, :2] = self.is_number, self.knows_separators
        return target


def batch_of(examples: Sequence[Example]) -> tuple[NDArray[np.uint8], Target]:
    """Strips as wide as the widest, uint8 (N, 32, W, 1), and their targets (N, ...)."""
    width = max(example.strip.shape[1] for example in examples)
    strips = np.zeros((len(examples), HEIGHT, width, 1), np.uint8)
    for strip, example in zip(strips, examples, strict=True):
        strip[:, : example.strip.shape[1], 0] = example.strip
    return strips, np.stack([example.target() for example in examples])
