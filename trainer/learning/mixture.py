"""What a network learns from: images of several kinds, mixed anew for every epoch."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data import mnist
from trainer.data.mnist import DigitSet, concatenate
from trainer.data.splits import Part
from trainer.drawing.pen import digit_images, negative_images, read_pen_data, snapshot_images
from trainer.learning.config import TrainingConfig

Batch = tuple[NDArray[np.uint8], NDArray[np.uint8]]


@dataclass(frozen=True)
class Kind:
    """Images of one kind, and how many of them an epoch takes."""

    name: str
    images: DigitSet
    an_epoch: int


@dataclass(frozen=True)
class Lessons:
    """The kinds to train on, and the digits that show how it goes."""

    kinds: tuple[Kind, ...]
    validation: DigitSet

    @property
    def an_epoch(self) -> int:
        """How many images an epoch takes in all."""
        return sum(kind.an_epoch for kind in self.kinds)

    def counts(self) -> dict[str, int]:
        """How many images of each kind there are."""
        return {kind.name: len(kind.images) for kind in self.kinds}


def prepare(config: TrainingConfig, folder: Path) -> Lessons:
    """Read, draw and split what the configuration asks for; raises `DataError`."""
    training, validation = mnist.split(mnist.read_training_images(folder), config.validation_images)
    written = Kind("MNIST", training, min(config.mnist_images, len(training)))
    if config.data == "mnist":
        return Lessons((written,), validation)
    pen = read_pen_data(folder)
    digits = digit_images(pen.digits[Part.TRAINING], config.seed)
    none = negative_images(pen.negatives[Part.TRAINING], pen.digits[Part.TRAINING], config.seed)
    kinds = (
        written,
        Kind("pen digits", digits, config.pen_images),
        Kind("no digits", none, config.negative_images),
    )
    return Lessons(kinds, concatenate([validation, snapshot_images(pen.digits[Part.VALIDATION])]))


def prepare_validation(config: TrainingConfig, folder: Path) -> DigitSet:
    """The digits that set the temperature and the threshold: pen strokes, as serving gets them.

    Where the configuration knows MNIST alone, they are its validation images.
    """
    if config.data == "mnist":
        return mnist.split(mnist.read_training_images(folder), config.validation_images)[1]
    return snapshot_images(read_pen_data(folder).digits[Part.VALIDATION])


def batches(lessons: Lessons, config: TrainingConfig, first_epoch: int) -> Iterator[Batch]:
    """Batches without end: uint8 (B, 28, 28, 1) images and uint8 (B,) labels.

    Each epoch's choice and order follow from the seed and the epoch's number.
    """
    epoch = first_epoch
    while True:
        rng = np.random.default_rng((config.seed, epoch))
        chosen = concatenate([_choose(kind, rng) for kind in lessons.kinds])
        order = rng.permutation(len(chosen))
        for start in range(0, len(order) - config.batch_size + 1, config.batch_size):
            batch = chosen[order[start : start + config.batch_size]]
            yield batch.images[..., np.newaxis], batch.labels
        epoch += 1


def _choose(kind: Kind, rng: np.random.Generator) -> DigitSet:
    return kind.images[rng.choice(len(kind.images), kind.an_epoch, replace=False)]
