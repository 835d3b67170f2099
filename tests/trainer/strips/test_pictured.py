import numpy as np
import pytest

from digits.reading.boxes import Box
from testing.numbers import STEP, number_picture
from testing.pictures import strokes_of_digit
from trainer.strips.example import Example
from trainer.strips.pictured import example_in, varied

HEIGHT = 60


def box_of(place, digit):
    points = np.concatenate([np.array(stroke) for stroke in strokes_of_digit[digit]])
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    shift = place * STEP
    return Box(*(HEIGHT * side for side in (left + shift, top, right + shift, bottom)))


@pytest.fixture(scope="module")
def example():
    picture = np.asarray(number_picture("4207", HEIGHT, 5).convert("RGB"))
    boxes = [box_of(place, digit) for place, digit in enumerate([4, 2, 0, 7])]
    return example_in(picture, [4, 2, 0, 7], boxes)


def test_a_number_is_found_in_its_picture_with_its_boxes_around_the_ink(example):
    assert example.marks == [4, 2, 0, 7]
    for left, top, right, bottom in example.boxes:
        inside = example.strip[int(top) : int(bottom) + 1, int(left) : int(right) + 1]
        assert inside.max() > 200


def test_a_picture_in_which_the_line_is_not_found_gives_no_example():
    blank = np.full((80, 200, 3), 255, np.uint8)
    assert example_in(blank, [1], [Box(10, 10, 20, 60)]) is None


def test_a_line_that_is_not_found_whole_gives_no_example():
    picture = np.asarray(number_picture("4207", HEIGHT, 5).convert("RGB"))
    assert example_in(picture, [4], [Box(900, 0, 930, 40)]) is None


@pytest.mark.parametrize("seed", range(5))
def test_boxes_move_with_the_ink(seed):
    strip = np.zeros((32, 80), np.uint8)
    strip[10:22, 30:38] = 255
    moved = varied(Example(strip, [1], [[30, 10, 38, 22]]), np.random.default_rng(seed))
    rows, columns = np.nonzero(moved.strip > 127)
    left, top, right, bottom = moved.boxes[0]
    middle = (columns.min() + columns.max() + 1) / 2, (rows.min() + rows.max() + 1) / 2
    assert middle == pytest.approx(((left + right) / 2, (top + bottom) / 2), abs=1.5)
