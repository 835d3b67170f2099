"""Drawings as a browser's canvas hands them over."""

import base64
from io import BytesIO

from PIL import Image

from tests.pictures import digit_picture


def canvas_png(side: int, digit: int = 7) -> bytes:
    """A digit on a canvas of `side` px, as the PNG that browsers make: RGBA, smooth edges."""
    large = digit_picture(digit, side=4 * side, pen=4 * side // 15)
    smooth = large.resize((side, side), Image.Resampling.BOX)
    file = BytesIO()
    smooth.convert("RGBA").save(file, "PNG")
    return file.getvalue()


def data_url(png: bytes) -> str:
    """A PNG as `toDataURL` returns it."""
    return "data:image/png;base64," + base64.b64encode(png).decode()
