"""The columns of a strip as pieces of a lattice, with what a strip network tells of them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import inf, log

import numpy as np

from digits.reading.boxes import Box
from digits.reading.steps import Segment
from digits.strips import COLUMN_WIDTH, FOREIGN, HEIGHT, MARKS, NOTHING, SEPARATOR
from digits.strips import Columns as Told

SILENT = 2e-3
"""The probability of any digit at a column, below which none is looked for there."""

LEAST_SEPARATOR = 0.5
"""The probability of a separator, from which it is told."""

BESIDE = 3
"""Columns around the one that tells a mark, which may have told it as well."""


@dataclass(frozen=True)
class Columns:
    """What is told of a strip's columns, float32 (T, MARKS + SIDES), as `digits.strips` says."""

    told: Told

    @cached_property
    def places(self) -> list[int | None]:
        """The columns that may tell a digit, and None wherever others lie before one of them."""
        digits = np.logaddexp.reduce(self.told[:, :10], axis=1)
        places: list[int | None] = []
        for before, place in pairwise([-1, *np.flatnonzero(digits > log(SILENT)).tolist()]):
            places += [place] if place == before + 1 else [None, place]
        return places

    @cached_property
    def segments(self) -> list[Segment]:
        """One for each of the places: a digit, or silence."""
        return [self._segment(number, place) for number, place in enumerate(self.places)]

    @property
    def is_number(self) -> float:
        """The probability that no column tells anything foreign."""
        foreign = np.exp(self.told[:, FOREIGN], dtype=np.float64)
        return float(np.prod(1 - foreign.clip(0, 1)))

    def box(self, place: int) -> Box:
        """The box, in pixels of the strip, of the mark that a column tells."""
        middle = (place + 0.5) * COLUMN_WIDTH
        left, top, right, bottom = (self.told[place, MARKS:] * HEIGHT).tolist()
        left, right = max(left, COLUMN_WIDTH / 2), max(right, COLUMN_WIDTH / 2)
        return Box(max(middle - left, 0), max(top, 0), middle + right, max(bottom, top + 1))

    def separators(self) -> list[Box]:
        """The boxes of what is surely a comma, point or dash, each by the surest of its columns."""
        shares = np.exp(self.told[:, SEPARATOR])
        return [
            self.box(place)
            for place in np.flatnonzero(shares > LEAST_SEPARATOR).tolist()
            if shares[place] == shares[max(place - BESIDE, 0) : place + BESIDE + 1].max()
        ]

    def _segment(self, number: int, place: int | None) -> Segment:
        if place is None:
            return Segment(number, number + 1, [-inf] * 10, 0.0)
        silence = float(np.logaddexp(self.told[place, NOTHING], self.told[place, SEPARATOR]))
        return Segment(number, number + 1, self.told[place, :10].tolist(), silence)
