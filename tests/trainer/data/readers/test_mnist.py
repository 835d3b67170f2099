import struct

import numpy as np
import pytest

from trainer.data.digit_set import DigitSet
from trainer.data.readers.mnist import parse_idx, split


def idx(values: np.ndarray, kind: int = 8) -> bytes:
    header = struct.pack(">HBB", 0, kind, values.ndim)
    return header + struct.pack(f">{values.ndim}I", *values.shape) + values.tobytes()


def test_an_idx_file_gives_its_array():
    values = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    assert np.array_equal(parse_idx(idx(values)), values)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (idx(np.zeros(3, np.uint8), kind=9), "expected an IDX file of unsigned bytes"),
        (b"\x1f\x8b\x08\x00" + b"\0" * 20, "expected an IDX file of unsigned bytes"),
        (idx(np.zeros((2, 3), np.uint8))[:-1], r"= 6 values, got 5"),
        (idx(np.zeros((2, 3), np.uint8)) + b"\0", r"= 6 values, got 7"),
        (b"\0\0", "expected an IDX file"),
        (b"\0\0\x08\x03\0", "expected an IDX file"),
    ],
)
def test_a_file_that_is_no_idx_of_bytes_is_refused(content, expected):
    with pytest.raises(ValueError, match=expected):
        parse_idx(content)


def test_the_split_is_fixed_and_loses_nothing():
    digits = DigitSet(np.zeros((50, 28, 28), np.uint8), np.arange(50, dtype=np.uint8))
    training, validation = split(digits, 10)
    assert (len(training), len(validation)) == (40, 10)
    assert sorted([*training.labels, *validation.labels]) == list(range(50))
    assert np.array_equal(split(digits, 10)[1].labels, validation.labels)


def test_mnists_test_images_are_the_ten_thousand(mnist_test):
    assert mnist_test.images.shape == (10_000, 28, 28)
    assert np.bincount(mnist_test.labels).tolist() == [
        980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]  # fmt: skip
