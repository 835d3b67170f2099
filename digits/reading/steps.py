"""The steps of a lattice: each segment read as each digit that it may be, from where a rule stands.

What does not lead from the first piece to the last is left out, and there are only so many.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any, NamedTuple

from digits.reading.rules.rule import Rule

UNLIKELY = 6.0
"""A digit is not looked at that scores so much less than the best of its segment."""

MOST_STEPS = 30_000
"""That are looked at: where there were more, those from the likeliest places are."""

Scores = Sequence[float]
"""Ten, one a digit: the higher, the likelier; differences are logarithms of odds."""

State = tuple[Any, ...]
"""How many digits are left, and the state of the rule; empty without a rule."""

Place = tuple[int, int | None, State]
"""The number of pieces that were read, the digit of the last, and the state they leave a rule in.

The digit only counts where equal ones in a row are one, and is None elsewhere and after silence.
"""


@dataclass(frozen=True)
class Segment:
    """The pieces from `start` up to, and without, `end`, as one digit.

    Where they may be none, `silence` is the score of that: they add nothing to the number then.
    """

    start: int
    end: int
    scores: Scores
    silence: float | None = None


class Step(NamedTuple):
    """One way on: a segment read as a digit, from one state at a piece to another at another.

    It is read as none where `digit` is None.
    """

    segment: int
    digit: int | None
    score: float
    before: Place
    after: Place


Choice = tuple[int, int, int | None, float]
"""A segment's number, its end, and a digit that it may be, or None, with its score."""

Steps = tuple[list[Place], list[Step], list[Place]]


def steps_of(
    segments: Sequence[Segment], pieces: int, rule: Rule | None, are_runs: bool = False
) -> Steps:
    """The places to start from, the steps in the order of their pieces, and the places to end.

    With `are_runs` neighbours that are read as the same digit are one: only silence parts two.
    """
    left = _digits_left(segments, pieces, are_runs)
    choices = _choices(segments, left)
    width = MOST_STEPS // max(sum(map(len, choices.values())), 1)  # so many places at a piece
    can_start = [state for state in _starts(rule) if _can_end(state, left.get(0, range(0)))]
    starts: list[Place] = [(0, None, state) for state in can_start]
    best: dict[int, dict[Place, float]] = defaultdict(dict)
    best[0] = dict.fromkeys(starts, 0.0)
    steps: list[Step] = []
    for piece in sorted(choices):
        likeliest = nlargest(max(width, 1), best.pop(piece, {}).items(), key=lambda one: one[1])
        for place, so_far in likeliest:
            for step in _steps_from(place, choices[piece], left, rule, are_runs):
                at_end, score = best[step.after[0]], so_far + step.score
                at_end[step.after] = max(at_end.get(step.after, score), score)
                steps.append(step)
    return starts, steps, [place for place in best[pieces] if _accepts(place[2], rule)]


def _digits_left(segments: Sequence[Segment], pieces: int, are_runs: bool) -> dict[int, range]:
    """How many digits there may be from a piece on, by those from which a chain leads to the end.

    Some within a range may be impossible.
    """
    left = {pieces: range(1)}
    for segment in sorted(segments, key=lambda one: -one.start):
        if segment.end in left:
            after, before = left[segment.end], left.get(segment.start)
            fewest = after.start + (segment.silence is None and not are_runs)
            most = after.stop + 1
            if before is not None:
                fewest, most = min(fewest, before.start), max(most, before.stop)
            left[segment.start] = range(fewest, most)
    return left


def _choices(segments: Sequence[Segment], left: Iterable[int]) -> dict[int, list[Choice]]:
    """Those that lead on, by the piece that they start at."""
    choices: dict[int, list[Choice]] = defaultdict(list)
    for number, segment in enumerate(segments):
        if segment.end in left:
            scores = [*enumerate(segment.scores), *_silence_of(segment)]
            least = max(score for _, score in scores) - UNLIKELY
            for digit, score in scores:
                if score >= least:
                    choices[segment.start].append((number, segment.end, digit, score))
    return choices


def _silence_of(segment: Segment) -> list[tuple[None, float]]:
    return [] if segment.silence is None else [(None, segment.silence)]


def _steps_from(
    place: Place,
    choices: Sequence[Choice],
    left: dict[int, range],
    rule: Rule | None,
    are_runs: bool,
) -> Iterator[Step]:
    _, last, state = place
    next_of: dict[int | None, State | None] = {None: state}
    for number, end, digit, score in choices:
        goes_on = are_runs and digit is not None and digit == last
        if digit not in next_of:
            next_of[digit] = _next(state, digit, rule)
        after = state if goes_on else next_of[digit]
        if after is not None and _can_end(after, left[end]):
            told = None if goes_on else digit
            yield Step(number, told, score, place, (end, digit if are_runs else None, after))


def _starts(rule: Rule | None) -> list[State]:
    if rule is None:
        return [()]
    return [(length, rule.start(length)) for length in rule.lengths]


def _can_end(state: State, left: range) -> bool:
    return not state or state[0] in left


def _next(state: State, digit: int | None, rule: Rule | None) -> State | None:
    if rule is None or digit is None:
        return state
    left, of_rule = state
    if left == 0:
        return None
    stepped = rule.step(of_rule, digit)
    return None if stepped is None else (left - 1, stepped)


def _accepts(state: State, rule: Rule | None) -> bool:
    return rule is None or rule.accepts(state[1])
