from typing import get_args

import numpy as np
import pytest

from digits.ink import ink_from_bytes
from digits.report_ids import Corruption
from trainer.examining.corruptions import corrupt, corrupt_by, png_of


@pytest.fixture(scope="module")
def images():
    square = np.zeros((4, 28, 28), np.uint8)
    square[:, 5:23, 11:17] = 255
    return square


@pytest.mark.parametrize("name", corrupt_by)
def test_each_corruption_spoils_images_the_same_way_each_time(images, name):
    spoiled = corrupt(images, name)
    assert (spoiled.shape, spoiled.dtype) == (images.shape, np.uint8)
    assert not np.array_equal(spoiled, images)
    assert np.array_equal(corrupt(images, name), spoiled)


def test_there_is_one_for_each_that_a_report_knows():
    assert set(corrupt_by) == set(get_args(Corruption))
    assert len(corrupt_by) == 15


def test_a_picture_of_an_image_is_read_as_its_ink(images):
    assert np.array_equal(ink_from_bytes(png_of(images[0])) > 0.5, images[0] > 127)
