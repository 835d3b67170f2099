"""Rules by check digits that make the weighted sum of all digits leave a certain rest."""

from dataclasses import dataclass

from digits.reading.rules.masks import fitting
from digits.reading.rules.product import Both, both

PlaceAndSum = tuple[int, int]


@dataclass(frozen=True)
class WeightedSum:
    """As many digits as weights, whose products sum to `rest` modulo `modulus`, at most 300."""

    name: str
    weights: tuple[int, ...]
    modulus: int
    rest: int = 0

    @property
    def lengths(self) -> tuple[int, ...]:
        """As many digits as weights."""
        return (len(self.weights),)

    def start(self, length: int) -> PlaceAndSum:
        """The first place, and no sum."""
        return 0, 0

    def step(self, state: PlaceAndSum, digit: int) -> PlaceAndSum:
        """The next place, and the sum so far."""
        place, total = state
        return place + 1, (total + self.weights[place] * digit) % self.modulus

    def accepts(self, state: PlaceAndSum) -> bool:
        """The sum that the check digit is there for."""
        return state[1] == self.rest


def ean_8() -> WeightedSum:
    """The number under a small bar code: GS1's GTIN-8."""
    return WeightedSum("ean-8", (3, 1) * 4, 10)


def ean_13() -> WeightedSum:
    """The number under a bar code: GS1's GTIN-13."""
    return WeightedSum("ean-13", (*(1, 3) * 6, 1), 10)


def isbn_10() -> WeightedSum:
    """A book's number until 2006.

    One in eleven ends in X, which stands for 10: a reader of digits cannot read it, and none of
    these is accepted.
    """
    return WeightedSum("isbn-10", tuple(range(10, 0, -1)), 11)


def isbn_13() -> Both:
    """A book's number: an EAN-13 of the land of books, 978 or 979."""
    return both(ean_13(), fitting("books", ["97[89]" + "#" * 10]), "isbn-13")
