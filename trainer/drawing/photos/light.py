"""Light and shadow on a scene."""

import numpy as np
from numpy.typing import NDArray

from trainer.drawing.photos.kind import Light, Shadow
from trainer.drawing.photos.textures import Field, enlarged

COARSE = (24, 36)
"""Rows and columns of light without hard edges, which is made small and then enlarged."""


def light_on(size: tuple[int, int], light: Light, generator: np.random.Generator) -> Field:
    """How much of its colour each pixel keeps, float32 (H, W) from 0 to 1."""
    lit = enlarged(_ambient(light, size, generator), size)
    if light.darkness and light.shadow not in ("none", "soft"):
        lit = lit * (1 - light.darkness * _hard(light.shadow, size, generator))
    return lit


def _ambient(
    light: Light, size: tuple[int, int], generator: np.random.Generator
) -> NDArray[np.float32]:
    down, across = _places(COARSE, size)
    ahead = _ahead(down, across, generator)
    lit = 1 - light.slope * (ahead + 1) / 2 - light.vignette * (down**2 + across**2)
    if light.shadow == "soft":
        edge, rim = generator.uniform(-0.6, 0.6), generator.uniform(0.05, 0.4)
        ahead = _ahead(down, across, generator)
        lit = lit * (1 - light.darkness / (1 + np.exp(-(ahead - edge) / rim)))
    return np.clip(lit, 0, 1).astype(np.float32)


def _hard(shadow: Shadow, size: tuple[int, int], generator: np.random.Generator) -> Field:
    """1 in the shadow and 0 in the light, with a rim of a few pixels."""
    down, across = _places(size, size)
    ahead = _ahead(down, across, generator)
    if shadow == "blind":
        deep = np.sin(ahead * np.float32(generator.uniform(6, 14))) * 0.15
    elif shadow == "round":
        y, x = generator.uniform(-0.6, 0.6, 2).astype(np.float32)
        deep = np.float32(generator.uniform(0.4, 0.7)) - np.hypot(down - y, across - x)
    else:
        deep = ahead - np.float32(generator.uniform(-0.5, 0.5))
        if generator.uniform() < 0.4:
            deep = np.minimum(deep, _ahead(down, across, generator) + np.float32(0.3))
    steep = np.float32(generator.uniform(0.1, 0.5) * max(size) / 2)
    return np.asarray(np.clip(deep * steep + 0.5, 0, 1))


def _places(shape: tuple[int, int], size: tuple[int, int]) -> tuple[Field, Field]:
    """Rows (h, 1) and columns (w,), of a picture whose longer side reaches from -1 to 1."""
    rows, columns = (side / max(size) for side in size)
    down = np.linspace(-rows, rows, shape[0], dtype=np.float32)[:, np.newaxis]
    return down, np.linspace(-columns, columns, shape[1], dtype=np.float32)


def _ahead(down: Field, across: Field, generator: np.random.Generator) -> Field:
    """How far each place is in a random direction."""
    angle = generator.uniform(0, 2 * np.pi)
    return np.float32(np.cos(angle)) * across + np.float32(np.sin(angle)) * down
