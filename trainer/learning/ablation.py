"""What each ingredient brings: small runs that differ in one thing, over several seeds.

Validation data alone examine them, so that what is learned here may be used to choose.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
from sklearn.metrics import roc_auc_score

from trainer.data import mnist
from trainer.data.mnist import DigitSet
from trainer.data.splits import Part
from trainer.drawing.pen import PenData, read_pen_data, resized_images, snapshot_images
from trainer.learning.config import TrainingConfig
from trainer.learning.mixture import Kind, Lessons, prepare
from trainer.learning.training import Run, train

IMAGES = 24_000
"""An epoch of every run, however many kinds share it: no ingredient wins by more work."""

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
    """A run's ingredients: what differs from the defaults, and each kind's share of an epoch."""

    name: str
    changes: dict[str, Any]
    shares: dict[str, float]


WITHOUT_AVERAGE = {"weight_average": 0.0}
ALL = {"MNIST": 0.4, "pen digits": 0.35, "no digits": 0.25}

RECIPES = (
    Recipe("MNIST alone", PLAIN, {"MNIST": 1}),
    Recipe("+ augmentation", WITHOUT_AVERAGE, {"MNIST": 1}),
    Recipe("+ pen strokes", WITHOUT_AVERAGE, {"MNIST": 0.55, "pen digits": 0.45}),
    Recipe("+ no digits", WITHOUT_AVERAGE, ALL),
    Recipe("+ averaging", {"weight_average": 0.99}, ALL),  # that of long runs is too slow here
)
"""Each has all that the ones before it have."""


@dataclass(frozen=True)
class Examiners:
    """Validation images: MNIST's, pen digits and strangers as snapshots, pen digits resized."""

    mnist: DigitSet
    pen: DigitSet
    resized: DigitSet
    strangers: DigitSet

    def examine(self, network: keras.Model) -> dict[str, float]:
        """Accuracy on each kind of digit, and how well strangers are told from pen digits."""
        confidences = [_predict(network, one).max(axis=1) for one in (self.pen, self.strangers)]
        is_digit = np.repeat([1, 0], [len(self.pen), len(self.strangers)])
        return {
            "mnist": _accuracy(network, self.mnist),
            "pen": _accuracy(network, self.pen),
            "pen_resized": _accuracy(network, self.resized),
            "auroc": float(roc_auc_score(is_digit, np.concatenate(confidences))),
        }


def ablate(base: TrainingConfig, data: Path, folder: Path, seeds: int) -> list[dict[str, Any]]:
    """Train each recipe with each seed, and write figures.json; what is there already is kept."""
    figures = folder / "figures.json"
    rows: list[dict[str, Any]] = json.loads(figures.read_text()) if figures.exists() else []
    lessons, examiners = prepare(base, data), read_examiners(base, data)
    folder.mkdir(parents=True, exist_ok=True)
    for recipe, seed in _missing(rows, seeds):
        config = replace(base, seed=seed, **recipe.changes)
        run = Run(folder / f"{recipe.name.strip('+ ').replace(' ', '-')}-{seed}")
        network = train(config, lessons_of(recipe, lessons), run)
        rows.append({"recipe": recipe.name, "seed": seed, **examiners.examine(network)})
        figures.write_text(json.dumps(rows, indent=1) + "\n")
    return rows


def lessons_of(recipe: Recipe, lessons: Lessons, images: int = IMAGES) -> Lessons:
    """The same images, in a recipe's shares."""
    kinds = [
        Kind(kind.name, kind.images, round(recipe.shares[kind.name] * images))
        for kind in lessons.kinds
        if kind.name in recipe.shares
    ]
    return Lessons(tuple(kinds), lessons.validation)


def read_examiners(config: TrainingConfig, data: Path) -> Examiners:
    """The validation parts of all data."""
    pen: PenData = read_pen_data(data)
    digits = pen.digits[Part.VALIDATION]
    return Examiners(
        mnist.split(mnist.read_training_images(data), config.validation_images)[1],
        snapshot_images(digits),
        resized_images(digits),
        snapshot_images(pen.negatives[Part.VALIDATION]),
    )


def as_text(rows: list[dict[str, Any]]) -> str:
    """Mean and spread (the standard deviation over seeds) of each figure, a recipe a line."""
    names = [name for name in rows[0] if name not in ("recipe", "seed")]
    lines = [f"{'':16}" + "".join(f"{name:>18}" for name in names)]
    for recipe in dict.fromkeys(row["recipe"] for row in rows):
        values = np.array([[row[n] for n in names] for row in rows if row["recipe"] == recipe])
        spread = values.std(axis=0, ddof=1) if len(values) > 1 else np.zeros(len(names))
        pairs = zip(values.mean(axis=0), spread, strict=True)
        lines.append(f"{recipe:16}" + "".join(f"{mean:>10.2%} ±{s:6.2%}" for mean, s in pairs))
    return "\n".join(lines)


def _missing(rows: list[dict[str, Any]], seeds: int) -> Iterator[tuple[Recipe, int]]:
    there = {(row["recipe"], row["seed"]) for row in rows}
    for seed in range(1, seeds + 1):
        for recipe in RECIPES:
            if (recipe.name, seed) not in there:
                yield recipe, seed


def _predict(network: keras.Model, images: DigitSet) -> np.ndarray:
    return network.predict(images.images[..., np.newaxis], batch_size=500, verbose=0)


def _accuracy(network: keras.Model, digits: DigitSet) -> float:
    return float((_predict(network, digits).argmax(axis=1) == digits.labels).mean())
