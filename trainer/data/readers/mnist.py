"""MNIST from its four IDX files."""

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.digit_set import DigitSet
from trainer.data.download import DataFile, read_gzip
from trainer.data.parts import Part

HOME = "https://ossci-datasets.s3.amazonaws.com/mnist/"

UNSIGNED_BYTES = b"\0\0\x08"
"""How an IDX file of uint8 begins."""

SPLIT_SEED = 20261122
"""Fixes which training images validate, whatever seed a run has."""


def _data_file(name: str, sha256: str) -> DataFile:
    return DataFile(f"mnist/{name}", HOME + name, sha256)


files_of_part = {
    Part.TRAINING: (
        _data_file(
            "train-images-idx3-ubyte.gz",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        ),
        _data_file(
            "train-labels-idx1-ubyte.gz",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        ),
    ),
    Part.TEST: (
        _data_file(
            "t10k-images-idx3-ubyte.gz",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        ),
        _data_file(
            "t10k-labels-idx1-ubyte.gz",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
        ),
    ),
}
"""Images and labels: 60,000 that training and validation share, 10,000 that test."""


def read_images(folder: Path, part: Part) -> DigitSet:
    """The images of training, from which `split` takes those that validate, or of the test.

    Raises `DataError`.
    """
    images, labels = (parse_idx(read_gzip(file, folder)) for file in files_of_part[part])
    return DigitSet(images, labels)


def split(digits: DigitSet, validation_images: int) -> tuple[DigitSet, DigitSet]:
    """Training and validation parts: the same in every run that has so many validation images."""
    order = np.random.default_rng(SPLIT_SEED).permutation(len(digits))
    return digits[order[validation_images:]], digits[order[:validation_images]]


def parse_idx(content: bytes) -> NDArray[np.uint8]:
    """An IDX file's bytes to its uint8 array; ValueError says what was expected and what came."""
    if content[:3] != UNSIGNED_BYTES or len(content) < 4 + 4 * content[3]:
        raise ValueError(f"expected an IDX file of unsigned bytes, got {content[:16]!r}")
    dimensions = content[3]
    shape = struct.unpack_from(f">{dimensions}I", content, 4)
    values = np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions)
    if values.size != np.prod(shape):
        raise ValueError(f"expected {shape} = {np.prod(shape):,} values, got {values.size:,}")
    return values.reshape(shape)
