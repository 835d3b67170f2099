"""A network's answers to probabilities that mean what they say."""

from math import exp, log
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


class OfLines(msgspec.Struct, frozen=True):
    """What makes a probability that a line is read right of what a strip network says of it.

    Its logit is `bias` and, as much as each weighs, the logits of how likely the line's digits are
    among all that may stand there, and of how likely it is a number at all. A line that is one less
    likely than `least_number`, or read right less likely than `least`, is turned down.
    """

    bias: float = 0.0
    digits: float = 1.0
    number: float = 0.0
    least: float = 0.0
    least_number: float = 0.0

    def probability(self, digits: float, number: float) -> float:
        """Of that a line is read right, in [0, 1]."""
        odds = self.bias + self.digits * logit(digits) + self.number * logit(number)
        return 1 / (1 + exp(-odds))


SUREST = 1e-6
"""What is missing to a probability of 0 or 1, at least."""

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


def logit(probability: float) -> float:
    """The logarithm of the odds, of which neither is more than a million."""
    kept = min(max(probability, SUREST), 1 - SUREST)
    return log(kept / (1 - kept))


def temper(softmax: NDArray[Floating], temperature: float) -> NDArray[Floating]:
    """Probabilities (N, classes) as if the logits behind them had been divided by `temperature`."""
    powers = softmax ** (1 / temperature)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), softmax.dtype)
