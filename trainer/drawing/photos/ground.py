"""Where something is printed: around a line, in heights of its digits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from digits.reading.boxes import Box
from trainer.drawing.photos.canvas import paint
from trainer.drawing.photos.kind import Sheet


@dataclass(frozen=True)
class Ground:
    """A canvas whose unit is a height, the line's bounds, its characters' boxes, and the sheet."""

    canvas: skia.Canvas
    bounds: Box
    characters: Sequence[Box]
    sheet: Sheet
    generator: np.random.Generator

    def line(self) -> skia.Paint:
        """The paint of the sheet's printed lines."""
        return paint(self.sheet.print_colour, width=self.sheet.print_width)
