"""A ladder of a network's own youth: small networks that show how it learned."""

from collections.abc import Iterable
from pathlib import Path

import keras
import numpy as np

from digits.litert import LiteRTModel
from digits.manifest import INT8_MODEL, Rung
from trainer.data.digit_set import CLASSES, DigitSet
from trainer.learning.network import served_network
from trainer.learning.run import Run
from trainer.learning.youth import AGES, weights_of
from trainer.shipping.litert import write_int8

PREFIX = "young-"


def write_ladder(run: Run, network: keras.Model, folder: Path) -> tuple[str, ...]:
    """Write an int8 network of each age that the run kept, and return the files' names.

    `network` is any of the run's: it has other weights afterwards.
    """
    written = []
    for age in AGES:
        weights = weights_of(run.youth, age)
        if weights.exists():
            network.load_weights(weights)
            written.append(f"{PREFIX}{age}.int8.tflite")
            write_int8(served_network(network), folder / written[-1])
    return tuple(written)


def rungs(
    folder: Path, names: Iterable[str], learned_from: int, test: DigitSet
) -> tuple[Rung, ...]:
    """The ladder up to the grown network, which learned from so many images in all; or nothing."""
    age_of = {name: int(name.removeprefix(PREFIX).partition(".")[0]) for name in names}
    if not age_of:
        return ()
    steps = sorted([*((age, name) for name, age in age_of.items()), (learned_from, INT8_MODEL)])
    return tuple(
        Rung(images=age, file=name, accuracy=_accuracy(folder / name, test))
        for age, name in steps
        if (folder / name).exists()
    )


def _accuracy(path: Path, test: DigitSet) -> float:
    inputs = test.images[..., np.newaxis].astype(np.float32)
    probabilities = LiteRTModel(path.read_bytes()).run(inputs)[0][:, :CLASSES]
    return float((probabilities.argmax(axis=1) == test.labels).mean())
