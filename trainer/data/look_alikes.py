"""Letters and symbols that some people write like a digit: which one, and how often.

Judged by looking at them. They teach a network to be in doubt where people are: neither that an O
is a 0 nor that it is none.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.digit_set import CLASSES, NOT_A_DIGIT


@dataclass(frozen=True)
class Likeness:
    """The digit that a character is most like, and in which share of drawings people take it so."""

    digit: int
    share: float


ALWAYS, OFTEN, SOMETIMES, RARELY = 0.8, 0.5, 0.25, 0.1
"""Shares: of one shape with the digit, of nearly one, of one where written in haste, and others."""

CHARACTERS_LIKE: dict[int, dict[float, str]] = {
    0: {ALWAYS: "Oo", SOMETIMES: "DQ"},
    1: {ALWAYS: "Il|!", OFTEN: "/\\i'", SOMETIMES: "()[]`,{}j", RARELY: "J;"},
    2: {OFTEN: "Zz", RARELY: "?&"},
    4: {SOMETIMES: "Yy"},
    5: {OFTEN: "Ss", SOMETIMES: "$"},
    6: {OFTEN: "b", SOMETIMES: "G"},
    7: {RARELY: ">"},
    8: {SOMETIMES: "B"},
    9: {OFTEN: "qg"},
}

likeness_of = {
    character: Likeness(digit, share)
    for digit, characters_of_share in CHARACTERS_LIKE.items()
    for share, characters in characters_of_share.items()
    for character in characters
}
"""Of each look-alike."""

LIKENESSES = sorted(set(likeness_of.values()), key=lambda one: (one.digit, one.share))

FIRST_LIKENESS = NOT_A_DIGIT + 1
"""The training label of the first of `LIKENESSES`; the others follow."""


def training_label(meaning: str) -> int:
    """What a drawing that means this teaches: a digit, none, or something in between."""
    if meaning.isdecimal():
        return int(meaning)
    likeness = likeness_of.get(meaning)
    return NOT_A_DIGIT if likeness is None else FIRST_LIKENESS + LIKENESSES.index(likeness)


def targets() -> NDArray[np.float32]:
    """What the network's answers to each training label should be: float32 (labels, 11).

    The ten probabilities, which are all equal where it is no digit, and whether it is one at all.
    """
    of_digit = np.eye(CLASSES)
    none = np.full(CLASSES, 1 / CLASSES)
    likely = [one.share * of_digit[one.digit] + (1 - one.share) * none for one in LIKENESSES]
    shares = [*np.ones(CLASSES), 0, *(one.share for one in LIKENESSES)]
    probabilities = np.stack([*of_digit, none, *likely])
    return np.column_stack([probabilities, shares]).astype(np.float32)
