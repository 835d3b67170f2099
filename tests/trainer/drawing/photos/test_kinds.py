import numpy as np
import pytest

from trainer.drawing.photos.held_back import HELD_BACK, UNSEEN
from trainer.drawing.photos.photograph import photograph
from trainer.drawing.photos.random_kind import random_kind
from trainer.drawing.photos.random_views import LARGEST, SMALLEST


@pytest.fixture(scope="module")
def kinds():
    generator = np.random.default_rng(0)
    return [random_kind(generator) for _ in range(400)]


def features(kind):
    """What is chosen of a few, and not of a range."""
    return {kind.sheet.printed, kind.sheet.pattern, kind.view.surface, kind.light.shadow}


def test_kinds_to_learn_from_are_all_different_and_of_every_process(kinds):
    assert len({*map(repr, kinds)}) == len(kinds)
    assert {kind.camera.process for kind in kinds} == {"colour", "grey", "black and white"}
    assert {*map(np.sign, (kind.view.turned for kind in kinds))} == {-1, 1}


def test_digits_are_of_every_height(kinds):
    heights = [kind.view.height for kind in kinds]
    assert SMALLEST <= min(heights) < 20
    assert 90 < max(heights) <= LARGEST


def test_what_is_held_back_is_never_learned_from(kinds):
    learned = set().union(*map(features, kinds))
    held_back = {one for kind in UNSEEN.values() for one in features(kind)} - learned
    assert held_back == {
        *("tiles", "marble", "carpet"),
        *("rounded box", "round combs", "millimetres", "staves"),
        *("rosettes", "bricks"),
        *("blind", "round"),
    }


@pytest.mark.parametrize("name", HELD_BACK)
def test_every_kind_that_examines_makes_a_photo_with_all_boxes_in_it(line, name):
    assert_whole(photograph(line, HELD_BACK[name], np.random.default_rng(1)), line)


def test_random_kinds_make_photos_with_all_boxes_in_them(line, kinds):
    generator = np.random.default_rng(2)
    for kind in kinds[:60]:
        assert_whole(photograph(line, kind, generator), line)


def assert_whole(photo, line):
    height, width, channels = photo.pixels.shape
    assert (photo.pixels.dtype, channels) == (np.uint8, 3)
    assert len(photo.boxes) == len(line.characters)
    for left, top, right, bottom in photo.boxes:
        assert -5 < left < right < width + 5
        assert -5 < top < bottom < height + 5
