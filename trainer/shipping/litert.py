"""The Keras network to a LiteRT file, checked to compute the same."""

from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from digits.bundle import read_bundle
from digits.litert import LiteRTModel
from digits.manifest import KERAS_MODEL
from trainer.learning.network import stages

TOLERANCE = 1e-5
"""The largest difference of any probability that counts as the same."""


class ExportError(RuntimeError):
    """An export that must not be served; the message says what was expected and what came."""


def write_litert(network: keras.Model, path: Path) -> None:
    """Convert a float32 network and write its LiteRT file."""
    converter = tf.lite.TFLiteConverter.from_keras_model(network)
    path.write_bytes(converter.convert())


def write_int8(network: keras.Model, path: Path) -> None:
    """Convert a float32 network to weights and products of int8, and write its LiteRT file.

    Inputs, outputs and the sums in between stay float32: confidence keeps its fine steps.
    """
    converter = tf.lite.TFLiteConverter.from_keras_model(network)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    path.write_bytes(converter.convert())


def write_features(network: keras.Model, path: Path) -> None:
    """Write a LiteRT file of the network's convolutions alone: one output a stage, first to last.

    Its outputs, float32 (N, H, W, maps), are those of `network.stages`.
    """
    write_litert(keras.Model(network.inputs, stages(network)), path)


def write_h5(folder: Path, path: Path) -> None:
    """Write the network of a checked `saved_model/` as a legacy HDF5 file, named *.h5."""
    if path.suffix != ".h5":
        raise ExportError(f"expected a file name that ends in .h5, got {path}")
    read_bundle(folder)
    keras.models.load_model(folder / KERAS_MODEL).save(path)


def check_agreement(network: keras.Model, path: Path, images: NDArray[np.uint8]) -> None:
    """Run digit images, uint8 (N, 28, 28), through both; raises `ExportError` where they differ.

    A conversion can lose the weights without a word: only the outputs tell.
    """
    inputs = images[..., np.newaxis].astype(np.float32)
    outputs = np.concatenate(LiteRTModel(path.read_bytes()).run(inputs), axis=1)
    difference = np.abs(outputs - network.predict(inputs, verbose=0)).max()
    if not difference <= TOLERANCE:
        raise ExportError(
            f"expected {path.name} to agree with Keras to {TOLERANCE:g} "
            f"on {len(images):,} images, got a difference of {difference:g}"
        )
