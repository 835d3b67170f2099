"""How likely images of a line's pieces are each digit, as the digit network finds."""

from collections.abc import Sequence

import numpy as np

from digits.normalize import DigitImage, is_dot
from digits.recognizer import Recognizer


def likely_of(images: Sequence[DigitImage | None], recognizer: Recognizer) -> list[list[float]]:
    """Ten in [0, 1] for each image, uint8 (28, 28); a blank, None, or a dot is no digit at all."""
    likely = np.zeros((len(images), 10), np.float32)
    there = {n: one for n, one in enumerate(images) if one is not None and not is_dot(one)}
    if there:
        likely[[*there]] = recognizer.how_likely(np.stack([*there.values()]))
    found: list[list[float]] = likely.tolist()
    return found
