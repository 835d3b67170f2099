"""What a network learns from: images of several components, mixed anew for every epoch."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digits.report_ids import Component as ComponentId
from trainer.data.datasets import DATA_SETS, MNIST, DataSet
from trainer.data.digit_set import DigitSet, concatenate
from trainer.data.parts import Part
from trainer.data.pen_data import read_pen_data
from trainer.data.readers.mnist import split
from trainer.drawing.images import digit_images, outlier_images, snapshot_images
from trainer.learning.config import Data, TrainingConfig

Batch = tuple[NDArray[np.uint8], NDArray[np.uint8]]

data_sets_of: dict[Data, tuple[DataSet, ...]] = {"mixture": DATA_SETS, "mnist": (MNIST,)}
"""The data sets that each choice of the configuration's `data` learns from."""


@dataclass(frozen=True)
class Component:
    """Images of one component, and how many of them an epoch takes."""

    id: ComponentId
    images: DigitSet
    an_epoch: int


@dataclass(frozen=True)
class Mixture:
    """The components to train on, and the digits that validate."""

    components: tuple[Component, ...]
    validation: DigitSet

    @property
    def an_epoch(self) -> int:
        """How many images an epoch takes in all."""
        return sum(component.an_epoch for component in self.components)

    def counts(self) -> dict[ComponentId, int]:
        """How many images of each component there are."""
        return {component.id: len(component.images) for component in self.components}


def prepare(config: TrainingConfig, folder: Path) -> Mixture:
    """Read, draw and split what the configuration asks for; raises `DataError`."""
    training, validation = _mnist(config, folder)
    mnist = Component("mnist", training, min(config.mnist_images, len(training)))
    if config.data == "mnist":
        return Mixture((mnist,), validation)
    pen = read_pen_data(folder, (Part.TRAINING, Part.VALIDATION))
    digits = pen.digits[Part.TRAINING]
    outliers = outlier_images(pen.outliers[Part.TRAINING], digits, config.seed)
    components = (
        mnist,
        Component("pen-digits", digit_images(digits, config.seed), config.pen_images),
        Component("outliers", outliers, config.outlier_images),
    )
    drawn = snapshot_images(pen.digits[Part.VALIDATION])
    return Mixture(components, concatenate([validation, drawn]))


def prepare_validation(config: TrainingConfig, folder: Path) -> DigitSet:
    """The digits that set the temperature and the threshold: pen strokes, as serving gets them.

    Where the network learns from MNIST alone, they are MNIST's validation images.
    """
    if config.data == "mnist":
        return _mnist(config, folder)[1]
    pen = read_pen_data(folder, (Part.VALIDATION,))
    return snapshot_images(pen.digits[Part.VALIDATION])


def batches(mixture: Mixture, config: TrainingConfig, first_epoch: int) -> Iterator[Batch]:
    """Batches without end: uint8 (B, 28, 28, 1) images and uint8 (B,) labels.

    The choice and the order of each epoch follow from the seed and the epoch's number.
    """
    epoch = first_epoch
    while True:
        rng = np.random.default_rng((config.seed, epoch))
        chosen = concatenate([_choose(component, rng) for component in mixture.components])
        order = rng.permutation(len(chosen))
        for start in range(0, len(order) - config.batch_size + 1, config.batch_size):
            batch = chosen[order[start : start + config.batch_size]]
            yield batch.images[..., np.newaxis], batch.labels
        epoch += 1


def _mnist(config: TrainingConfig, folder: Path) -> tuple[DigitSet, DigitSet]:
    """Training and validation images."""
    return split(MNIST.read(folder, Part.TRAINING), config.validation_images)


def _choose(component: Component, rng: np.random.Generator) -> DigitSet:
    return component.images[rng.choice(len(component.images), component.an_epoch, replace=False)]
