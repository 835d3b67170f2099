"""A network's answers to probabilities that mean what they say."""

from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

Floating = TypeVar("Floating", bound=np.floating[Any])


class AtAll(msgspec.Struct, frozen=True):
    """What makes a probability of the answer whether it is a digit at all.

    `temperature` divides its logit; `odds` says how many times as often digits are drawn, beside
    anything else, as they were in training.
    """

    temperature: float = 1.0
    odds: float = 1.0


AS_TRAINED = AtAll()
"""The answer as it comes."""


def calibrate(
    answers: NDArray[Floating],
    classes: int,
    temperature: float = 1.0,
    at_all: AtAll | None = AS_TRAINED,
) -> NDArray[Floating]:
    """Probabilities (N, classes), summing to 1, of answers (N, classes) or (N, classes + 1).

    By as much as it is none of the classes, all become equal.
    """
    likely = how_likely(answers, classes, temperature, at_all)
    left = np.maximum(1 - likely.sum(axis=1, keepdims=True), 0)  # sums to 1 but for rounding
    return np.asarray(likely + left / classes, answers.dtype)


def how_likely(
    answers: NDArray[Floating],
    classes: int,
    temperature: float = 1.0,
    at_all: AtAll | None = AS_TRAINED,
) -> NDArray[Floating]:
    """How likely it is each of the classes, (N, classes): what is missing to 1 is for none of them.

    The answers are the classes' softmax, whose logits `temperature` divides, and behind it how
    likely it is any of them; `at_all` is None where that answer is not there.
    """
    probabilities = temper(answers[:, :classes], temperature)
    if at_all is None:
        return probabilities
    return np.asarray(how_likely_at_all(answers, at_all) * probabilities, answers.dtype)


def how_likely_at_all(answers: NDArray[Floating], at_all: AtAll) -> NDArray[Floating]:
    """The last of answers (N, classes + 1), calibrated: (N, 1) in [0, 1]."""
    share = answers[:, -1:]
    tempered = temper(np.concatenate([share, 1 - share], axis=1), at_all.temperature)
    digit, other = at_all.odds * tempered[:, :1], tempered[:, 1:]
    return np.asarray(digit / (digit + other), answers.dtype)


def temper(softmax: NDArray[Floating], temperature: float) -> NDArray[Floating]:
    """Probabilities (N, classes) as if the logits behind them had been divided by `temperature`."""
    powers = softmax ** (1 / temperature)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), softmax.dtype)
