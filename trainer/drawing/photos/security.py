"""Fine patterns that cheques and tickets have all over, so that nobody can copy them."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from trainer.drawing.photos.kind import Pattern
from trainer.drawing.photos.textures import Field

FINEST = 2.2
"""In pixels: a camera shows no finer waves."""


def pattern(
    name: Pattern, size: tuple[int, int], pitch: float, generator: np.random.Generator
) -> NDArray[np.uint8]:
    """How strongly each pixel is printed, uint8 (H, W), lines being `pitch` pixels apart."""
    height, width = size
    angle = generator.normal(0, 0.15)
    across = np.arange(width, dtype=np.float32) - width / 2
    down = np.arange(height, dtype=np.float32)[:, np.newaxis] - height / 2
    turned = (
        np.float32(np.cos(angle)) * across - np.float32(np.sin(angle)) * down,
        np.float32(np.sin(angle)) * across + np.float32(np.cos(angle)) * down,
    )
    pitch = max(pitch, FINEST)
    strength = _strength_of_pattern[name](*turned, pitch, generator)
    return (np.clip(strength, 0, 1) * 255).astype(np.uint8)


def _waves(across: Field, down: Field, pitch: float, generator: np.random.Generator) -> Field:
    """Lines that wave together, as a guilloche's do, of changing distance."""
    length, high = pitch * generator.uniform(6, 40), pitch * generator.uniform(0.3, 3)
    bent = high * np.sin(across[:1] * (2 * np.pi / length) + generator.uniform(0, 7))
    swell = np.sin(across[:1] * (2 * np.pi / (length * generator.uniform(1.5, 4))))
    place = (down + bent + pitch * 3 * swell * np.sin(down * (2 * np.pi / pitch / 14))) / pitch
    return _lines(place, generator.uniform(0.1, 0.4))


def _crossed_waves(
    across: Field, down: Field, pitch: float, generator: np.random.Generator
) -> Field:
    first = _waves(across, down, pitch, generator)
    return np.maximum(first, _waves(across, down, pitch * generator.uniform(0.8, 1.5), generator))


def _halftone(across: Field, down: Field, pitch: float, generator: np.random.Generator) -> Field:
    """Dots of a screen that slowly grow and shrink."""
    step = np.float32(2 * np.pi / pitch)
    dots = np.cos(across * step) * np.cos(down * step)
    growth = np.sin(across * np.float32(generator.uniform(0.1, 0.6) / pitch))
    return np.asarray((dots - generator.uniform(0.2, 0.6) + 0.3 * growth) * 2)


def _rays(across: Field, down: Field, pitch: float, generator: np.random.Generator) -> Field:
    """Straight lines aslant, in one or both directions."""
    lean = np.float32(generator.uniform(0.3, 1.5))
    lines = _lines((down + lean * across) / pitch, 0.3)
    if generator.uniform() < 0.5:
        lines = np.maximum(lines, _lines((down - lean * across) / pitch, 0.3))
    return lines


def _rosettes(across: Field, down: Field, pitch: float, generator: np.random.Generator) -> Field:
    """Rings with petals around a place."""
    x, y = across - generator.normal(0, 60), down - generator.normal(0, 40)
    around = np.arctan2(y, x) * int(generator.integers(5, 14))
    return _lines((np.hypot(x, y) + 1.5 * pitch * np.sin(around)) / pitch, 0.3)


def _bricks(across: Field, down: Field, pitch: float, generator: np.random.Generator) -> Field:
    """Rows of short dashes."""
    row = np.floor(down / pitch)
    dashes = np.cos((across / (3 * pitch) + row / 2) * (2 * np.pi)) > -0.2
    return np.asarray(_lines(down / pitch, 0.4) * dashes)


def _lines(place: NDArray[np.floating], share: float) -> Field:
    """Lines at whole numbers of a place, which take such a share of the paper."""
    wave = np.cos(place * np.float32(2 * np.pi))
    return np.asarray(
        (wave - np.float32(np.cos(np.pi * share))) * np.float32(1.5 / share / 3 + 0.5)
    )


_strength_of_pattern: Mapping[
    Pattern, Callable[[Field, Field, float, np.random.Generator], Field]
] = {
    "waves": _waves,
    "crossed waves": _crossed_waves,
    "halftone": _halftone,
    "rays": _rays,
    "rosettes": _rosettes,
    "bricks": _bricks,
}
