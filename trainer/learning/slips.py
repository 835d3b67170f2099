"""How often a digit is another than was meant, as `digits/reading/slips.py` has it."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.metrics import log_loss

MOST = 0.1
"""Of all digits."""


def fit_slip(confidence: Sequence[float], lengths: Sequence[int], right: Sequence[bool]) -> float:
    """The share of digits at which numbers' confidence has the least log loss.

    `confidence` is as if there were none, `lengths` are the numbers of their digits.
    """
    raw, digits = np.array(confidence), np.array(lengths)

    def loss(slip: float) -> float:
        return float(log_loss(right, raw * (1 - slip) ** digits, labels=[False, True]))

    return float(minimize_scalar(loss, bounds=(0, MOST), method="bounded").x)
