"""All lines that a strip network learns from: drawn, photographed, and cut from bank cheques."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from trainer.data.parts import Part
from trainer.data.pen_data import read_pen_data
from trainer.data.readers.numbers import read_scans
from trainer.data.readers.orand import read_orand
from trainer.drawing.lines import GAPS
from trainer.drawing.no_numbers import no_number
from trainer.drawing.photos.photograph import photograph
from trainer.drawing.photos.random_kind import random_kind
from trainer.drawing.photos.writing import Line
from trainer.drawing.scans import ScannedHand, scanned_hands, scanned_lines
from trainer.strips.drawing import draw_line, marks_of
from trainer.strips.example import Example
from trainer.strips.paper import on_paper
from trainer.strips.pictured import example_in, example_of, varied
from trainer.strips.writers import Writers, writers_of

AMOUNTS = 0.08
"""The share of lines from cheques, where there are any."""

SCANNED, NO_NUMBERS = 0.15, 0.06
"""The shares of photos that show scanned digits, and what is no number."""


@dataclass(frozen=True)
class Lines:
    """Writers, scans of others' digits, amounts of cheques, and the share of lines on photos."""

    writers: Writers
    scans: Sequence[ScannedHand]
    amounts: Sequence[Example]
    photos: float

    def example(self, generator: np.random.Generator) -> Example:
        """Another line."""
        chance = generator.uniform()
        if self.amounts and chance < AMOUNTS:
            return varied(self.amounts[int(generator.integers(len(self.amounts)))], generator)
        if chance < AMOUNTS + self.photos:
            photographed = self._photographed(generator)
            if photographed is not None:
                return varied(photographed, generator)
        drawn = draw_line(self.writers.line(generator), generator)
        return replace(drawn, strip=on_paper(drawn.strip, generator))

    def _photographed(self, generator: np.random.Generator) -> Example | None:
        line = self._line(generator)
        photo = photograph(line, random_kind(generator), generator)
        return example_in(photo.pixels, marks_of(line.characters), photo.boxes)

    def _line(self, generator: np.random.Generator) -> Line:
        chance = generator.uniform()
        if chance < NO_NUMBERS:
            return no_number(generator)
        if self.scans and chance < NO_NUMBERS + SCANNED:
            spacing = generator.choice([*GAPS])
            return next(scanned_lines(self.scans, 1, spacing, generator))
        return self.writers.line(generator)


def open_lines(folder: Path, part: Part, photos: float = 0.0, folds: Sequence[int] = ()) -> Lines:
    """The lines of a part's writers, and of some folds of the cheques; raises `DataError`."""
    writers = writers_of(read_pen_data(folder, (part,)), part)
    scans = scanned_hands(read_scans(folder, part)) if photos else []
    amounts = [one for one in read_orand(folder) if one.fold in folds] if folds else []
    found = [example for one in amounts if (example := example_of(one)) is not None]
    return Lines(writers, scans, found, photos)
