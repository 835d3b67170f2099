"""How sure a number is in spite of slips, with and without a rule that catches them."""

import pytest

from digits.reading.rules.names import parse_lengths, parse_rule
from digits.reading.slips import SLIP, without_slips


@pytest.mark.parametrize("text", ["7", "10115", "4111111111111111"])
def test_each_digit_may_be_a_slip(text):
    assert without_slips(text, None) == pytest.approx((1 - SLIP) ** len(text))


def test_a_rule_that_any_digit_satisfies_catches_none():
    assert without_slips("10115", parse_lengths("5")) == pytest.approx(without_slips("10115", None))


@pytest.mark.parametrize(
    ("name", "text"), [("luhn", "4111111111111111"), ("damm", "5724"), ("mask=10115", "10115")]
)
def test_a_rule_that_every_changed_digit_breaks_catches_all(name, text):
    assert without_slips(text, parse_rule(name)) == 1


def test_a_rule_that_some_changed_digits_break_catches_as_many():
    some = without_slips("10115", parse_rule("mask=10###"))
    assert without_slips("10115", None) < some < 1
