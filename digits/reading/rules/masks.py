"""Rules by place: which digits may stand at each; a number fits one of several masks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digits.reading.rules.rule import MOST_DIGITS, RuleError

Places = tuple[frozenset[int], ...]
"""The digits that may stand at each place."""

ANY_DIGIT = frozenset(range(10))

place = re.compile(r"#|\d|\[(?:\d-\d|\d)+\]", re.ASCII)

part_of_class = re.compile(r"(\d)-(\d)|(\d)", re.ASCII)

some_digits = re.compile(rf"\d{{1,{MOST_DIGITS}}}", re.ASCII)

EXPECTED = f"expected a mask of 1 to {MOST_DIGITS} places, each #, a digit or a class like [0-46]"


@dataclass(frozen=True)
class Masks:
    """A number that fits one of several masks; a state is a number that stands for their rests."""

    name: str
    starts: Mapping[int, int]
    steps: Sequence[Mapping[int, int]]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Those of the masks."""
        return tuple(self.starts)

    def start(self, length: int) -> int:
        """All masks of that length may still fit."""
        return self.starts[length]

    def step(self, state: int, digit: int) -> int | None:
        """Those that have the digit at this place."""
        return self.steps[state].get(digit)

    def accepts(self, state: int) -> bool:
        """Where a mask has come to its end."""
        return not self.steps[state]


def fitting(name: str, masks: Iterable[str]) -> Masks:
    """A number that fits one of the masks: # is any digit, [0-46] one of these; `RuleError`."""
    of_length: dict[int, set[Places]] = defaultdict(set)
    for mask in masks:
        places = _places(mask)
        of_length[len(places)].add(places)
    automaton = _Automaton()
    starts = {length: automaton.state_of(frozenset(of_length[length])) for length in of_length}
    return Masks(name, dict(sorted(starts.items())), automaton.steps)


def of_lengths(least: int, most: int) -> Masks:
    """Any number of `least` to `most` digits; raises `RuleError` unless they are within 1 to 32."""
    if not 1 <= least <= most <= MOST_DIGITS:
        raise RuleError(f"expected lengths within 1 to {MOST_DIGITS}, got {least} to {most}")
    name = f"length={least}" if least == most else f"length={least}-{most}"
    return fitting(name, ("#" * length for length in range(least, most + 1)))


def starting_with(name: str, prefix: str) -> Masks:
    """The prefix, alone or before any digits, up to 32 in all; raises `RuleError`."""
    if not some_digits.fullmatch(prefix):
        raise RuleError(f"expected a prefix of 1 to {MOST_DIGITS} digits, got {prefix!r}")
    return fitting(name, (prefix + "#" * more for more in range(MOST_DIGITS - len(prefix) + 1)))


class _Automaton:
    """Gives each set of rests of masks a number: sets that are equal, however reached, share it."""

    def __init__(self) -> None:
        self.steps: list[dict[int, int]] = []
        self._state_of: dict[frozenset[Places], int] = {}

    def state_of(self, rests: frozenset[Places]) -> int:
        """The state in which these may follow, and all that come after it."""
        if rests not in self._state_of:
            self._state_of[rests] = len(self.steps)
            steps: dict[int, int] = {}
            self.steps.append(steps)
            for digit in ANY_DIGIT:
                if after := frozenset(rest[1:] for rest in rests if rest and digit in rest[0]):
                    steps[digit] = self.state_of(after)
        return self._state_of[rests]


def _places(mask: str) -> Places:
    texts = place.findall(mask)
    places = tuple(map(_digits_of, texts))
    if "".join(texts) != mask or not 1 <= len(places) <= MOST_DIGITS or not all(places):
        raise RuleError(f"{EXPECTED}, got {mask!r}")
    return places


def _digits_of(text: str) -> frozenset[int]:
    """Those of a place; none where a class has none, such as [6-4]."""
    if text == "#":
        return ANY_DIGIT
    parts = part_of_class.findall(text)
    ranges = (range(int(low or one), int(high or one) + 1) for low, high, one in parts)
    return frozenset(digit for digits in ranges for digit in digits)
