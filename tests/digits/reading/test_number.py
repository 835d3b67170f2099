"""Pieces and what they may be, to a number that keeps its rule where the ink lets it."""

import pytest

from digits.reading.boxes import Box
from digits.reading.number import read_number
from digits.reading.rules.names import parse_lengths, parse_rule


def boxes(count):
    return [Box(10 * place, 0, 10 * place + 6, 10) for place in range(count)]


def likely(**shares):
    """Ten, of digits by their names."""
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return [shares.get(name, 0.0) for name in names]


SINGLES = [(0, 1), (1, 2), (2, 3)]

ONE_OR_SEVEN = likely(one=0.6, seven=0.3999)

LIKELY = [likely(four=0.9999), ONE_OR_SEVEN, likely(two=0.9999)]


def read(rule=None, likely=LIKELY):
    return read_number(boxes(3), SINGLES, likely, rule)


def test_the_likeliest_number_is_read_with_the_next_likely_as_an_alternative():
    reading = read()
    assert (reading.text, reading.rejected, reading.is_valid) == ("412", None, None)
    assert reading.alternatives[0].text == "472"
    assert reading.confidence > reading.alternatives[0].confidence
    assert reading.changed == []


def test_each_digit_knows_its_pieces_box_and_probabilities():
    one = read().digits[1]
    assert (one.digit, one.group, one.box) == (1, (1, 2), Box(10, 0, 16, 10))
    assert one.confidence == one.probabilities[1] > one.probabilities[7] > 0.2


@pytest.mark.parametrize("name", ["mask=472", "range=460-480", "prefix=47"])
def test_a_rule_changes_a_digit_and_says_which(name):
    reading = read(parse_rule(name))
    assert (reading.text, reading.is_valid, reading.changed) == ("472", True, [1])
    assert reading.digits[1].digit == 7


@pytest.mark.parametrize("name", ["mask=412", "range=0-999"])
def test_a_rule_that_the_number_keeps_changes_nothing(name):
    reading = read(parse_rule(name))
    assert (reading.text, reading.is_valid, reading.changed) == ("412", True, [])


@pytest.mark.parametrize("rule", [parse_rule("mask=999"), parse_lengths("4"), parse_rule("ean-8")])
def test_a_rule_that_the_ink_excludes_is_not_kept_and_changes_nothing(rule):
    free, reading = read(), read(rule)
    assert (reading.text, reading.is_valid, reading.changed) == ("412", False, [])
    assert reading.confidence == free.confidence


def test_what_a_rule_makes_of_it_is_less_sure_the_less_the_ink_says_so():
    readings = [
        read(
            parse_rule("mask=472"), [LIKELY[0], likely(one=0.9999 - seven, seven=seven), LIKELY[2]]
        )
        for seven in (0.9, 0.3, 0.02)
    ]
    assert all(one.text == "472" for one in readings)
    assert readings[0].confidence > readings[1].confidence > readings[2].confidence


@pytest.mark.parametrize(("rule", "is_valid"), [(None, None), (parse_rule("luhn"), False)])
def test_no_pieces_are_a_blank(rule, is_valid):
    reading = read_number([], [], [], rule)
    assert (reading.text, reading.rejected, reading.is_valid) == (None, "blank", is_valid)
    assert (reading.confidence, reading.alternatives) == (0, [])


def test_what_is_hardly_a_digit_is_no_number_but_its_guesses_are_told():
    reading = read(likely=[[share * 0.02 for share in one] for one in LIKELY])
    assert (reading.text, reading.rejected, reading.digits) == (None, "not_a_number", [])
    assert reading.alternatives[0].text == "412"


@pytest.mark.parametrize("groups", [[], SINGLES[:2], SINGLES[1:]])
def test_groups_that_leave_out_a_piece_make_no_number(groups):
    reading = read_number(boxes(3), groups, LIKELY[: len(groups)], None)
    assert (reading.text, reading.rejected, reading.alternatives) == (None, "not_a_number", [])
