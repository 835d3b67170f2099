"""The LiteRT model that reads a line of digits at once, and what its outputs mean.

At each column of a strip it tells what has its centre there, and how far that reaches.
"""

import numpy as np
from numpy.typing import NDArray

from digits.ink import Ink
from digits.litert import LiteRTModel, RecognizerUnavailable

HEIGHT = 32
"""Pixels of a strip, from top to bottom."""

COLUMN_WIDTH = 2
"""Pixels of a strip that one column stands for."""

SEPARATOR, FOREIGN, NOTHING = 10, 11, 12
"""After the ten digits: a comma, point or dash; what is no part of a number; and no centre."""

MARKS = 13

SIDES = 4
"""After the marks, in heights of the strip: how far the mark there reaches to the left of the
column's middle, how far its top is below the strip's, how far it reaches to the right, and how far
its bottom is below the strip's top."""

WIDTHS = (96, 160, 256, 512, 1_024, 2_048)
"""Pixels that strips are filled up to with paper: each width has an interpreter of its own."""

Columns = NDArray[np.float32]
"""float32 (T, MARKS + SIDES), MARKS logarithms of probabilities and SIDES."""


class StripModel:
    """Reads strips of any width up to the widest; safe to call from many threads at once."""

    def __init__(self, content: bytes) -> None:
        """Take a model file's bytes; `RecognizerUnavailable` where they are no such model."""
        self._model = LiteRTModel(content, threads=1)
        shape = self.columns(np.zeros((HEIGHT, WIDTHS[0]), np.float32)).shape
        expected = WIDTHS[0] // COLUMN_WIDTH, MARKS + SIDES
        if shape != expected:
            raise RecognizerUnavailable(f"expected outputs of {expected} of a strip, got {shape}")

    def columns(self, strip: Ink) -> Columns:
        """What is told at each column of a strip, float32 (32, W): marks as log probabilities.

        Raises `RecognizerUnavailable`.
        """
        width = strip.shape[1]
        filled = next((one for one in WIDTHS if one >= width), width + width % COLUMN_WIDTH)
        inputs = np.zeros((1, len(strip), filled, 1), np.float32)
        inputs[0, :, :width, 0] = strip * 255
        (outputs,) = self._model.run(inputs)
        columns = outputs[0, : -(-width // COLUMN_WIDTH)]
        columns[:, :MARKS] -= np.logaddexp.reduce(columns[:, :MARKS], axis=1, keepdims=True)
        return columns
