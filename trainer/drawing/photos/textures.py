"""Grain of paper, ink and cameras: tiles that are made once, of which each photo takes a part."""

from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 1024
"""Height and width of a tile, which continues itself at its edges."""

Texture = Literal["white", "fine", "fibres", "clouds"]

FALL_OF_TEXTURE = {"white": 0.0, "fine": 0.5, "fibres": 1.0, "clouds": 2.0}
"""By how much a texture's slow waves are stronger than its fast ones: a power."""

Field = NDArray[np.float32]
"""float32 (H, W)."""


@cache
def tile(texture: Texture) -> Field:
    """A tile (SIDE, SIDE) of mean 0 and standard deviation 1."""
    generator = np.random.default_rng(sum(map(ord, texture)))
    waves = np.fft.rfft2(generator.normal(size=(SIDE, SIDE)))
    down, across = np.fft.fftfreq(SIDE)[:, np.newaxis], np.fft.rfftfreq(SIDE)
    waves /= np.maximum(np.hypot(down, across), 1 / SIDE) ** FALL_OF_TEXTURE[texture]
    waves[0, 0] = 0
    field = np.fft.irfft2(waves, (SIDE, SIDE))
    return np.asarray(field / field.std(), np.float32)


def texture(name: Texture, size: tuple[int, int], generator: np.random.Generator) -> Field:
    """So large a part of a tile, from anywhere; larger ones repeat it."""
    height, width = size
    whole = tile(name)
    if generator.uniform() < 0.5:
        whole = whole.T
    if max(size) > SIDE:
        whole = np.tile(whole, (-(-height // SIDE), -(-width // SIDE)))
    top, left = (
        int(generator.integers(room + 1))
        for room in (whole.shape[0] - height, whole.shape[1] - width)
    )
    return whole[top : top + height, left : left + width]


def enlarged(field: NDArray[np.floating], size: tuple[int, int]) -> Field:
    """A small field at another height and width, smooth between its values."""
    small = Image.fromarray(np.ascontiguousarray(field, np.float32))
    return np.asarray(small.resize(size[::-1], Image.Resampling.BILINEAR), np.float32)
