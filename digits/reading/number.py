"""A line's pieces, and how likely groups of them are digits, to the number that stands there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Literal

from digits.reading.boxes import Box, around
from digits.reading.held import Held, changed_by, held_to
from digits.reading.lattice import Lattice
from digits.reading.rules.rule import Rule
from digits.reading.scores import Group, Likely, scores_of
from digits.reading.slips import without_slips
from digits.reading.steps import Segment
from digits.reading.usual import is_like_number

Rejection = Literal["blank", "not_a_number"]

MOST_READINGS = 4
"""That are told: the best, and its alternatives."""


@dataclass(frozen=True)
class ReadDigit:
    """One digit of a number, its probability, those of all ten, and the pieces it is made of."""

    digit: int
    confidence: float
    probabilities: list[float]
    group: Group
    box: Box


@dataclass(frozen=True)
class Alternative:
    """What else it may be."""

    text: str
    confidence: float


@dataclass(frozen=True)
class Separator:
    """A comma, point or dash, which is no digit: where it is, and how many digits come before."""

    box: Box
    after: int


@dataclass(frozen=True)
class NumberReading:
    """What was read in a line.

    `text` is None exactly when `rejected` says why, and what was guessed is then the first of the
    alternatives. `is_valid` tells whether it keeps the rule, None where there is none; `changed`
    are the places of digits that the rule chose and the ink alone would not have.
    """

    text: str | None
    confidence: float
    rejected: Rejection | None
    digits: list[ReadDigit]
    alternatives: list[Alternative]
    is_valid: bool | None
    changed: list[int]
    separators: list[Separator] = field(default_factory=list)


def read_number(
    boxes: Sequence[Box],
    groups: Sequence[Group],
    likely: Sequence[Likely],
    rule: Rule | None = None,
) -> NumberReading:
    """Read pieces, their boxes given from left to right, of which groups are so likely digits."""
    if not boxes:
        return no_number("blank", rule)
    scores = scores_of(boxes, groups, likely)
    segments = [Segment(*group, one) for group, one in zip(groups, scores, strict=True)]
    held = held_to(rule, segments, len(boxes))
    if held.lattice.mass == -inf:  # no chain of groups has all pieces
        return no_number("not_a_number", rule)
    return _reading(held, segments, boxes)


def no_number(rejected: Rejection, rule: Rule | None) -> NumberReading:
    """The reading of what has not even a guess, held to a rule."""
    return NumberReading(None, 0.0, rejected, [], [], None if rule is None else False, [])


def with_separators(reading: NumberReading, boxes: Sequence[Box]) -> NumberReading:
    """The reading with what stands in such boxes between its digits; none where there is no digit.

    They are in the unit of the digits' boxes, from left to right.
    """
    if not reading.digits:
        return reading
    middles = [_middle(digit.box) for digit in reading.digits]
    told = [Separator(box, sum(one < _middle(box) for one in middles)) for box in boxes]
    return replace(reading, separators=told)


def magnified(reading: NumberReading, factor: float) -> NumberReading:
    """The reading with its boxes in pixels of a picture that is so many times as large."""
    return moved(reading, lambda box: box.scaled(factor))


def moved(reading: NumberReading, place: Callable[[Box], Box]) -> NumberReading:
    """The reading with its boxes where `place` puts them."""
    return replace(
        reading,
        digits=[replace(one, box=place(one.box)) for one in reading.digits],
        separators=[replace(one, box=place(one.box)) for one in reading.separators],
    )


def _middle(box: Box) -> float:
    return (box.left + box.right) / 2


def _reading(held: Held, segments: Sequence[Segment], boxes: Sequence[Box]) -> NumberReading:
    readings = held.lattice.best(MOST_READINGS)
    best = readings[0]
    told = [
        Alternative(one.text, one.probability * held.trust * without_slips(one.text, held.rule))
        for one in readings
    ]
    confidence, is_valid = told[0].confidence, held.is_valid
    if not is_like_number(segments[one] for one in best.segments):
        return NumberReading(None, confidence, "not_a_number", [], told, is_valid, [])
    chosen = [*zip(best.segments, map(int, best.text), strict=True)]
    digits = [_digit(held.lattice, segments, boxes, digit, number) for number, digit in chosen]
    changed = changed_by(held, segments, chosen)
    return NumberReading(best.text, confidence, None, digits, told[1:], is_valid, changed)


def _digit(
    found: Lattice, segments: Sequence[Segment], boxes: Sequence[Box], digit: int, number: int
) -> ReadDigit:
    segment = segments[number]
    probabilities = found.shares[number]
    group = segment.start, segment.end
    box = around(boxes[segment.start : segment.end])
    return ReadDigit(digit, probabilities[digit], probabilities, group, box)
