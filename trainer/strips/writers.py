"""The people whose lines a strip network learns from, and what they write on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from trainer.data.look_alikes import likeness_of
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.strokes import Drawing
from trainer.drawing.lines import GAPS, Hand, Spacing, WrittenLine, hands_of, line_of, some_drawings
from trainer.drawing.separators import separators_for
from trainer.strips.drawing import with_variation

DIGITS_OF_A_LINE = (1, 9)

SPACINGS: dict[Spacing, float] = {"apart": 0.25, "near": 0.3, "crowded": 0.45}
"""The share of lines of each: those that are harder to read come more often."""

WORDS, DRAWINGS = 0.08, 0.05
"""The shares of lines that are of letters, and of symbols and doodles."""

SEPARATED = 0.3
"""The share of lines that have commas, points or dashes."""

FEWEST_FOREIGN = 2
"""Characters of a word that nobody takes for digits."""


NAMELESS = "?"
"""For symbols, whose labels are words."""


@dataclass(frozen=True)
class Writers:
    """Hands of digits, hands of letters, and drawings that are neither."""

    digits: Sequence[Hand]
    letters: Sequence[Hand]
    others: Sequence[Drawing]

    def line(self, generator: np.random.Generator) -> WrittenLine:
        """A line of any of them: mostly digits."""
        chance = generator.uniform()
        if chance < WORDS:
            return _line(self._word(generator), generator)
        if chance < WORDS + DRAWINGS:
            count = generator.integers(1, 5)
            drawings = [self.others[n] for n in generator.integers(len(self.others), size=count)]
            return _line(drawings, generator)
        hand = self.digits[int(generator.integers(len(self.digits)))]
        return _line(some_drawings(hand, DIGITS_OF_A_LINE, generator), generator)

    def _word(self, generator: np.random.Generator) -> list[Drawing]:
        while True:
            hand = self.letters[int(generator.integers(len(self.letters)))]
            drawings = some_drawings(hand, (FEWEST_FOREIGN, DIGITS_OF_A_LINE[1]), generator)
            if sum(one.label not in likeness_of for one in drawings) >= FEWEST_FOREIGN:
                return drawings


def writers_of(data: PenData, part: Part) -> Writers:
    """The writers of a part."""
    outliers = [one for one in data.outliers[part] if one.label not in likeness_of]
    return Writers(
        hands_of(data.digits[part]),
        hands_of(_letters(data.outliers[part])),
        [replace(one, label=NAMELESS) for one in outliers if not _is_letter(one)],
    )


def _letters(drawings: Iterable[Drawing]) -> list[Drawing]:
    return [one for one in drawings if _is_letter(one)]


def _is_letter(drawing: Drawing) -> bool:
    return len(drawing.label) == 1 and drawing.label.isalpha() and drawing.label.isascii()


def _line(drawings: Sequence[Drawing], generator: np.random.Generator) -> WrittenLine:
    spacing = generator.choice(list(GAPS), p=[SPACINGS[one] for one in GAPS])
    varied = [with_variation(one, generator) for one in drawings]
    marked = generator.uniform() < SEPARATED
    marks = separators_for(len(drawings), generator) if marked else [""] * len(drawings)
    return line_of(varied, marks, spacing, generator)
