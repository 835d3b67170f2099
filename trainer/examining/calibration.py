"""Confidence that means what it says: temperatures, a threshold, and how far off it still is."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.metrics import log_loss

from digits.calibration import AtAll, calibrate, how_likely_at_all
from digits.report import ReliabilityBin
from trainer.data.digit_set import CLASSES

TURNED_DOWN = 0.005
"""The share of validation digits that the rejection threshold may turn down."""

ODDS = 10.0
"""How many times as often people draw digits as the training does, where a third are outliers.

Without it, an unseen writer's digits would seem less likely to be digits than they are.
"""

AS_DRAWN = AtAll(odds=ODDS)

BINS = 15
"""Of equal width, in which confidence is compared with accuracy."""

Probabilities = NDArray[np.floating]

Answers = NDArray[np.floating]
"""(N, 11): ten probabilities, and how likely it is a digit at all."""


def fit_temperature_at_all(answers: Answers, is_digit: NDArray[np.bool_]) -> float:
    """The temperature in 0.25..4 at which the last answers have the least log loss."""
    exact = answers.astype(np.float64)

    def loss(temperature: float) -> float:
        likely = how_likely_at_all(exact, AtAll(temperature))
        return float(log_loss(is_digit, likely, labels=[False, True]))

    return _least(loss)


def fit_temperature(answers: Answers, labels: NDArray[np.uint8], at_all: AtAll = AS_DRAWN) -> float:
    """The temperature in 0.25..4 at which digits' confidence is on average their accuracy.

    The usual fit, to the log loss of the labels (N,), would let the few wrong labels decide: what
    a network pays for one of these digits, rightly read, has no limit, so that the fit makes it
    less sure of all the others. Source of the scaling: C. Guo et al., "On Calibration of Modern
    Neural Networks" (2017).
    """
    exact = answers.astype(np.float64)
    accuracy = (answers[:, :CLASSES].argmax(axis=1) == labels).mean()

    def gap(temperature: float) -> float:
        probabilities = calibrate(exact, CLASSES, temperature, at_all)
        return float(abs(probabilities.max(axis=1).mean() - accuracy))

    return _least(gap)


def rejection_threshold(probabilities: Probabilities) -> float:
    """The confidence that all but `TURNED_DOWN` of these digits' probabilities (N, 10) reach."""
    return float(np.quantile(probabilities.max(axis=1), TURNED_DOWN, method="lower"))


def reliability(
    probabilities: Probabilities, labels: NDArray[np.uint8]
) -> tuple[ReliabilityBin, ...]:
    """Mean confidence and accuracy in each bin that holds any of the probabilities (N, 10)."""
    return reliability_of(probabilities.max(axis=1), probabilities.argmax(axis=1) == labels)


def reliability_of(
    confidence: NDArray[np.floating], right: NDArray[np.bool_]
) -> tuple[ReliabilityBin, ...]:
    """The same of what is said to be right with a confidence (N,) in [0, 1], and is or is not."""
    bin_of_one = np.minimum((confidence * BINS).astype(int), BINS - 1)
    members = [bin_of_one == number for number in np.unique(bin_of_one)]
    return tuple(
        ReliabilityBin(int(m.sum()), float(confidence[m].mean()), float(right[m].mean()))
        for m in members
    )


def expected_calibration_error(bins: Sequence[ReliabilityBin]) -> float:
    """The mean gap of confidence and accuracy over all that was read, in [0, 1]."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.accuracy) for one in bins) / total


def _least(gap: Callable[[float], float]) -> float:
    return float(minimize_scalar(gap, bounds=(0.25, 4), method="bounded").x)
