"""Pictures for pages and answers, as data URLs."""

import base64
from io import BytesIO

import numpy as np
from PIL import Image

from digits.ink import Ink

LONGER_SIDE = 280
"""Pixels that a picture of ink has at most."""


def ink_picture(ink: Ink) -> str:
    """Ink, float32 (H, W) in [0, 1], as a data URL of a PNG: black on transparency."""
    alpha = Image.fromarray(np.rint(ink * 255).astype(np.uint8))
    alpha.thumbnail((LONGER_SIDE, LONGER_SIDE))
    return as_data_url(Image.merge("LA", [Image.new("L", alpha.size), alpha]), "PNG")


def as_data_url(picture: Image.Image, kind: str) -> str:
    """A picture as a data URL of a file of this kind, "PNG" or "JPEG"."""
    file = BytesIO()
    picture.save(file, kind)
    return f"data:image/{kind.lower()};base64," + base64.b64encode(file.getvalue()).decode()
