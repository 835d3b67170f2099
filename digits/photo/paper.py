"""The paper that lies under and around each pixel of a photo, whatever its colour and light."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from digits.ink import scaled_levels

Colours = NDArray[np.float32]
"""Channels of a picture, float32 (H, W, C) from 0, dark, to 1."""

Channel = NDArray[np.float32]
"""One of them, float32 (H, W)."""

WINDOW = 13
"""Pixels across that a median is taken over, once the picture is reduced so far."""


def paper_under(colours: Colours, window: float) -> Colours:
    """What each pixel would show without ink on it; `window` is in parts of the shorter side.

    It is the darkest median nearby. A median sees through strokes narrower than half its window
    and follows the straight edges of shadows and sheets; beside such an edge only what is darker
    than either side is ink.
    """
    pixels = window * min(colours.shape[:2])
    channels = [
        Image.fromarray(np.rint(one * 255).astype(np.uint8)) for one in np.moveaxis(colours, 2, 0)
    ]
    return np.stack([paper_in(channel, pixels) for channel in channels], axis=2)


def paper_in(channel: Image.Image, window: float, across: int = WINDOW) -> Channel:
    """The same of one channel, mode L.

    `window` is in its pixels, and `across` in those that it is reduced to.
    """
    scale = max(1, round(window / across))
    size = max(1, channel.width // scale), max(1, channel.height // scale)
    median = _median(channel.resize(size, Image.Resampling.BOX), across)
    darkest = median.filter(ImageFilter.MinFilter(3))
    return scaled_levels(np.asarray(darkest.resize(channel.size, Image.Resampling.BILINEAR)))


def _median(levels: Image.Image, across: int) -> Image.Image:
    reach = across // 2
    padded = Image.fromarray(np.pad(np.asarray(levels), reach, mode="symmetric"))
    median = padded.filter(ImageFilter.MedianFilter(across))
    return median.crop((reach, reach, reach + levels.width, reach + levels.height))
