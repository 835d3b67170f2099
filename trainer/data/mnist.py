"""MNIST from its four IDX files (http://yann.lecun.com/exdb/mnist/)."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.download import DataFile, read_gzip

HOME = "https://ossci-datasets.s3.amazonaws.com/mnist/"

UNSIGNED_BYTES = b"\0\0\x08"
"""How an IDX file of uint8 begins."""

NOT_A_DIGIT = 10
"""The label of an image that shows none of the ten digits."""

SPLIT_SEED = 20261122
"""Fixes which training images validate, whatever seed a run has."""

sha256_of_file = {
    "train-images-idx3-ubyte.gz": (
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    ),
    "train-labels-idx1-ubyte.gz": (
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
    ),
    "t10k-images-idx3-ubyte.gz": (
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    ),
    "t10k-labels-idx1-ubyte.gz": (
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    ),
}


@dataclass(frozen=True)
class DigitSet:
    """Digit images, uint8 (N, 28, 28) with 255 as ink, and their labels, uint8 (N,) in 0..9."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, choice: slice | NDArray[np.integer]) -> "DigitSet":
        return DigitSet(self.images[choice], self.labels[choice])


def concatenate(sets: Sequence[DigitSet]) -> DigitSet:
    """One set of all images."""
    return DigitSet(
        np.concatenate([one.images for one in sets]), np.concatenate([one.labels for one in sets])
    )


def read_training_images(folder: Path) -> DigitSet:
    """The 60,000 images that training and validation share; raises `DataError`."""
    return _read(folder, "train")


def read_test_images(folder: Path) -> DigitSet:
    """The 10,000 images that are looked at once, at the end; raises `DataError`."""
    return _read(folder, "t10k")


def split(digits: DigitSet, validation_images: int) -> tuple[DigitSet, DigitSet]:
    """Training and validation parts, the same in every run with as many validation images."""
    order = np.random.default_rng(SPLIT_SEED).permutation(len(digits))
    return digits[order[validation_images:]], digits[order[:validation_images]]


def _read(folder: Path, part: str) -> DigitSet:
    images, labels = (
        parse_idx(read_gzip(_data_file(f"{part}-{kind}-ubyte.gz"), folder))
        for kind in ("images-idx3", "labels-idx1")
    )
    return DigitSet(images, labels)


def _data_file(name: str) -> DataFile:
    return DataFile(f"mnist/{name}", HOME + name, sha256_of_file[name])


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
