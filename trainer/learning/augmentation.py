"""Augmentation of digit images, in backend-neutral Keras, as the first layers of training."""

import math

import keras
from keras import KerasTensor as Tensor
from keras import ops

from digits.normalize import SIDE
from trainer.learning.config import TrainingConfig

BLURRED_GRID = 5
"""Points along each side of the coarse grid whose random shifts make the elastic field."""


def build_augmentation(config: TrainingConfig) -> keras.Sequential:
    """Layers from digit images, (N, 28, 28, 1) in 0..255, to their augmented copies."""
    return keras.Sequential(
        [keras.Input((SIDE, SIDE, 1)), RandomStrokeWidth(config), RandomWarp(config)],
        name="augmentation",
    )


class RandomAugmentation(keras.layers.Layer):
    """What the layers share: a seed, float32, and doing nothing outside training."""

    def __init__(self, config: TrainingConfig) -> None:
        super().__init__(dtype="float32", trainable=False)
        self.config = config
        self.seed_generator = keras.random.SeedGenerator(config.seed)

    def call(self, images: Tensor, training: bool = False) -> Tensor:
        """Augment (N, 28, 28, 1) float32 images while training; else return them as they are."""
        return self.augment(images) if training else images

    def augment(self, images: Tensor) -> Tensor:
        """What the layer does to (N, 28, 28, 1) float32 images while training."""
        raise NotImplementedError

    def uniform(self, shape: tuple[int, ...], largest: float) -> Tensor:
        """Random numbers of a shape, evenly from [-largest, largest]."""
        return keras.random.uniform(shape, -largest, largest, seed=self.seed_generator)


class RandomStrokeWidth(RandomAugmentation):
    """Blend each image with its grey dilation or erosion over 3 x 3 pixels."""

    def augment(self, images: Tensor) -> Tensor:
        """Blend by up to `stroke_width` of the way."""
        wider = ops.max_pool(images, 3, 1, padding="same")
        thinner = -ops.max_pool(-images, 3, 1, padding="same")
        amount = self.uniform((ops.shape(images)[0], 1, 1, 1), self.config.stroke_width)
        target = ops.where(amount > 0, wider, thinner)
        return images + ops.abs(amount) * (target - images)


class RandomWarp(RandomAugmentation):
    """Rotate, scale, shear, shift and bend each image by one field, so that it blurs only once."""

    def augment(self, images: Tensor) -> Tensor:
        """Move the pixels; what comes from outside the image is paper."""
        count = ops.shape(images)[0]
        axis = ops.arange(SIDE, dtype="float32") - (SIDE - 1) / 2
        down, across = ops.meshgrid(axis, axis, indexing="ij")
        grid = ops.reshape(ops.stack([down, across], axis=-1), (1, SIDE * SIDE, 2))
        moved = ops.matmul(grid, self._matrices(count)) + self.uniform(
            (count, 1, 2), self.config.shift
        )
        moved = ops.reshape(moved, (count, SIDE, SIDE, 2)) + self._elastic_field(count)
        return _sample(images, moved + (SIDE - 1) / 2)

    def _matrices(self, count: int) -> Tensor:
        angle = self.uniform((count,), math.radians(self.config.rotation))
        height = 1 + self.uniform((count,), self.config.scale)
        width = 1 + self.uniform((count,), self.config.scale)
        shear = self.uniform((count,), self.config.shear)
        cosine, sine = ops.cos(angle), ops.sin(angle)
        return ops.stack(
            [
                ops.stack([height * cosine, height * (shear * cosine - sine)], axis=-1),
                ops.stack([width * sine, width * (shear * sine + cosine)], axis=-1),
            ],
            axis=1,
        )

    def _elastic_field(self, count: int) -> Tensor:
        coarse = self.uniform((count, BLURRED_GRID, BLURRED_GRID, 2), self.config.elastic)
        return ops.image.resize(coarse, (SIDE, SIDE), interpolation="bicubic")


def _sample(images: Tensor, points: Tensor) -> Tensor:
    """Bilinear values of (N, 28, 28, 1) images at (N, 28, 28, 2) points; paper lies outside."""
    padded = ops.reshape(ops.pad(images, ((0, 0), (1, 1), (1, 1), (0, 0))), (-1, (SIDE + 2) ** 2))
    points = ops.clip(points + 1, 0, SIDE + 0.999)
    corner = ops.floor(points)
    down, across = ops.split(points - corner, 2, axis=-1)
    corner = ops.cast(corner, "int32")
    start = ops.reshape(corner[..., 0] * (SIDE + 2) + corner[..., 1], (-1, SIDE * SIDE))

    def value(offset: int) -> Tensor:
        values = ops.take_along_axis(padded, start + offset, axis=1)
        return ops.reshape(values, (-1, SIDE, SIDE, 1))

    above = (1 - across) * value(0) + across * value(1)
    below = (1 - across) * value(SIDE + 2) + across * value(SIDE + 3)
    return (1 - down) * above + down * below
