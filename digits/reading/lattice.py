"""A line's segments to the numbers that they may be: pure, with no picture in it.

A line lies in pieces, from left to right. A segment is some neighbouring ones that may be a digit
together, with a score for each digit; a reading is a chain of segments from the first piece to the
last, and as likely as the sum of its scores says (a conditional random field).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf, log
from typing import Any

from digits.reading.rules.rule import Rule

Scores = Sequence[float]
"""Ten, one a digit: the higher, the likelier; differences are logarithms of odds."""

UNLIKELY = 6.0
"""A digit is not looked at that scores so much less than the best of its segment."""

State = tuple[Any, ...]
"""Of the rule, and how many digits are left; empty without a rule."""

Place = tuple[int, State]
"""The number of pieces that were read, and the state in which they leave a rule."""


@dataclass(frozen=True)
class Segment:
    """The pieces from `start` up to, and without, `end`, as one digit."""

    start: int
    end: int
    scores: Scores


@dataclass(frozen=True)
class Reading:
    """A number as a text of digits, its probability, and the segments of its likeliest chain."""

    text: str
    probability: float
    segments: tuple[int, ...]


@dataclass(frozen=True)
class Step:
    """One way on: a segment read as a digit, from one state at a piece to another at another."""

    segment: int
    digit: int
    score: float
    before: Place
    after: Place


@dataclass(frozen=True)
class Lattice:
    """All readings of a line that a rule allows; `mass` is the logarithm of the sum of their odds.

    `forward` has for each place the same of all chains up to it, and `backward` of all from it on.
    """

    steps: list[Step]
    ends: list[Place]
    forward: dict[Place, float]
    backward: dict[Place, float]
    mass: float

    def best(self, most: int) -> list[Reading]:
        """The likeliest readings, the best first; chains of one text count together."""
        ways: dict[Place, list[_Way]] = defaultdict(list)
        for place in self._starts():
            ways[place] = [_Way("", 0.0, 0.0, ())]
        for place, steps in self._by_end():
            ways[place] = _merged(_ways_on(steps, ways), most)
        found = _merged((way for end in self.ends for way in ways[end]), most)
        return [Reading(one.text, exp(one.mass - self.mass), one.segments) for one in found]

    def probabilities(self, segment: int) -> list[float]:
        """Of each digit, that the segment is in the right reading as that one."""
        shares = [0.0] * 10
        for step in self.steps:
            if step.segment == segment and step.after in self.backward:
                chains = self.forward[step.before] + step.score + self.backward[step.after]
                shares[step.digit] += exp(chains - self.mass)
        return shares

    def _starts(self) -> list[Place]:
        return [place for place in self.forward if place[0] == 0]

    def _by_end(self) -> Iterator[tuple[Place, list[Step]]]:
        steps: dict[Place, list[Step]] = defaultdict(list)
        for step in self.steps:
            steps[step.after].append(step)
        yield from sorted(steps.items(), key=lambda item: item[0][0])


@dataclass(frozen=True)
class _Way:
    text: str
    mass: float
    score: float
    segments: tuple[int, ...]


def lattice(segments: Sequence[Segment], pieces: int, rule: Rule | None = None) -> Lattice:
    """The readings of so many pieces; none, with a mass of -inf, where the rule allows none."""
    forward: dict[Place, float] = dict.fromkeys(_first(pieces, rule), 0.0)
    at: dict[int, list[Place]] = defaultdict(list)
    at[0] = [*forward]
    steps: list[Step] = []
    for number, segment in sorted(enumerate(segments), key=lambda item: item[1].start):
        best = max(segment.scores)
        for digit, score in enumerate(segment.scores):
            if score < best - UNLIKELY:
                continue
            for before in at[segment.start]:
                state = _next(before[1], digit, rule)
                if state is None:
                    continue
                after = segment.end, state
                if after not in forward:
                    at[segment.end].append(after)
                steps.append(Step(number, digit, score, before, after))
                _add(forward, after, forward[before] + score)
    ends = [place for place in at[pieces] if _accepts(place[1], rule)]
    mass = _log_sum([forward[end] for end in ends])
    return Lattice(steps, ends, forward, _backward(steps, ends), mass)


def _backward(steps: Sequence[Step], ends: Sequence[Place]) -> dict[Place, float]:
    sums = dict.fromkeys(ends, 0.0)
    for step in sorted(steps, key=lambda step: -step.before[0]):
        if step.after in sums:
            _add(sums, step.before, step.score + sums[step.after])
    return sums


def _first(pieces: int, rule: Rule | None) -> list[Place]:
    if rule is None:
        return [(0, ())]
    return [(0, (length, rule.start(length))) for length in rule.lengths if length <= pieces]


def _next(state: State, digit: int, rule: Rule | None) -> State | None:
    if rule is None:
        return state
    left, of_rule = state
    if left == 0:
        return None
    stepped = rule.step(of_rule, digit)
    return None if stepped is None else (left - 1, stepped)


def _accepts(state: State, rule: Rule | None) -> bool:
    return rule is None or (state[0] == 0 and rule.accepts(state[1]))


def _ways_on(steps: list[Step], ways: dict[Place, list[_Way]]) -> Iterator[_Way]:
    for step in steps:
        for way in ways[step.before]:
            yield _Way(
                way.text + str(step.digit),
                way.mass + step.score,
                way.score + step.score,
                (*way.segments, step.segment),
            )


def _merged(ways: Iterator[_Way] | Sequence[_Way], most: int) -> list[_Way]:
    """The likeliest texts: those of one text together, with the segments of the likeliest chain."""
    of_text: dict[str, _Way] = {}
    for way in ways:
        other = of_text.get(way.text)
        if other is not None:
            better = max(way, other, key=lambda one: one.score)
            way = _Way(way.text, _log_sum([way.mass, other.mass]), better.score, better.segments)
        of_text[way.text] = way
    return sorted(of_text.values(), key=lambda one: -one.mass)[:most]


def _add(sums: dict[Place, float], place: Place, value: float) -> None:
    sums[place] = _log_sum([sums[place], value]) if place in sums else value


def _log_sum(values: Sequence[float]) -> float:
    highest = max(values, default=-inf)
    if highest == -inf:
        return -inf
    return highest + log(sum(exp(value - highest) for value in values))
