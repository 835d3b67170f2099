"""A picture of a line to the number on it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digits.ink import ink_from_bytes
from digits.normalize import normalize
from digits.reading.likely import likely_of
from digits.reading.line import MOST_PARTS, MOST_PIXELS, read_line
from digits.reading.rules.names import parse_rule
from testing.numbers import MARKS, amount_picture, number_picture
from testing.pictures import as_file, digit_picture, strokes_of_digit


def ink_of(picture: Image.Image):
    return ink_from_bytes(as_file(picture))


@pytest.mark.parametrize("text", ["7", "42", "10439", "0123456789", "5544332211"])
@pytest.mark.parametrize("height", [60, 300])
def test_a_number_is_read_at_any_size(recognizer, text, height):
    reading = read_line(ink_of(number_picture(text, height, pen=height // 14)), recognizer)
    assert (reading.text, reading.rejected) == (text, None)


@pytest.mark.parametrize("text", ["1", "11", "1111"])
def test_ones_alone_are_a_number(recognizer, text):
    assert read_line(ink_of(number_picture(text)), recognizer).text == text


def test_digits_of_two_strokes_are_one_digit(recognizer):
    assert len(strokes_of_digit[4]) == 2
    parted = number_picture("747").point(lambda level: level)
    ImageDraw.Draw(parted).line([(0, 57), (220, 57)], fill=255, width=1)
    reading = read_line(ink_of(parted), recognizer)
    assert (reading.text, len(reading.digits)) == ("747", 3)


@pytest.mark.parametrize("mark", MARKS)
def test_a_comma_a_point_or_a_dash_is_told_with_its_place_and_is_no_digit(recognizer, mark):
    reading = read_line(ink_of(amount_picture("12", mark, "50")), recognizer)
    assert (reading.text, [one.after for one in reading.separators]) == ("1250", [2])
    left, _, right, _ = reading.separators[0].box
    assert (left + right) / 2 == pytest.approx(170, abs=3)


def test_a_number_that_is_turned_down_has_no_separators(recognizer):
    picture = number_picture("1", height=30, pen=3)
    wide = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(wide).line([(10, 20), (60, 90), (110, 20), (160, 90)], fill=0, width=6)
    wide.paste(0, (200, 84, 208, 92))
    wide.paste(picture, (250, 60))
    reading = read_line(ink_of(wide), recognizer)
    assert (reading.text, reading.separators) == (None, [])


def test_specks_are_no_digits(recognizer):
    picture = number_picture("38")
    for x, y in [(3, 90), (70, 4), (140, 92)]:
        picture.paste(0, (x, y, x + 3, y + 3))
    assert read_line(ink_of(picture), recognizer).text == "38"


def test_a_rule_decides_what_the_ink_leaves_open(recognizer):
    reading = read_line(ink_of(number_picture("10439")), recognizer, parse_rule("postcode-de"))
    assert (reading.text, reading.is_valid, reading.changed) == ("10439", True, [])


@pytest.mark.parametrize("shape", [(1, 1), (50, 400), (1, 3000)])
def test_paper_is_a_blank(recognizer, shape):
    assert read_line(np.zeros(shape, np.float32), recognizer).rejected == "blank"


def test_a_scribble_is_no_number(recognizer):
    picture = Image.new("L", (300, 100), 255)
    points = [(x, 50 + 40 * (-1) ** (x // 10)) for x in range(10, 290, 10)]
    ImageDraw.Draw(picture).line(points, fill=0, width=5)
    reading = read_line(ink_of(picture), recognizer)
    assert (reading.text, reading.rejected) == (None, "not_a_number")


def test_more_parts_than_a_number_has_are_none(recognizer):
    ink = np.zeros((40, 24 * (MOST_PARTS + 1)), np.float32)
    for start in range(10, ink.shape[1], 24):
        ink[5:35, start : start + 4] = 1
    assert read_line(ink[:, 24:], recognizer).text == MOST_PARTS * "1"
    reading = read_line(ink, recognizer)
    assert (reading.rejected, reading.alternatives) == ("not_a_number", [])


@pytest.mark.parametrize("kind", ["noise", "dots", "checkerboard", "stripes"])
def test_what_is_no_writing_is_no_number_however_many_parts_it_has(recognizer, kind):
    rows, columns = np.indices((600, 600))
    ink = {
        "noise": np.random.default_rng(0).random((600, 600)) < 0.4,
        "dots": (rows % 2 == 0) & (columns % 2 == 0),
        "checkerboard": (rows + columns) % 2 == 0,
        "stripes": columns % 3 == 0,
    }[kind]
    assert read_line(ink.astype(np.float32), recognizer).rejected == "not_a_number"


def test_a_picture_of_many_pixels_has_its_boxes_in_these(recognizer):
    large = number_picture("10439", 800, pen=56)
    assert large.width * large.height > MOST_PIXELS
    reading = read_line(ink_of(large), recognizer)
    assert reading.text == "10439"
    left, top, right, bottom = reading.digits[1].box
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((880, 400), abs=20)


def test_of_blanks_no_digit_is_likely(recognizer):
    image = normalize(ink_of(digit_picture(7)))
    assert likely_of([], recognizer) == []
    nothing, seven, nothing_again = likely_of([None, image, None], recognizer)
    assert nothing == nothing_again == [0] * 10
    assert np.argmax(seven) == 7


def test_a_row_of_dots_is_no_number(recognizer):
    ink = np.zeros((60, 240), np.float32)
    rows, columns = np.mgrid[:60, :240]
    for middle in (40, 90, 140, 190):
        ink[(rows - 30) ** 2 + (columns - middle) ** 2 < 12**2] = 1
    assert read_line(ink, recognizer).rejected == "not_a_number"
