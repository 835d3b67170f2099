"""A photographed or scanned digit to `Ink`: even light, and nothing but the pen's strokes."""

import doxapy
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from digits.ink import Ink, luminance
from digits.photo.clutter import without_clutter
from digits.photo.components import Mask
from digits.picture_file import Limits, check_pixels, decode

PHOTO_LIMITS = Limits(bytes=25_000_000, pixels=60_000_000)
"""What a phone's camera makes, with room."""

WHOLE_PIXELS = 16_000_000
"""The largest picture that has to be decoded whole: PNGs and progressive JPEGs."""

LONGER_SIDE = 400
"""Pixels that a photo is reduced to: a pen's line is still a few of them wide."""

WINDOW = 0.35
"""The side of the square that decides what is dark around there, in shorter sides of the photo:
wider than two strokes of a digit that fills it."""

SENSITIVITY = 0.15
"""How much darker than around it ink is at least, in parts: less is grain or a shadow's rim."""

INK_SHARE = 0.5
"""In parts of the strong strokes' contrast: what is fainter is ruled paper or its grain."""

BRIGHTEST_BOARD = 140
"""The grey level up to which there may be chalk on it."""

PEN_EDGE = 2
"""Pixels around the binarised strokes in which their soft edges lie."""

PAPER_REACH = 1 / 12
"""How far around a pixel its paper is measured, in longer sides of the photo."""

Grey = NDArray[np.uint8]
"""Grey levels, uint8 (H, W), 0 is black."""


def ink_from_photo(data: bytes, limits: Limits = PHOTO_LIMITS) -> Ink:
    """Read a PNG or JPEG file of a digit on paper or board, in whatever light.

    The ink is at most 400 pixels wide and high, and upright by EXIF. Raises `InkError`.
    """
    return ink_of_photo(open_photo(data, limits))


def open_photo(data: bytes, limits: Limits = PHOTO_LIMITS) -> Image.Image:
    """A PNG or JPEG file as a picture of at most 400 pixels a side, upright by EXIF.

    Of an animation it is the first frame. Modes are L, LA, RGB, RGBA or I;16; raises `InkError`.
    """
    return decode(data, limits, _reduced)


def ink_of_photo(image: Image.Image) -> Ink:
    """The strokes in a photo, float32 (H, W) in [0, 1], with the pen's soft edges."""
    grey = _with_dark_ink(np.rint(luminance(image) * 255).astype(np.uint8))
    darker = _darker_than_around(grey)
    contrast = _contrast_with_paper(grey, darker)
    full = np.percentile(contrast[darker], 90) if darker.any() else 0
    if full == 0:
        return np.zeros(grey.shape, np.float32)
    strokes = without_clutter(darker & (contrast > INK_SHARE * full), contrast)
    return np.where(_grown(strokes), (contrast / full).clip(0, 1), 0).astype(np.float32)


def _reduced(image: Image.Image) -> Image.Image:
    if image.format == "PNG" or "progressive" in image.info:
        check_pixels(image, WHOLE_PIXELS)
    # A JPEG is decoded at an eighth of its size where that is enough.
    image.draft("RGB", (LONGER_SIDE, LONGER_SIDE))
    coloured_by_key = "transparency" in image.info and not image.mode.startswith("I")
    if coloured_by_key or image.mode in ("1", "P", "CMYK"):  # of these Pillow averages no pixels
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((LONGER_SIDE, LONGER_SIDE))
    return image


def _with_dark_ink(grey: Grey) -> Grey:
    """Turn chalk on a board into ink on paper: strokes are few, so they skew the levels."""
    around = _mean_around(grey.astype(np.float32), max(grey.shape) // 5)
    difference = grey - around
    skewness = ((difference - np.median(difference)) ** 3).sum()
    if skewness <= 0 or np.median(grey) > BRIGHTEST_BOARD:
        return grey
    return np.asarray(255 - np.sqrt(grey * 255.0), np.uint8)


def _darker_than_around(grey: Grey) -> Mask:
    """Sauvola's local threshold, as doxapy computes it."""
    binary = grey.copy()
    doxapy.Binarization.update_to_binary(
        doxapy.Binarization.Algorithms.SAUVOLA,
        binary,
        {"window": max(3, int(min(grey.shape) * WINDOW) | 1), "k": SENSITIVITY},
    )
    return np.asarray(binary == 0)


def _contrast_with_paper(grey: Grey, darker: Mask) -> Ink:
    """How much light each pixel swallows of what the paper around it throws back, in parts."""
    levels = grey.astype(np.float32)
    paper = ~_grown(darker)
    if not paper.any():
        paper = ~darker
    reach = int(max(grey.shape) * PAPER_REACH)
    share = _mean_around(paper.astype(np.float32), reach)
    level = _mean_around(levels * paper, reach) / np.maximum(share, 1e-6)
    everywhere = levels[paper].mean() if paper.any() else 255
    level = np.where(share > 0, level, everywhere)
    return np.asarray(((level - levels) / np.maximum(level, 1)).clip(0, 1), np.float32)


def _grown(mask: Mask) -> Mask:
    """The mask and the pixels right around it."""
    levels = Image.fromarray(mask.astype(np.uint8) * np.uint8(255))
    return np.asarray(levels.filter(ImageFilter.BoxBlur(PEN_EDGE))) > 0


def _mean_around(values: Ink, reach: int) -> Ink:
    """The mean of the square of 2 reach + 1 pixels around each, cut off at the edges."""
    for _ in range(2):
        length = len(values)
        sums = np.concatenate([np.zeros((1, values.shape[1])), values.cumsum(axis=0, dtype=float)])
        first = np.maximum(np.arange(length) - reach, 0)
        after = np.minimum(np.arange(length) + reach + 1, length)
        values = ((sums[after] - sums[first]) / (after - first)[:, np.newaxis]).T
    return values.astype(np.float32)
