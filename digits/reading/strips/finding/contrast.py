"""What on a picture's paper is darker than it, and where of that there are strokes."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from digits.ink import scaled_levels
from digits.photo.components import Mask, label_components
from digits.photo.lines import Bars, lines_in
from digits.photo.paper import Channel, paper_in
from digits.photo.strokes import DARKEST, FAINTEST, Contrast
from digits.reading.strips.strip import FULL

CELLS = 7
"""Pixels across that a median is taken over: fewer than for a digit, for time's sake."""

NOISE = 3
"""In standard deviations of the paper's own contrast: what is within is grain or a pattern."""

LIGHTEST = -0.2
"""Contrast: what is lighter than that is not the paper that was taken for it."""

SOME = 3
"""Every so many pixels tell enough of the paper."""

WEAKEST, PALEST = 0.42, 0.5
"""In parts of the full contrast: a stroke is stronger, on smooth paper and on the roughest."""

STRONGEST = 0.6
"""The same: a stroke is so strong somewhere."""

FAINTEST_LINE = 0.12
"""The same: a line may be printed much paler than the ink is."""


@dataclass(frozen=True)
class Seen:
    """A picture's contrast with its paper, and how light that is: both float32 (H, W)."""

    contrast: Contrast
    paper: Channel

    def strokes(self, across: Bars, down: Bars) -> Mask:
        """Where there are strokes but printed lines, bool (H, W).

        `across` and `down` tell what no digit's bar is.
        """
        full, grain = _full(self.contrast)
        weak = max(WEAKEST * full, min(grain, PALEST * full))
        pale = max(FAINTEST_LINE * full, min(grain, WEAKEST * full))
        strokes = _strokes(self.contrast, weak, STRONGEST * full)
        return strokes & ~lines_in(self.contrast > pale, across, down)


def clearest(picture: Image.Image) -> Image.Image:
    """The channel of a picture, mode RGB or L, that shows the edges of its ink best; mode L."""
    return max(picture.split(), key=_edges)


def seen(channel: Image.Image, window: float) -> Seen:
    """The contrast in a channel, mode L.

    `window` is in pixels: strokes are less than half as broad.
    """
    paper = paper_in(channel, window, CELLS)
    darker = paper - scaled_levels(np.asarray(channel))
    return Seen(np.asarray(darker / np.maximum(paper, np.float32(DARKEST))), paper)


def _edges(channel: Image.Image) -> float:
    return float(np.square(np.diff(np.asarray(channel).astype(np.float32))).sum())


def _full(contrast: Contrast) -> tuple[float, float]:
    """The full contrast of a picture's ink, 0 where there is none, and the most of its grain.

    Grain is told from what is lighter than the paper usually is: of that nothing is ink.
    """
    some = contrast.ravel()[::SOME]
    some = some[some > LIGHTEST]
    typical = np.median(some) if some.size else 0.0
    lighter = some[some <= typical]
    spread = 1.48 * (typical - np.median(lighter)) if lighter.size else 0.0
    grain = max(FAINTEST, float(typical + NOISE * spread))
    inked = contrast[contrast > grain]
    return float(np.percentile(inked, FULL)) if inked.size else 0.0, grain


def _strokes(contrast: Contrast, weak: float, strong: float) -> Mask:
    """The connected parts of what is not weak, where some of it is strong."""
    numbers = label_components(contrast > weak)
    is_stroke = np.zeros(numbers.max(initial=0) + 1, bool)
    is_stroke[numbers[contrast > strong]] = True
    is_stroke[0] = False
    return np.asarray(is_stroke[numbers])
