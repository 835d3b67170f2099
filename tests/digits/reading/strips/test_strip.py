"""A line of digits to its strip."""

import numpy as np
import pytest

from digits.reading.boxes import Box
from digits.reading.strips.strip import Place, cut_out, placed, strip_of

LINE = [Box(30, 20, 54, 60), Box(60, 20, 84, 60), Box(92, 20, 110, 60)]


def blocks(boxes, height=90, width=150, scale=1):
    ink = np.zeros((round(height * scale), round(width * scale)), np.float32)
    for box in boxes:
        left, top, right, bottom = (round(side * scale) for side in box)
        ink[top:bottom, left:right] = 1
    return ink


def sides_of_ink(ink):
    rows, columns = (np.flatnonzero((ink > 0.5).any(axis=axis)) for axis in (1, 0))
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


@pytest.mark.parametrize("scale", [0.2, 0.5, 1, 3, 20])
def test_the_usual_digit_is_20_pixels_high_in_the_middle_of_32(scale):
    boxes = [Box(*(side * scale for side in box)) for box in LINE]
    strip = strip_of(blocks(LINE, scale=scale), boxes)
    assert strip.ink.shape == (32, 52)
    assert strip.ink.dtype == np.float32
    assert sides_of_ink(strip.ink) == (6, 6, 46, 26)


@pytest.mark.parametrize("angle", [-20, 0, 7, 20])
@pytest.mark.parametrize("scale", [0.7, 4])
def test_a_tilted_line_stands_upright_in_its_strip(angle, scale):
    down, across = np.mgrid[0 : 300 * scale, 0 : 400 * scale] + 0.5
    upright = Place((0, 0), 1, angle)
    x, y = upright.to_strip(200 * scale, 150 * scale)
    line = Box(x - 80 * scale, y - 20 * scale, x + 80 * scale, y + 20 * scale)
    x, y = upright.to_strip(across, down)
    ink = (x > line.left) & (x < line.right) & (y > line.top) & (y < line.bottom)
    place, columns = placed(line, 40 * scale, (line.top + line.bottom) / 2, angle)
    strip = cut_out(ink.astype(np.float32), place, columns)
    assert sides_of_ink(strip) == (6, 6, 86, 26)


def test_large_digits_among_small_ones_are_cut_out_smaller_until_they_fit():
    boxes = [Box(10, 40, 30, 60), Box(40, 40, 60, 60), Box(70, 40, 90, 60), Box(100, 26, 120, 60)]
    _, top, _, bottom = sides_of_ink(strip_of(blocks(boxes), boxes).ink)
    assert top >= 1
    assert bottom <= 31
    assert 14 <= bottom - top <= 29


def test_a_flourish_does_not_make_the_digits_small():
    boxes = [*LINE, Box(115, 0, 120, 200)]
    strip = strip_of(blocks(boxes, height=220), boxes)
    assert strip.place.scale * 40 >= 14


def test_faint_ink_is_full_in_its_strip():
    strip = strip_of(blocks(LINE) * np.float32(0.2), LINE)
    assert strip.ink.max() == pytest.approx(1)


def test_what_is_outside_of_the_picture_is_blank():
    boxes = [Box(0, 0, 20, 40), Box(30, 0, 50, 40)]
    strip = strip_of(blocks(boxes, height=40, width=50), boxes)
    assert not strip.ink[:5].any()
    assert not strip.ink[:, :5].any()


def test_a_box_of_the_strip_is_told_in_pixels_of_the_picture():
    strip = strip_of(blocks(LINE), LINE)
    assert strip.to_picture(Box(6, 6, 46, 26)) == pytest.approx(Box(30, 20, 110, 60))


def test_a_box_of_a_tilted_strip_is_told_as_the_upright_one_around_it():
    place, columns = placed(Box(0, -10, 100, 10), 20, 0, 90)
    strip = strip_of(blocks(LINE), LINE)
    tilted = type(strip)(np.zeros((32, columns), np.float32), place)
    assert tilted.to_picture(Box(6, 6, 106, 26)) == pytest.approx(Box(-10, 0, 10, 100))


def test_a_blank_has_a_blank_strip():
    assert not strip_of(np.zeros((90, 150), np.float32), LINE).ink.any()


def test_what_is_much_too_long_is_cut_off():
    assert strip_of(np.zeros((10, 9_000), np.float32), [Box(0, 0, 9_000, 10)]).ink.shape[1] == 2_048
