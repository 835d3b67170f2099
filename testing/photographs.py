"""Photographs of digits on paper, made up: light, shadow, lines, grain, blur and JPEG."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from testing.pictures import as_file, digit_picture


def photograph(
    digit: int,
    rng: np.random.Generator,
    *,
    width: int = 480,
    paper: tuple[float, float, float] = (0.9, 0.87, 0.8),
    ink: tuple[float, float, float] = (0.12, 0.15, 0.4),
    ruled: bool = False,
    shadow: float = 0.5,
) -> Image.Image:
    """A digit on a sheet of 4:3 that lies in uneven light; RGB, colours and shadow in 0 to 1."""
    height = width * 3 // 4
    sheet = np.ones((height, width, 3)) * paper
    if ruled:
        sheet[:: height // 12] *= 0.8
    side = height * 4 // 5
    left, top = (int(rng.integers(0, room)) for room in (width - side, height - side))
    written = digit_picture(digit, side, pen=side // 22).filter(ImageFilter.GaussianBlur(1))
    coverage = 1 - np.asarray(written, float)[..., np.newaxis] / 255
    square = sheet[top : top + side, left : left + side]
    square += coverage * (np.array(ink) - square)
    lit = sheet * light(height, width, shadow, rng)[..., np.newaxis]
    grain = rng.normal(0, 4, lit.shape)
    return Image.fromarray((lit * 255 + grain).clip(0, 255).astype(np.uint8))


def light(height: int, width: int, shadow: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """A lamp at one side, and a hand's shadow with a soft edge across the sheet; (H, W), 0 to 1."""
    down, across = np.mgrid[0:height, 0:width] / width
    angle = rng.uniform(0, 2 * np.pi)
    distance = np.cos(angle) * (across - 0.5) + np.sin(angle) * (down - 0.4)
    lit: NDArray[np.float64] = (1 - 0.4 * across) * (1 - shadow / (1 + np.exp(-distance / 0.03)))
    return lit


@cache
def large_photo_file(digit: int) -> bytes:
    """One of 3,000 x 2,250 px: a smaller one magnified, for the grain of a large one takes long."""
    photo = photograph(digit, np.random.default_rng(0), width=750)
    return as_file(photo.resize((3_000, 2_250)), "JPEG", quality=75)


def with_comments(photo: bytes, count: int) -> bytes:
    """A JPEG file that is larger by as many comments of 65,537 bytes."""
    comment = b"\xff\xfe\xff\xff" + b"x" * 65_533
    return photo[:2] + comment * count + photo[2:]


def photo_file(digit: int, seed: int = 0, **options: Any) -> bytes:
    """The same as a JPEG file."""
    return as_file(photograph(digit, np.random.default_rng(seed), **options), "JPEG", quality=75)
