import numpy as np
from PIL import Image

from testing.pictures import as_file, digit_picture
from trainer.data.parts import Part
from trainer.data.readers.numbers import parse_numbers, part_of

SEVEN = as_file(digit_picture(7, side=90, pen=8))

BLANK = as_file(Image.new("L", (90, 95), 255))


def test_each_picture_is_read_as_a_visitors_would_be():
    digits = parse_numbers({"0001_CH4M/7/number-1.png": SEVEN, "0001_CH4M/3/number-2.png": SEVEN})
    assert digits.labels.tolist() == [3, 7]
    assert digits.images.shape == (2, 28, 28)
    assert digits.images.dtype == np.uint8
    assert np.array_equal(*digits.images)
    assert digits.images.max() == 255


def test_a_blank_picture_and_what_is_no_picture_are_left_out():
    files = {"a/7/number-1.png": SEVEN, "a/7/number-2.png": BLANK, "a/README.txt": b"hello"}
    assert len(parse_numbers(files)) == 1


def test_a_writer_is_on_one_side():
    assert part_of("0001_CH4M/7/number-1.png") is Part.TRAINING
    assert part_of("0006_CH4M/7/number-1.png") is Part.VALIDATION
    assert part_of("0003_CH3M/0/number-9.png") is Part.TEST
