"""Random numbers as kinds of photos need them."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from trainer.drawing.photos.kind import Colour

T = TypeVar("T")


class Chance:
    """A generator's numbers as plain Python's."""

    def __init__(self, generator: np.random.Generator) -> None:
        self._generator = generator

    def within(self, low: float, high: float) -> float:
        """Any number of a range."""
        return float(self._generator.uniform(low, high))

    def scale(self, low: float, high: float) -> float:
        """A number of a range whose small values are as likely as the large, in proportion."""
        return float(np.exp(self._generator.uniform(np.log(low), np.log(high))))

    def happens(self, share: float) -> bool:
        """Yes, in such a share of all cases."""
        return bool(self._generator.uniform() < share)

    def one_of(self, choices: Sequence[T]) -> T:
        """Any of some; one that is named twice comes twice as often."""
        return choices[int(self._generator.integers(len(choices)))]

    def near(self, colour: Colour, spread: float) -> Colour:
        """A colour like another one: lighter or darker, and of another tone."""
        shade = self._generator.normal(0, spread)
        red, green, blue = np.array(colour) + shade + self._generator.normal(0, spread / 3, 3)
        return float(red), float(green), float(blue)
