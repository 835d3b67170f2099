"""What a strip network tells of columns to a number; the network itself is made up here."""

from math import log

import numpy as np
import pytest

from digits.calibration import OfLines
from digits.reading.rules.names import parse_rule
from digits.reading.strips.strip import Place, Strip
from digits.reading.strips.strip_number import read_strip
from digits.strips import COLUMN_WIDTH, FOREIGN, HEIGHT, MARKS, NOTHING, SEPARATOR, SIDES

COLUMNS = 40

INKED = Strip(np.ones((HEIGHT, COLUMNS * COLUMN_WIDTH), np.float32), Place((100, 50), 0.5))
"""Of a picture that is twice as large."""

BLANK = Strip(np.zeros((HEIGHT, COLUMNS * COLUMN_WIDTH), np.float32), Place((0, 0), 1))


AS_IT_COMES = OfLines()


class Told:
    """A recognizer whose strip network tells what it was told to."""

    def __init__(self, shares_at, of_lines=AS_IT_COMES):
        self.of_lines = of_lines
        shares = np.full((COLUMNS, MARKS), 1e-7)
        for column, told in shares_at.items():
            shares[column, list(told)] = list(told.values())
        shares[:, NOTHING] = 1 - shares[:, :NOTHING].sum(axis=1)
        sides = np.tile(np.array([4, 6, 4, 26]) / HEIGHT, (COLUMNS, 1))
        assert sides.shape[1] == SIDES
        self.told = np.concatenate([np.log(shares), sides], axis=1).astype(np.float32)

    def columns(self, strip):
        return self.told

    def how_likely(self, images):
        return np.full((len(images), 10), 0.1, np.float32)


def read(shares_at, rule=None, strip=INKED, of_lines=AS_IT_COMES):
    return read_strip(strip, Told(shares_at, of_lines), parse_rule(rule) if rule else None)


def test_digits_are_told_from_left_to_right_with_their_boxes_in_the_picture():
    reading = read({8: {4: 0.98}, 20: {2: 0.97}})
    assert reading.text == "42"
    first, second = (digit.box for digit in reading.digits)
    assert first == pytest.approx((100 + 2 * (17 - 4), 50 + 12, 100 + 2 * (17 + 4), 50 + 52))
    assert second.left > first.right


def test_the_number_is_as_likely_as_its_digits_together():
    assert read({8: {4: 0.98}, 20: {2: 0.9}}).confidence == pytest.approx(0.98 * 0.9, abs=0.01)


def test_what_else_it_may_be_is_told():
    reading = read({8: {4: 0.98}, 20: {2: 0.6, 7: 0.39}})
    assert [one.text for one in reading.alternatives][:1] == ["47"]


def test_a_digit_that_two_columns_may_tell_is_told_once_and_its_bars_add_up():
    reading = read({8: {4: 0.98}, 20: {2: 0.55}, 21: {2: 0.4}})
    assert reading.text == "42"
    assert reading.digits[1].probabilities[2] > 0.7


@pytest.mark.parametrize(
    ("columns", "text"),
    [([8, 9], "1"), ([8, 10], "11"), ([8, 9, 11], "11"), ([8, 9, 30, 31], "11")],
)
def test_neighbouring_columns_tell_one_digit_and_silence_parts_two(columns, text):
    assert read({column: {1: 0.99} for column in columns}).text == text


def test_a_separator_is_no_digit_and_told_with_its_place():
    reading = read({8: {4: 0.98}, 13: {SEPARATOR: 0.6}, 14: {SEPARATOR: 0.9}, 20: {2: 0.97}})
    assert reading.text == "42"
    assert [one.after for one in reading.separators] == [1]
    assert reading.separators[0].box.left == pytest.approx(100 + 2 * (29 - 4))


def test_what_is_foreign_makes_it_no_number():
    of_lines = OfLines(number=0.1, least_number=0.5)
    assert read({8: {4: 0.98}, 20: {2: 0.97}}, of_lines=of_lines).text == "42"
    reading = read({8: {4: 0.98}, 14: {FOREIGN: 0.9}, 20: {2: 0.97}}, of_lines=of_lines)
    assert (reading.text, reading.rejected) == (None, "not_a_number")


@pytest.mark.parametrize(("strip", "rejected"), [(BLANK, "blank"), (INKED, "not_a_number")])
def test_without_any_digit_it_is_blank_or_no_number(strip, rejected):
    assert read({}, strip=strip).rejected == rejected


def test_a_rule_chooses_what_the_ink_alone_would_not():
    reading = read({8: {4: 0.98}, 20: {2: 0.6, 7: 0.39}}, rule="mask=#7")
    assert (reading.text, reading.is_valid, reading.changed) == ("47", True, [1])
    assert reading.digits[1].probabilities[7] == pytest.approx(1, abs=0.01)


def test_a_rule_that_the_ink_cannot_keep_is_told_as_broken():
    reading = read({8: {4: 0.98}, 20: {2: 0.97}}, rule="mask=9999")
    assert (reading.text, reading.is_valid) == ("42", False)


def test_shares_of_a_digit_never_add_up_to_more_than_1():
    reading = read({20: {2: 0.9}, 21: {2: 0.8}, 22: {3: 0.4}})
    assert all(sum(digit.probabilities) <= 1 + 1e-9 for digit in reading.digits)
    assert log(max(reading.digits[0].probabilities)) < 0


def test_what_is_less_likely_right_than_the_least_is_turned_down():
    unsure = {8: {4: 0.98}, 20: {2: 0.6, 7: 0.39}}
    assert read(unsure, of_lines=OfLines(least=0.5)).text == "42"
    reading = read(unsure, of_lines=OfLines(least=0.7))
    assert (reading.rejected, reading.alternatives[0].text) == ("not_a_number", "42")
