"""Rules by check digits, which the last digit, or the first two, make hold."""

from dataclasses import dataclass

from digits.reading.rules.rule import MOST_DIGITS

LENGTHS = range(2, MOST_DIGITS + 1)
"""At least one digit, and the one that checks it."""

DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""The sum of the digits of each digit's double."""

LeftAndCheck = tuple[int, int]
"""How many digits are still to come, and what those before them came to."""


@dataclass(frozen=True)
class Luhn:
    """Every second digit from the right doubled; of payment cards (ISO/IEC 7812-1, annex B)."""

    name: str = "luhn"
    lengths: range = LENGTHS

    def start(self, length: int) -> LeftAndCheck:
        """All digits are to come, and sum to nothing."""
        return length, 0

    def step(self, state: LeftAndCheck, digit: int) -> LeftAndCheck:
        """The sum modulo 10."""
        left, total = state
        return left - 1, (total + (digit if left % 2 else DOUBLED[digit])) % 10

    def accepts(self, state: LeftAndCheck) -> bool:
        """Multiples of 10."""
        return state[1] == 0


PERMUTED = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 5, 7, 6, 2, 8, 3, 0, 9, 4),
    (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7),
    (9, 4, 5, 3, 1, 2, 6, 8, 7, 0),
    (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5),
    (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)
"""Verhoeff's permutation of the digits at each place from the right, which comes again after 8."""


def dihedral(first: int, second: int) -> int:
    """The product of the dihedral group D5: 0 to 4 turn a pentagon, 5 to 9 turn it over."""
    if first < 5:
        turned = (first + second) % 5
        return turned if second < 5 else turned + 5
    turned = (first - second) % 5
    return turned + 5 if second < 5 else turned


@dataclass(frozen=True)
class Verhoeff:
    """The product of all digits, permuted by place, in the dihedral group D5 (Verhoeff, 1969)."""

    name: str = "verhoeff"
    lengths: range = LENGTHS

    def start(self, length: int) -> LeftAndCheck:
        """All digits are to come; 0 is the group's neutral element."""
        return length, 0

    def step(self, state: LeftAndCheck, digit: int) -> LeftAndCheck:
        """The product so far: the digit to its left, as he counts from the right."""
        left, product = state
        return left - 1, dihedral(PERMUTED[(left - 1) % 8][digit], product)

    def accepts(self, state: LeftAndCheck) -> bool:
        """The neutral element."""
        return state[1] == 0


QUASIGROUP = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""Damm's, totally anti-symmetric: by the interim digit, and then by the next one."""


@dataclass(frozen=True)
class Damm:
    """An interim digit by digit, in a quasigroup (Damm, 2004)."""

    name: str = "damm"
    lengths: range = LENGTHS

    def start(self, length: int) -> int:
        """The interim digit 0."""
        return 0

    def step(self, state: int, digit: int) -> int:
        """The next interim digit."""
        return QUASIGROUP[state][digit]

    def accepts(self, state: int) -> bool:
        """The interim digit 0."""
        return state == 0
