"""How much like a number some segments are: their scores beside those that digits usually have."""

from collections.abc import Iterable

from digits.reading.scores import PIECES, WEIGHTS
from digits.reading.steps import Segment

USUAL = (3.47, 2.78, 3.96, 4.16, 4.46, 4.25, 4.09, 4.20, 4.24, 3.86)
"""What each digit scores in the mean, fitted to training writers as the weights are.

A 1 scores least: a single stroke says less than any other digit.
"""

LEAST = 0.46
"""Of what is usual: the segments of a number have so much together."""


def is_like_number(segments: Iterable[Segment]) -> bool:
    """Whether segments that follow one another, each with any digit, are a number at all."""
    came = usual = 0.0
    for segment in segments:
        came += bare_score(segment)
        usual += USUAL[segment.scores.index(max(segment.scores))]
    return came >= LEAST * usual


def bare_score(segment: Segment) -> float:
    """The highest of a segment's scores, without what it gets for being of several pieces.

    That makes chains of few segments as likely as those of many, and says nothing of a digit.
    """
    return max(segment.scores) - WEIGHTS[PIECES] * (segment.end - segment.start - 1)
