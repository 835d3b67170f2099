"""The paper that lies under and around each pixel of a photo, whatever its colour and light."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from digits.ink import scaled_levels

Colours = NDArray[np.float32]
"""Channels of a picture, float32 (H, W, C) from 0, dark, to 1."""

WINDOW = 13
"""Pixels across that a median is taken over, once the picture is reduced so far."""


def paper_under(colours: Colours, window: float) -> Colours:
    """What each pixel would show without ink on it; `window` is in parts of the shorter side.

    It is the darkest median nearby. A median sees through strokes narrower than half its window
    and follows the straight edges of shadows and sheets; beside such an edge only what is darker
    than either side is ink.
    """
    scale = max(1, round(window * min(colours.shape[:2]) / WINDOW))
    return np.stack([_paper(channel, scale) for channel in np.moveaxis(colours, 2, 0)], axis=2)


def _paper(channel: NDArray[np.float32], scale: int) -> NDArray[np.float32]:
    height, width = channel.shape
    levels = Image.fromarray(np.rint(channel * 255).astype(np.uint8))
    size = max(1, width // scale), max(1, height // scale)
    median = _median(levels.resize(size, Image.Resampling.BOX)).filter(ImageFilter.MinFilter(3))
    return scaled_levels(np.asarray(median.resize((width, height), Image.Resampling.BILINEAR)))


def _median(levels: Image.Image) -> Image.Image:
    reach = WINDOW // 2
    padded = Image.fromarray(np.pad(np.asarray(levels), reach, mode="symmetric"))
    median = padded.filter(ImageFilter.MedianFilter(WINDOW))
    return median.crop((reach, reach, reach + levels.width, reach + levels.height))
