"""What on a photo's paper is darker than it, in any colour: ink, and what is printed there."""

import numpy as np
from numpy.typing import NDArray

from digits.photo.components import Mask, label_components
from digits.photo.paper import Colours

Contrast = NDArray[np.float32]
"""float32 (H, W): the share of the paper's light that a pixel swallows; below 0 it is lighter."""

FAINTEST = 0.06
"""The contrast that ink has at least: less is a crease or a stain."""

DARKEST = 0.25
"""The light that paper throws back at least: in less there is grain alone."""

NOISE = 5
"""In standard deviations of the paper's own contrast: what is within is grain."""

STRONG, WEAK = 0.5, 0.28
"""In parts of the full contrast: a stroke has something strong, and hangs together by the weak."""


def contrast_with(paper: Colours, colours: Colours) -> Contrast:
    """The contrast in the channel that shows it best."""
    return np.asarray(((paper - colours) / np.maximum(paper, DARKEST)).max(axis=2))


def strokes_in(contrast: Contrast) -> tuple[Mask, float]:
    """Where there are strokes, and the full contrast of their ink; 0 where there is none."""
    typical = np.median(contrast)
    grain = typical + NOISE * 1.48 * np.median(np.abs(contrast - typical))
    least = max(FAINTEST, float(grain))
    inked = contrast > least
    if not inked.any():
        return inked, 0
    full = float(np.percentile(contrast[inked], 90))
    weak = contrast > max(least, WEAK * full)
    numbers = label_components(weak)
    is_stroke = np.zeros(numbers.max() + 1, bool)
    is_stroke[np.unique(numbers[contrast > max(least, STRONG * full)])] = True
    is_stroke[0] = False
    return np.asarray(is_stroke[numbers]), full
