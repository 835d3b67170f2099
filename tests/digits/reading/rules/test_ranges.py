import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digits.reading.rules.ranges import in_range, not_below
from digits.reading.rules.rule import RuleError, holds

NUMBERS = st.integers(0, 99_999)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_number_is_in_a_range_where_it_is_between_its_ends(one, other, number):
    low, high = sorted((one, other))
    assert holds(in_range("", f"{low}-{high}"), str(number)) is (low <= number <= high)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("0", True), ("120", True), ("121", False), ("00", False), ("007", False), ("99", True)],
)
def test_a_number_in_a_range_has_no_leading_zeros(text, fits):
    assert holds(in_range("", "0-120"), text) is fits


def test_a_range_has_the_lengths_from_one_end_to_the_other():
    assert in_range("", "7-1200").lengths == (1, 2, 3, 4)


@pytest.mark.parametrize(
    "text", ["", "7", "9-7", "007-9", "-5-3", "1-2-3", "1- 2", f"0-1{'0' * 32}", "٠-٩", "0-9\n"]
)
def test_what_is_no_range_is_refused(text):
    with pytest.raises(RuleError, match=f"^expected a range .*, got {re.escape(repr(text))}$"):
        in_range("", text)


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_a_meter_stands_no_lower_than_before(before, now):
    assert holds(not_below("", f"{before:05}"), f"{now:05}") is (now >= before)


def test_a_meter_has_as_many_digits_as_before():
    rule = not_below("", "01234")
    assert rule.lengths == (5,)
    assert not holds(rule, "1300")


@pytest.mark.parametrize("text", ["", "1.5", "-1", "1" * 33, "١", "1\n"])
def test_what_is_no_reading_of_a_meter_is_refused(text):
    with pytest.raises(RuleError, match=f"of 1 to 32 digits, got {re.escape(repr(text))}$"):
        not_below("", text)
