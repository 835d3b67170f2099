"""Rules of size: a number between two others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digits.reading.rules.rule import MOST_DIGITS, RuleError

Bounds = tuple[str, str]
"""What the digits still to come must not be below, and not above, both with as many digits."""

number = re.compile(rf"\d{{1,{MOST_DIGITS}}}", re.ASCII)

two_numbers = re.compile(rf"(0|[1-9]\d{{0,{MOST_DIGITS - 1}}})-(0|[1-9]\d{{0,{MOST_DIGITS - 1}}})")


@dataclass(frozen=True)
class Between:
    """Numbers between bounds, which each length has for itself; a state is what is left of them."""

    name: str
    bounds: Mapping[int, Bounds]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Those that have bounds."""
        return tuple(self.bounds)

    def start(self, length: int) -> Bounds:
        """The bounds of that length."""
        return self.bounds[length]

    def step(self, state: Bounds, digit: int) -> Bounds | None:
        """A digit above the lower bound's sets the rest free of it, and so below the upper's."""
        (low, high), left = state, len(state[0]) - 1
        if not int(low[0]) <= digit <= int(high[0]):
            return None
        return (
            low[1:] if digit == int(low[0]) else "0" * left,
            high[1:] if digit == int(high[0]) else "9" * left,
        )

    def accepts(self, state: Bounds) -> bool:
        """Always: what is out of bounds does not come so far."""
        return True


def in_range(name: str, text: str) -> Between:
    """Numbers from the first to the second of a text like 0-120, both among them; `RuleError`.

    They have no leading zeros; 0 itself is a number.
    """
    found = two_numbers.fullmatch(text)
    if not found or int(found[1]) > int(found[2]):
        raise RuleError(
            f"expected a range like 0-120, of numbers without leading zeros and of at most "
            f"{MOST_DIGITS} digits, the lower one first, got {text!r}"
        )
    low, high = found.groups()
    bounds = {length: _all_of(length) for length in range(len(low), len(high) + 1)}
    bounds[len(low)] = (low, bounds[len(low)][1])
    bounds[len(high)] = (bounds[len(high)][0], high)
    return Between(name, bounds)


def not_below(name: str, text: str) -> Between:
    """Numbers of as many digits as the text has, and not below it; raises `RuleError`.

    So a meter counts: leading zeros are digits.
    """
    if not number.fullmatch(text):
        raise RuleError(f"expected a reading of 1 to {MOST_DIGITS} digits, got {text!r}")
    return Between(name, {len(text): (text, "9" * len(text))})


def _all_of(length: int) -> Bounds:
    return "1" + "0" * (length - 1), "9" * length
