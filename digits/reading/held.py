"""A line's segments held to a rule: the readings that count, and how far to trust them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf

from digits.reading.lattice import Lattice, lattice
from digits.reading.rules.rule import Rule
from digits.reading.steps import Segment

LEAST_SHARE = 1e-3
"""Of what the ink may say: a rule that leaves less of it is not satisfied by what stands there."""

DOUBT = 0.01
"""How often a number breaks its rule, when nothing else is known."""


@dataclass(frozen=True)
class Held:
    """The lattice to read from, and the probability, in [0, 1], that its rule is kept.

    `rule` is what the lattice is held to: None without a rule, or where the ink cannot keep it;
    `is_valid` tells these two apart, as it does in a reading.
    """

    lattice: Lattice
    trust: float
    is_valid: bool | None
    rule: Rule | None


def held_to(
    rule: Rule | None, segments: Sequence[Segment], pieces: int, are_runs: bool = False
) -> Held:
    """The readings of so many pieces that keep a rule, or all where it leaves next to none."""
    free = lattice(segments, pieces, are_runs=are_runs)
    if rule is None or free.mass == -inf:
        return Held(free, 1.0, None if rule is None else False, None)
    kept = lattice(segments, pieces, rule, are_runs)
    share = exp(kept.mass - free.mass)
    if share < LEAST_SHARE:
        return Held(free, 1.0, False, None)
    return Held(kept, share / (share + DOUBT), True, rule)


def changed_by(
    held: Held, segments: Sequence[Segment], digits: Sequence[tuple[int, int]]
) -> list[int]:
    """The places of digits, each (segment, digit), that the rule chose against the ink."""
    return [
        place
        for place, (number, digit) in enumerate(digits)
        if held.is_valid and segments[number].scores[digit] < max(segments[number].scores)
    ]
