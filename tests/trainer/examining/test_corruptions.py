import numpy as np
import pytest

from digits.ink import ink_from_bytes
from trainer.examining.corruptions import corrupt, corruption_of_name, png_of


@pytest.fixture(scope="module")
def images():
    square = np.zeros((4, 28, 28), np.uint8)
    square[:, 5:23, 11:17] = 255
    return square


@pytest.mark.parametrize("name", corruption_of_name)
def test_each_corruption_spoils_images_the_same_way_each_time(images, name):
    spoiled = corrupt(images, name)
    assert (spoiled.shape, spoiled.dtype) == (images.shape, np.uint8)
    assert not np.array_equal(spoiled, images)
    assert np.array_equal(corrupt(images, name), spoiled)


def test_there_are_fifteen():
    assert len(corruption_of_name) == 15


def test_a_picture_of_an_image_is_read_as_its_ink(images):
    assert np.array_equal(ink_from_bytes(png_of(images[0])) > 0.5, images[0] > 127)
