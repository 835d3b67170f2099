"""Untrusted bytes to `Ink`."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from digits.picture_file import Limits, bytes_from_text, decode

Ink = NDArray[np.float32]
"""A drawing: float32 (H, W) in [0, 1], where 1 is ink and 0 is paper."""

FILLED = 0.6
"""In parts of its bounding box: a cut-out sheet fills more of it, and no digit does."""

SHADES = 0.1
"""Between the lightest and the darkest of a sheet with ink on it, at least."""

SOFT_EDGE = 5
"""Pixels across, at the rim of what is opaque: they may be of any grey."""


def ink_from_text(text: str, limits: Limits = Limits()) -> Ink:
    """Read a picture from base64 or a base64 data URL; raises `InkError`."""
    return ink_from_bytes(bytes_from_text(text, limits), limits)


def ink_from_bytes(data: bytes, limits: Limits = Limits()) -> Ink:
    """Read a PNG or JPEG file's bytes; raises `InkError`."""
    return _contrast_with_paper(luminance(decode(data, limits)))


def scaled_levels(levels: NDArray[np.uint8]) -> Ink:
    """Levels, uint8 in 0..255 of any shape, as float32 in [0, 1].

    Of pictures as MNIST's, where 255 is ink, that is `Ink`.
    """
    return levels.astype(np.float32) / np.float32(255)


def luminance(image: Image.Image) -> Ink:
    """Grey levels, float32 (H, W) from 0 for black to 1; what is transparent is white paper.

    Ink on nothing is black, whatever its colour: how light it is tells nothing of the paper.
    """
    grey, alpha = _grey_and_alpha(image)
    if alpha is None:
        return grey
    return grey * alpha + (1 - alpha) if _is_sheet(grey, alpha) else 1 - alpha


def _is_sheet(grey: Ink, alpha: Ink) -> bool:
    """Whether what is opaque is paper with ink on it, cut out, and not ink itself."""
    opaque = alpha > 0.5
    rows, columns = (np.flatnonzero(opaque.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return False
    box = opaque[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    inside = grey[_eroded(opaque)]
    return bool(box.mean() > FILLED and inside.size and np.ptp(inside) > SHADES)


def _eroded(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    levels = Image.fromarray(mask.astype(np.uint8))
    return np.asarray(levels.filter(ImageFilter.MinFilter(SOFT_EDGE))) > 0


def _grey_and_alpha(image: Image.Image) -> tuple[Ink, Ink | None]:
    """Both float32 (H, W) in [0, 1]; no alpha for a picture that is opaque."""
    if image.mode.startswith("I"):  # 16 bits: Pillow's own conversion to 8 would clip
        levels = np.asarray(image).astype(np.float32)
        opaque = levels != image.info.get("transparency", -1)
        return levels / np.float32(65535), opaque.astype(np.float32)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        if image.getchannel("A").getextrema() != (255, 255):
            channels = scaled_levels(np.asarray(image.convert("LA")))
            return channels[..., 0], channels[..., 1]
    return scaled_levels(np.asarray(image.convert("L"))), None


def _contrast_with_paper(luminance: Ink) -> Ink:
    """How far each pixel is from the paper, which is what most of the border shows."""
    border = np.concatenate([luminance[0], luminance[-1], luminance[:, 0], luminance[:, -1]])
    middle = border.size // 2
    paper = np.partition(border, middle)[middle]
    ink: Ink = paper - luminance
    if ink.sum() < 0:  # more is lighter than the paper
        np.negative(ink, out=ink)
    np.clip(ink, 0, 1, out=ink)
    return ink
