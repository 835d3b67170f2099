"""What pen data sets hold: people's strokes, with what they meant and who drew them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Stroke = NDArray[np.float32]
"""One pen-down to pen-up: float32 (n, 2) with n >= 1, x to the right and y downwards.

Units and origin are the tablet's own: only shape and proportion mean anything.
"""


@dataclass(frozen=True)
class Drawing:
    """One character as a person drew it.

    `label` is the character meant; `source` the data set's id and, after a dash, its section, such
    as "unipen-1a"; `writer` is unique within `contributor`, the site that collected the data.
    """

    strokes: tuple[Stroke, ...]
    label: str
    source: str
    contributor: str
    writer: str
