"""Confidence that means what it says: a temperature, a threshold, and how far off it still is."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from digits.recognizer import temper
from digits.report import ReliabilityBin

TURNED_DOWN = 0.005
"""The share of validation digits that the rejection threshold may turn down."""

BINS = 15
"""Of equal width, in which confidence is compared with accuracy."""

Probabilities = NDArray[np.floating]


def fit_temperature(softmax: Probabilities, labels: NDArray[np.uint8]) -> float:
    """The temperature in 0.25..4 at which probabilities (N, 10) are as sure as they are right.

    The usual fit, to the log loss of the labels (N,), would let the few wrong labels decide: what
    a network pays for one of these digits, rightly read, has no limit, so that the fit makes it
    less sure of all the others. Source of the scaling: C. Guo et al., "On Calibration of Modern
    Neural Networks" (2017).
    """
    accuracy = (softmax.argmax(axis=1) == labels).mean()
    exact = softmax.astype(np.float64)

    def gap(temperature: float) -> float:
        return float(abs(temper(exact, temperature).max(axis=1).mean() - accuracy))

    return float(minimize_scalar(gap, bounds=(0.25, 4), method="bounded").x)


def rejection_threshold(probabilities: Probabilities) -> float:
    """The confidence that all but `TURNED_DOWN` of these digits' probabilities (N, 10) reach."""
    return float(np.quantile(probabilities.max(axis=1), TURNED_DOWN, method="lower"))


def reliability(
    probabilities: Probabilities, labels: NDArray[np.uint8]
) -> tuple[ReliabilityBin, ...]:
    """Mean confidence and accuracy in each bin that holds any of the probabilities (N, 10)."""
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    bin_of_digit = np.minimum((confidence * BINS).astype(int), BINS - 1)
    members = [bin_of_digit == number for number in np.unique(bin_of_digit)]
    return tuple(
        ReliabilityBin(int(m.sum()), float(confidence[m].mean()), float(right[m].mean()))
        for m in members
    )


def expected_calibration_error(bins: Sequence[ReliabilityBin]) -> float:
    """The mean gap of confidence and accuracy over all digits, in [0, 1]."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.accuracy) for one in bins) / total
