"""What a sheet lies on."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from trainer.drawing.photos.kind import Colour, Surface
from trainer.drawing.photos.textures import Field, texture

COARSER = 2
"""A surface has so many times fewer pixels than its picture: it is out of focus."""

Draw = Callable[[Field, Field, np.random.Generator], Field]
"""Shades around 1 of the places across (w,) and down (h, 1), both in pixels of the surface."""


def surface(
    name: Surface, colour: Colour, size: tuple[int, int], generator: np.random.Generator
) -> NDArray[np.uint8]:
    """A table's top, RGB uint8 (H, W, 3)."""
    small = (-(-size[0] // COARSER), -(-size[1] // COARSER))
    across = np.arange(small[1], dtype=np.float32)
    down = np.arange(small[0], dtype=np.float32)[:, np.newaxis]
    if generator.uniform() < 0.3:
        turn = np.float32(generator.uniform(-1.5, 1.5))
        across, down = across + turn * down, down - turn * across
    shades = _shades_of_surface[name](across, down, generator)
    shades = shades + 0.03 * texture("fine", small, generator)
    coloured = shades[..., np.newaxis] * np.array(colour, np.float32)
    levels = np.clip(coloured, 0, 255).astype(np.uint8)
    whole = Image.fromarray(levels).resize(size[::-1], Image.Resampling.BILINEAR)
    return np.asarray(whole)


def _plain(across: Field, down: Field, generator: np.random.Generator) -> Field:
    return np.ones(np.broadcast_shapes(across.shape, down.shape), np.float32)


def _wood(across: Field, down: Field, generator: np.random.Generator) -> Field:
    """Rings that run along the board."""
    shape = np.broadcast_shapes(across.shape, down.shape)
    bent = 6 * np.sin(across * np.float32(generator.uniform(0.005, 0.04)) + generator.uniform(0, 7))
    rings = np.sin((down + bent) * np.float32(generator.uniform(0.15, 0.8)))
    rings = rings + 0.5 * texture("clouds", shape, generator)
    return np.asarray(1 + np.float32(generator.uniform(0.05, 0.2)) * rings)


def _cloth(across: Field, down: Field, generator: np.random.Generator) -> Field:
    """A weave, with broader stripes now and then."""
    fine = np.float32(generator.uniform(0.8, 2.2))
    weave = np.sin(across * fine) * np.sin(down * fine)
    stripe = np.float32(generator.uniform(0.03, 0.2))
    stripes = np.sign(np.sin(across * stripe)) + np.sign(np.sin(down * stripe))
    return np.asarray(1 + 0.12 * weave + np.float32(generator.choice([0, 0.1])) * stripes)


def _tiles(across: Field, down: Field, generator: np.random.Generator) -> Field:
    side = generator.uniform(20, 60)
    joints = (across % side < 2) | (down % side < 2)
    return np.where(joints, np.float32(0.5), np.float32(1))


def _marble(across: Field, down: Field, generator: np.random.Generator) -> Field:
    shape = np.broadcast_shapes(across.shape, down.shape)
    waves = across * 0.03 + down * 0.02 + texture("clouds", shape, generator)
    return np.asarray(0.75 + 0.35 * np.abs(np.sin(waves)))


def _carpet(across: Field, down: Field, generator: np.random.Generator) -> Field:
    shape = np.broadcast_shapes(across.shape, down.shape)
    tufts = texture("fibres", shape, generator)
    return np.asarray(1 + 0.25 * tufts)


_shades_of_surface: Mapping[Surface, Draw] = {
    "plain": _plain,
    "wood": _wood,
    "cloth": _cloth,
    "tiles": _tiles,
    "marble": _marble,
    "carpet": _carpet,
}
