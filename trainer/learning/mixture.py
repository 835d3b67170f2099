"""What a network learns from: images of several components, mixed anew for every epoch."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digits.report_ids import Component as ComponentId
from trainer.data.datasets import DIGIT_SETS, MNIST, NUMBERS, DataSet
from trainer.data.digit_set import DigitSet, concatenate
from trainer.data.look_alikes import likeness_of
from trainer.data.parts import Part
from trainer.data.pen_data import read_pen_data
from trainer.data.readers.mnist import split
from trainer.drawing.images import canvas_images, digit_images, outlier_images, snapshot_images
from trainer.learning.config import Data, TrainingConfig

TIMES_SCANNED = 2
"""How often an epoch may take each scan of paper, of which there are few."""

Batch = tuple[NDArray[np.uint8], NDArray[np.uint8]]

data_sets_of: dict[Data, tuple[DataSet, ...]] = {"mixture": DIGIT_SETS, "mnist": (MNIST,)}
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
    if config.data == "mnist":
        return Mixture((_handwriting(training, config),), validation)
    scans = NUMBERS.read(folder, Part.TRAINING)
    handwriting = concatenate([training, *[scans] * TIMES_SCANNED])
    pen = read_pen_data(folder, (Part.TRAINING, Part.VALIDATION))
    digits = pen.digits[Part.TRAINING]
    outliers = outlier_images(pen.outliers[Part.TRAINING], digits, config.seed)
    components = (
        _handwriting(handwriting, config),
        Component("pen-digits", digit_images(digits, config.seed), config.pen_images),
        Component("outliers", outliers, config.outlier_images),
    )
    drawn = snapshot_images(pen.digits[Part.VALIDATION])
    scanned = NUMBERS.read(folder, Part.VALIDATION)
    return Mixture(components, concatenate([validation, drawn, scanned]))


def prepare_validation(config: TrainingConfig, folder: Path) -> DigitSet:
    """What sets the temperatures and the threshold: digits and outliers, as serving gets them.

    Where the network learns from MNIST alone, they are MNIST's validation images.
    """
    if config.data == "mnist":
        return _mnist(config, folder)[1]
    pen = read_pen_data(folder, (Part.VALIDATION,))
    digits = pen.digits[Part.VALIDATION]
    letters = [d for d in pen.outliers[Part.VALIDATION] if d.label not in likeness_of]
    return concatenate([snapshot_images(digits), canvas_images(digits), snapshot_images(letters)])


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


def _handwriting(images: DigitSet, config: TrainingConfig) -> Component:
    return Component("mnist", images, min(config.mnist_images, len(images)))


def _mnist(config: TrainingConfig, folder: Path) -> tuple[DigitSet, DigitSet]:
    """Training and validation images."""
    return split(MNIST.read(folder, Part.TRAINING), config.validation_images)


def _choose(component: Component, rng: np.random.Generator) -> DigitSet:
    return component.images[rng.choice(len(component.images), component.an_epoch, replace=False)]
