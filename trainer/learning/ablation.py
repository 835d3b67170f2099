"""What each ingredient brings: small runs that differ in one thing, over several seeds.

They are measured on validation data alone, so that the results may be used to choose.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from digits.calibration import calibrate
from digits.report_ids import Component as ComponentId
from trainer.data.datasets import MNIST
from trainer.data.digit_set import CLASSES, DigitSet
from trainer.data.parts import Part
from trainer.data.pen_data import read_pen_data
from trainer.data.readers.mnist import split
from trainer.drawing.images import resized_images, snapshot_images
from trainer.learning.config import TrainingConfig
from trainer.learning.mixture import Component, Mixture, prepare
from trainer.learning.run import Run
from trainer.learning.training import train

IMAGES = 24_000
"""An epoch of every run, however many components share it: no ingredient wins by more work."""

PLAIN = {
    "rotation": 0.0,
    "shift": 0.0,
    "scale": 0.0,
    "shear": 0.0,
    "elastic": 0.0,
    "stroke_width": 0.0,
    "weight_average": 0.0,
}
"""No augmentation and no averaging."""


@dataclass(frozen=True)
class Recipe:
    """What differs from the default configuration, and each component's share of an epoch."""

    name: str
    changes: dict[str, float]
    shares: dict[ComponentId, float]


WITHOUT_AVERAGE = {"weight_average": 0.0}
ALL: dict[ComponentId, float] = {"mnist": 0.4, "pen-digits": 0.35, "outliers": 0.25}

RECIPES = (
    Recipe("MNIST alone", PLAIN, {"mnist": 1}),
    Recipe("+ augmentation", WITHOUT_AVERAGE, {"mnist": 1}),
    Recipe("+ pen strokes", WITHOUT_AVERAGE, {"mnist": 0.55, "pen-digits": 0.45}),
    Recipe("+ outliers", WITHOUT_AVERAGE, ALL),
    Recipe("+ averaging", {"weight_average": 0.99}, ALL),  # for runs as short as these
)
"""Each has all that the ones before it have."""


class Result(Struct, frozen=True):
    """The metrics, in [0, 1], of one recipe's run with one seed."""

    recipe: str
    seed: int
    metrics: dict[str, float]


@dataclass(frozen=True)
class ValidationSets:
    """Images that validate: MNIST's, pen digits and outliers as snapshots, pen digits resized."""

    mnist: DigitSet
    pen: DigitSet
    resized: DigitSet
    outliers: DigitSet

    def measure(self, network: keras.Model) -> dict[str, float]:
        """Accuracy on each kind of digit, and how well outliers are told from pen digits."""
        confidences = [_predict(network, one).max(axis=1) for one in (self.pen, self.outliers)]
        is_digit = np.repeat([1, 0], [len(self.pen), len(self.outliers)])
        return {
            "mnist": _accuracy(network, self.mnist),
            "pen": _accuracy(network, self.pen),
            "pen_resized": _accuracy(network, self.resized),
            "auroc": float(roc_auc_score(is_digit, np.concatenate(confidences))),
        }


def ablate(base: TrainingConfig, data: Path, folder: Path, seeds: int) -> list[Result]:
    """Train each recipe with each seed, and write results.json, which keeps what it has already."""
    path = folder / "results.json"
    results = msgspec.json.decode(path.read_bytes(), type=list[Result]) if path.exists() else []
    mixture, validation = prepare(base, data), read_validation_sets(base, data)
    folder.mkdir(parents=True, exist_ok=True)
    for recipe, seed in _missing(results, seeds):
        changes: dict[str, Any] = {"seed": seed, **recipe.changes}
        run = Run(folder / f"{recipe.name.strip('+ ').replace(' ', '-')}-{seed}")
        network = train(replace(base, **changes), mixture_of(recipe, mixture), run)
        results.append(Result(recipe.name, seed, validation.measure(network)))
        path.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1))
    return results


def mixture_of(recipe: Recipe, mixture: Mixture, images: int = IMAGES) -> Mixture:
    """The same images, in a recipe's shares."""
    components = [
        Component(one.id, one.images, round(recipe.shares[one.id] * images))
        for one in mixture.components
        if one.id in recipe.shares
    ]
    return Mixture(tuple(components), mixture.validation)


def read_validation_sets(config: TrainingConfig, data: Path) -> ValidationSets:
    """The validation parts of all data."""
    pen = read_pen_data(data, (Part.VALIDATION,))
    digits = pen.digits[Part.VALIDATION]
    return ValidationSets(
        split(MNIST.read(data, Part.TRAINING), config.validation_images)[1],
        snapshot_images(digits),
        resized_images(digits),
        snapshot_images(pen.outliers[Part.VALIDATION]),
    )


def as_text(results: list[Result]) -> str:
    """Mean and standard deviation, over seeds, of each metric, a recipe a line."""
    names = list(results[0].metrics)
    lines = [f"{'':16}" + "".join(f"{name:>18}" for name in names)]
    for recipe in dict.fromkeys(one.recipe for one in results):
        runs = [one.metrics for one in results if one.recipe == recipe]
        values = np.array([[metrics[name] for name in names] for metrics in runs])
        spread = values.std(axis=0, ddof=1) if len(values) > 1 else np.zeros(len(names))
        pairs = zip(values.mean(axis=0), spread, strict=True)
        lines.append(f"{recipe:16}" + "".join(f"{mean:>10.2%} ±{s:6.2%}" for mean, s in pairs))
    return "\n".join(lines)


def _missing(results: list[Result], seeds: int) -> Iterator[tuple[Recipe, int]]:
    there = {(one.recipe, one.seed) for one in results}
    for seed in range(1, seeds + 1):
        for recipe in RECIPES:
            if (recipe.name, seed) not in there:
                yield recipe, seed


def _predict(network: keras.Model, digits: DigitSet) -> NDArray[np.float32]:
    answers = network.predict(digits.images[..., np.newaxis], batch_size=500, verbose=0)
    return calibrate(answers, CLASSES)


def _accuracy(network: keras.Model, digits: DigitSet) -> float:
    return float((_predict(network, digits).argmax(axis=1) == digits.labels).mean())
