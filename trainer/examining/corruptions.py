"""The corruptions of digit images that an examination tries.

After N. Mu and J. Gilmer, "MNIST-C: A Robustness Benchmark for Computer Vision" (2019), whose
names these have and whose ways they follow; the amounts are our own.
"""

from collections.abc import Callable
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage

from digits.normalize import SIDE
from digits.report_ids import Corruption

Levels = NDArray[np.float64]
"""float64 (28, 28) in [0, 1], 1 is ink."""

Corrupt = Callable[[Levels, np.random.Generator], Levels]


def _shot_noise(image: Levels, rng: np.random.Generator) -> Levels:
    return rng.poisson(image * 15) / 15


def _impulse_noise(image: Levels, rng: np.random.Generator) -> Levels:
    hit = rng.uniform(size=image.shape)
    return np.where(hit < 0.02, 0, np.where(hit > 0.98, 1, image))


def _glass_blur(image: Levels, rng: np.random.Generator) -> Levels:
    places = np.indices(image.shape) + rng.integers(-1, 2, (2, *image.shape))
    return ndimage.gaussian_filter(ndimage.map_coordinates(image, places, order=1), 0.5)


def _motion_blur(image: Levels, rng: np.random.Generator) -> Levels:
    row = np.zeros((5, 5))
    row[2] = 1
    line = ndimage.rotate(row, rng.uniform(0, 180), reshape=False, order=1)
    return ndimage.convolve(image, line / line.sum())


def _linear(image: Levels, matrix: Levels) -> Levels:
    middle = (SIDE - 1) / 2
    offset = middle - matrix @ [middle, middle]
    return ndimage.affine_transform(image, matrix, offset, order=1)


def _shear(image: Levels, rng: np.random.Generator) -> Levels:
    return _linear(image, np.array([[1, 0], [rng.choice([-0.4, 0.4]), 1]]))


def _scale(image: Levels, rng: np.random.Generator) -> Levels:
    return _linear(image, np.eye(2) * rng.uniform(1.4, 1.8))


def _rotate(image: Levels, rng: np.random.Generator) -> Levels:
    angle = np.radians(rng.choice([-1, 1]) * rng.uniform(15, 25))
    cosine, sine = np.cos(angle), np.sin(angle)
    return _linear(image, np.array([[cosine, -sine], [sine, cosine]]))


def _brightness(image: Levels, rng: np.random.Generator) -> Levels:
    return image * 0.5 + 0.4


def _translate(image: Levels, rng: np.random.Generator) -> Levels:
    return ndimage.shift(image, rng.integers(-4, 5, 2), order=0)


def _stripe(image: Levels, rng: np.random.Generator) -> Levels:
    left = int(rng.integers(9, 17))
    striped = image.copy()
    striped[:, left : left + 2] = 1 - striped[:, left : left + 2]
    return striped


def _fog(image: Levels, rng: np.random.Generator) -> Levels:
    cloud = ndimage.gaussian_filter(rng.uniform(size=image.shape), 4, mode="wrap")
    return image * 0.7 + 0.3 * (cloud - cloud.min()) / np.ptp(cloud)


def _spatter(image: Levels, rng: np.random.Generator) -> Levels:
    drops = ndimage.gaussian_filter(rng.normal(size=image.shape), 1)
    return np.maximum(image, 0.6 * (drops > np.quantile(drops, 0.97)))


def _dotted_line(image: Levels, rng: np.random.Generator) -> Levels:
    along = np.linspace(0, 1, 15)[:, np.newaxis]
    ends = rng.uniform(2, 25, (2, 2))
    rows, columns = np.rint(ends[0] + along * (ends[1] - ends[0])).astype(int).T
    dotted = image.copy()
    dotted[rows, columns] = 1
    return dotted


def _zigzag(image: Levels, rng: np.random.Generator) -> Levels:
    picture = Image.new("L", (SIDE, SIDE))
    columns = np.linspace(2, 25, 7)
    rows = rng.uniform(4, 24) + np.array([-3, 3, -3, 3, -3, 3, -3])
    ImageDraw.Draw(picture).line(list(zip(columns, rows, strict=True)), fill=255)
    return np.maximum(image, np.asarray(picture) > 0)


def _edges(image: Levels, rng: np.random.Generator) -> Levels:
    return np.hypot(ndimage.sobel(image, 0), ndimage.sobel(image, 1)) / 4


corrupt_by: dict[Corruption, Corrupt] = {
    "shot-noise": _shot_noise,
    "impulse-noise": _impulse_noise,
    "glass-blur": _glass_blur,
    "motion-blur": _motion_blur,
    "shear": _shear,
    "scale": _scale,
    "rotate": _rotate,
    "brightness": _brightness,
    "translate": _translate,
    "stripe": _stripe,
    "fog": _fog,
    "spatter": _spatter,
    "dotted-line": _dotted_line,
    "zigzag": _zigzag,
    "edges": _edges,
}


def png_of(levels: NDArray[np.uint8]) -> bytes:
    """A PNG file of grey levels: what a program would send, with whatever noise is on the paper."""
    file = BytesIO()
    Image.fromarray(levels).save(file, "PNG")
    return file.getvalue()


def corrupt(images: NDArray[np.uint8], corruption: Corruption, seed: int = 0) -> NDArray[np.uint8]:
    """Corrupt digit images, uint8 (N, 28, 28); the same seed gives the same images."""
    rng = np.random.default_rng(seed)
    spoil = corrupt_by[corruption]
    spoiled = [spoil(image.astype(np.float64) / images.max(), rng) for image in images]
    return np.rint(np.clip(spoiled, 0, 1) * 255).astype(np.uint8)
