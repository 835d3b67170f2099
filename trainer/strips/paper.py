"""What paper, pens and cameras do to a line's ink, after the paper itself was taken away."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from digits.ink import scaled_levels
from trainer.strips.example import Strip

CLEAN = 0.35
"""The share of strips that stay as they are."""

Levels = NDArray[np.floating]
"""(32, W), 1 as ink; noise may leave [0, 1]."""


def on_paper(strip: Strip, generator: np.random.Generator) -> Strip:
    """A strip with some of what may be on it, or none."""
    if generator.uniform() < CLEAN:
        return strip
    levels: Levels = scaled_levels(strip)
    for share, spoil in SPOILING:
        if generator.uniform() < share:
            levels = spoil(levels, generator)
    spoiled: Strip = np.rint(levels.clip(0, 1) * 255).astype(np.uint8)
    return spoiled


def _fainter(levels: Levels, generator: np.random.Generator) -> Levels:
    return levels * np.float32(generator.uniform(0.35, 1))


def _grainy(levels: Levels, generator: np.random.Generator) -> Levels:
    """A pencil's stroke: the paper's grain shows through."""
    grain = _smooth_noise(levels.shape, generator.uniform(0.4, 1.2), generator)
    missing = grain > generator.uniform(-0.3, 1)
    return np.asarray(levels * (1 - generator.uniform(0.2, 0.7) * missing))


def _uneven(levels: Levels, generator: np.random.Generator) -> Levels:
    """A pressure that changes along the line."""
    slow = _smooth_noise(levels.shape, 8, generator)
    return np.asarray(levels * (1 - 0.25 * generator.uniform() * (1 + slow)).clip(0.3, 1))


def _ruled(levels: Levels, generator: np.random.Generator) -> Levels:
    """A line or two across, anywhere, straight and nearly level."""
    height, width = levels.shape
    spoiled = levels.copy()
    for _ in range(generator.integers(1, 3)):
        middle = generator.uniform(0, height) + generator.normal(0, 0.01) * np.arange(width)
        thick, dark = generator.uniform(0.4, 1.5), generator.uniform(0.1, 1)
        away = np.abs(np.arange(height)[:, np.newaxis] - middle)
        spoiled = np.maximum(spoiled, dark * (thick + 0.5 - away).clip(0, 1))
    return spoiled


def _framed(levels: Levels, generator: np.random.Generator) -> Levels:
    """Upright lines at equal steps: squared paper, or boxes of a form."""
    width = levels.shape[1]
    step = generator.uniform(8, 40)
    at = (np.arange(width) - generator.uniform(0, step)) % step
    thick, dark = generator.uniform(0.4, 1.2), generator.uniform(0.1, 0.9)
    lines = dark * (thick + 0.5 - np.minimum(at, step - at)).clip(0, 1)
    return np.maximum(levels, lines[np.newaxis])


def _waves(levels: Levels, generator: np.random.Generator) -> Levels:
    """The fine waves of paper for cheques."""
    down, across = np.mgrid[: levels.shape[0], : levels.shape[1]]
    bend = generator.uniform(0.5, 3) * np.sin(across / generator.uniform(4, 15))
    turn = generator.uniform(-0.6, 0.6) * across
    phase = (down + bend + turn) * 2 * np.pi / generator.uniform(2.5, 7)
    lines = (np.sin(phase) - generator.uniform(-0.5, 0.7)).clip(0, 1)
    return np.asarray(levels + generator.uniform(0.1, 0.5) * lines * (1 - levels))


def _stained(levels: Levels, generator: np.random.Generator) -> Levels:
    slow = _smooth_noise(levels.shape, generator.uniform(2, 9), generator)
    return levels + np.float32(generator.uniform(0.05, 0.25)) * slow.clip(0, None) * (1 - levels)


def _speckled(levels: Levels, generator: np.random.Generator) -> Levels:
    """Specks of dirt."""
    spoiled = levels.copy()
    height, width = levels.shape
    for _ in range(generator.integers(1, 6)):
        top, left = generator.integers(height), generator.integers(width)
        spoiled[top : top + generator.integers(1, 3), left : left + generator.integers(1, 3)] = 0.8
    return spoiled


def _blurred(levels: Levels, generator: np.random.Generator) -> Levels:
    return _blur(levels, generator.uniform(0.3, 1.3))


def _noisy(levels: Levels, generator: np.random.Generator) -> Levels:
    noise = generator.standard_normal(levels.shape, np.float32)
    return levels + np.float32(generator.uniform(0.01, 0.12)) * noise


def _coarse(levels: Levels, generator: np.random.Generator) -> Levels:
    """Of a picture with fewer pixels."""
    height, width = levels.shape
    factor = generator.uniform(0.5, 0.9)
    image = Image.fromarray(levels.astype(np.float32))
    small = image.resize((max(2, int(width * factor)), int(height * factor)), _AREA)
    return np.asarray(small.resize((width, height), Image.Resampling.BILINEAR))


def _hard(levels: Levels, generator: np.random.Generator) -> Levels:
    """Black and white, as a fax."""
    return (levels > generator.uniform(0.25, 0.6)).astype(np.float32)


def _strong(levels: Levels, generator: np.random.Generator) -> Levels:
    """What is full of ink is cut off, as where the ink's full contrast is told too low."""
    return (levels * np.float32(generator.uniform(1, 1.8))).clip(0, 1)


def _smooth_noise(shape: tuple[int, ...], radius: float, generator: np.random.Generator) -> Levels:
    """Noise of a standard deviation of 1 whose spots are about so wide, in pixels."""
    step = max(1, int(radius))
    small = (shape[0] // step + 2, shape[1] // step + 2)
    noise = Image.fromarray(generator.standard_normal(small, np.float32))
    size = (small[1] * step, small[0] * step)
    return np.asarray(noise.resize(size, Image.Resampling.BICUBIC))[: shape[0], : shape[1]]


def _blur(levels: Levels, radius: float) -> Levels:
    image = Image.fromarray((levels.clip(0, 1) * 255).astype(np.uint8))
    return scaled_levels(np.asarray(image.filter(ImageFilter.GaussianBlur(radius))))


_AREA = Image.Resampling.BOX

SPOILING: tuple[tuple[float, Callable[[Levels, np.random.Generator], Levels]], ...] = (
    (0.35, _uneven),
    (0.35, _fainter),
    (0.2, _grainy),
    (0.2, _ruled),
    (0.15, _framed),
    (0.2, _waves),
    (0.2, _stained),
    (0.15, _speckled),
    (0.3, _blurred),
    (0.2, _coarse),
    (0.4, _noisy),
    (0.2, _strong),
    (0.08, _hard),
)
"""How often each is there, in the order in which they come about."""
