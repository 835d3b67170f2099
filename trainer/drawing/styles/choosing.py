"""Ways of writing a digit that few people in the data have, of this country or of another.

A flagged 1 is read as a 7 elsewhere, a crossed 7 as a 2, a slashed 0 as an 8.
"""

from collections.abc import Callable

import numpy as np

from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.styles.adding import crossed, flagged, footed, slashed, two_rings
from trainer.drawing.styles.bending import (
    beheaded,
    closed,
    hooked,
    looped,
    loose_hat,
    open_at_the_top,
    overshooting,
    pointed,
    straightened,
)
from trainer.drawing.styles.slips import with_slip

OFTEN = 0.2
"""The share of digits that get a style where there is one for them."""

Style = Callable[[list[Stroke], np.random.Generator], list[Stroke]]

styles_of_digit: dict[str, tuple[Style, ...]] = {
    "0": (slashed, slashed, overshooting),
    "1": (flagged, flagged, footed),
    "2": (looped,),
    "3": (closed,),
    "4": (pointed,),
    "5": (loose_hat,),
    "6": (overshooting,),
    "7": (crossed, crossed, beheaded),
    "8": (open_at_the_top, two_rings),
    "9": (straightened, hooked),
}
"""The styles that each digit may get; one that is named twice comes twice as often."""


def with_style(drawing: Drawing, rng: np.random.Generator) -> list[Stroke]:
    """The drawing's strokes, now and then in a style that its writer does not have."""
    strokes = list(drawing.strokes)
    styles = styles_of_digit[drawing.label]
    if rng.uniform() < OFTEN:
        strokes = styles[int(rng.integers(len(styles)))](strokes, rng)
    return with_slip(strokes, rng)
