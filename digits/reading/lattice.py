"""A line's segments to the numbers that they may be: pure, with no picture in it.

A line lies in pieces, from left to right. A segment is some neighbouring ones that may be a digit
together, with a score for each digit; a reading is a chain of segments from the first piece to the
last, and as likely as the sum of its scores says (a conditional random field).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp, inf, log, log1p
from typing import NamedTuple

from digits.reading.rules.rule import Rule
from digits.reading.steps import Place, Segment, Step, steps_of

NEGLIGIBLE = 1e-7
"""A step is no part of any reading that is told which is in the right one as rarely as that."""


@dataclass(frozen=True)
class Reading:
    """A number as a text of digits, its probability, and the segments of its likeliest chain."""

    text: str
    probability: float
    segments: tuple[int, ...]


class _Way(NamedTuple):
    """How a text began: the mass of all its chains, and the score and segments of the likeliest."""

    text: str
    mass: float
    score: float
    segments: tuple[int, ...]


@dataclass(frozen=True)
class Lattice:
    """All readings of a line that a rule allows; `mass` is the logarithm of the sum of their odds.

    `steps` are those of them that count, in the order of the pieces that they start at; `shares`
    has for each segment ten probabilities: that it is in the right reading, as that digit.
    """

    starts: Sequence[Place]
    steps: Sequence[Step]
    ends: Sequence[Place]
    mass: float
    shares: Sequence[list[float]]

    def best(self, most: int) -> list[Reading]:
        """The likeliest readings, the best first; chains of one text count together."""
        ways: dict[Place, list[_Way]] = defaultdict(list)
        for start in self.starts:
            ways[start] = [_Way("", 0.0, 0.0, ())]
        best: dict[Place, list[_Way]] = {}
        for step in self.steps:
            if step.before not in best:  # no later step leads there
                best[step.before] = _merged(ways[step.before], most)
            ways[step.after] += [_way_on(way, step) for way in best[step.before]]
        found = _merged((way for end in self.ends for way in ways[end]), most)
        return [Reading(one.text, _share(one.mass - self.mass), one.segments) for one in found]


def lattice(
    segments: Sequence[Segment], pieces: int, rule: Rule | None = None, are_runs: bool = False
) -> Lattice:
    """The readings of so many pieces; none, with a mass of -inf, where the rule allows none.

    With `are_runs` neighbours that are read as the same digit are one, told by the first.
    """
    starts, steps, ends = steps_of(segments, pieces, rule, are_runs)
    forward, backward = _forward(starts, steps), _backward(steps, ends)
    mass = _log_sum([forward[end] for end in ends])
    shares = [[0.0] * 10 for _ in segments]
    counting = []
    for step in steps:
        if step.after in backward:
            share = _share(forward[step.before] + step.score + backward[step.after] - mass)
            if step.digit is not None:
                shares[step.segment][step.digit] += share
            if share > NEGLIGIBLE:
                counting.append(step)
    return Lattice(starts, counting, ends, mass, shares)


def _forward(starts: Sequence[Place], steps: Sequence[Step]) -> dict[Place, float]:
    """For each place the mass of all chains up to it."""
    sums = dict.fromkeys(starts, 0.0)
    for step in steps:
        _add(sums, step.after, sums[step.before] + step.score)
    return sums


def _backward(steps: Sequence[Step], ends: Sequence[Place]) -> dict[Place, float]:
    """For each place from which there is one, the mass of all chains to an end."""
    sums = dict.fromkeys(ends, 0.0)
    for step in reversed(steps):
        if step.after in sums:
            _add(sums, step.before, step.score + sums[step.after])
    return sums


def _way_on(way: _Way, step: Step) -> _Way:
    if step.digit is None:
        return way._replace(mass=way.mass + step.score, score=way.score + step.score)
    return _Way(
        way.text + "0123456789"[step.digit],
        way.mass + step.score,
        way.score + step.score,
        (*way.segments, step.segment),
    )


def _merged(ways: Iterable[_Way], most: int) -> list[_Way]:
    """The likeliest texts: those of one text together, with the segments of the likeliest chain."""
    of_text: dict[str, _Way] = {}
    for way in ways:
        other = of_text.get(way.text)
        if other is not None:
            better = way if way.score > other.score else other
            way = better._replace(mass=_log_add(way.mass, other.mass))
        of_text[way.text] = way
    return nlargest(most, of_text.values(), key=lambda one: one.mass)


def _share(logarithm: float) -> float:
    return exp(min(logarithm, 0.0))  # more than 1 only by rounding


def _add(sums: dict[Place, float], place: Place, value: float) -> None:
    sums[place] = _log_add(sums[place], value) if place in sums else value


def _log_add(first: float, second: float) -> float:
    if first < second:
        first, second = second, first
    return first + log1p(exp(second - first))


def _log_sum(values: Sequence[float]) -> float:
    highest = max(values, default=-inf)
    if highest == -inf:
        return -inf
    return highest + log(sum(exp(value - highest) for value in values))
