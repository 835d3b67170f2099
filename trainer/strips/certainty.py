"""How sure to be of a line, by what a strip network says of it: fitted to other people's lines."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from digits.calibration import OfLines, logit
from digits.ink import scaled_levels
from digits.reading.strips.columns import Columns
from digits.reading.strips.strip import Place, Strip
from digits.reading.strips.strip_number import read_strip
from digits.recognizer import Recognizer
from trainer.strips.example import Example

MOST_ACCEPTED = 0.02
"""The share of lines that are no numbers, of which so many may pass for one."""

LEAST = 0.25
"""The probability of being right below which a guess helps nobody."""


@dataclass(frozen=True)
class Said:
    """What was said of a line: how likely its digits are, how likely it is a number; the truth."""

    digits: float
    number: float
    is_right: bool
    is_number: bool


def say(example: Example, recognizer: Recognizer) -> Said:
    """What a recognizer, whose probabilities of lines are as they come, says of an example."""
    ink = scaled_levels(example.strip)
    number = Columns(recognizer.columns(ink)).is_number
    text = "".join(str(mark) for mark in example.marks if mark < 10)
    if not example.is_number or not text:
        return Said(0.0, number, is_right=False, is_number=False)
    reading = read_strip(Strip(ink, Place((0, 0), 1)), recognizer)
    return Said(reading.confidence, number, reading.text == text, is_number=True)


def fit_of_lines(said: Sequence[Said]) -> OfLines:
    """Probabilities that mean what they say, and the least at which a line is a number."""
    numbers = [one for one in said if one.is_number]
    logits = np.array([[logit(one.digits), logit(one.number)] for one in numbers])
    fitted = LogisticRegression().fit(logits, [one.is_right for one in numbers])
    others = [one.number for one in said if not one.is_number]
    return OfLines(
        bias=float(fitted.intercept_[0]),
        digits=float(fitted.coef_[0, 0]),
        number=float(fitted.coef_[0, 1]),
        least=LEAST,
        least_number=float(np.quantile(others, 1 - MOST_ACCEPTED)) if others else 0.0,
    )
