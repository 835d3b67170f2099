"""Check digits, held to python-stdnum: what a rule accepts is exactly what that finds valid."""

import random
from itertools import product

import pytest
import stdnum.damm
import stdnum.ean
import stdnum.iban
import stdnum.isbn
import stdnum.luhn
import stdnum.verhoeff
from hypothesis import given
from hypothesis import strategies as st
from stdnum import numdb

from digits.reading.rules.iban import example_of, iban
from digits.reading.rules.names import parse_rule
from digits.reading.rules.rule import MOST_DIGITS, holds

VALID = {
    "luhn": stdnum.luhn.is_valid,
    "verhoeff": stdnum.verhoeff.is_valid,
    "damm": stdnum.damm.is_valid,
    "ean-8": stdnum.ean.is_valid,
    "ean-13": stdnum.ean.is_valid,
    "isbn-10": stdnum.isbn.is_valid,
    "isbn-13": stdnum.isbn.is_valid,
}

STARTS = {"isbn-13": ("978", "979", "97", "")}
"""Without which hardly any random number would hold."""

COUNT = 3000

ANY_LENGTH = ["luhn", "verhoeff", "damm"]


def valid_iban(country, text):
    """As stdnum has it, but for check digits that no bank gives out."""
    number = country.upper() + text
    return stdnum.iban.is_valid(number, check_country=False) and 2 <= int(text[:2]) <= 98


def random_numbers(name, count=COUNT):
    chance = random.Random(name)
    lengths = parse_rule(name).lengths
    for _ in range(count):
        length = chance.choice(lengths)
        start = chance.choice(STARTS.get(name, ("",)))
        yield start + "".join(chance.choices("0123456789", k=length - len(start)))


def changed(text):
    """The number with any digit replaced by any other."""
    for place, digit in product(range(len(text)), "0123456789"):
        if text[place] != digit:
            yield text[:place] + digit + text[place + 1 :]


def swapped(text):
    """The number with any two neighbours that differ changing places."""
    for place in range(len(text) - 1):
        one, other = text[place : place + 2]
        if one != other:
            yield text[:place] + other + one + text[place + 2 :]


@pytest.mark.parametrize("name", VALID)
def test_exactly_what_has_the_right_check_digit_is_accepted(name):
    rule = parse_rule(name)
    accepted = 0
    for number in random_numbers(name):
        whole = [number[:-1] + digit for digit in "0123456789"]
        assert [holds(rule, one) for one in whole] == [VALID[name](one) for one in whole]
        accepted += any(holds(rule, one) for one in whole)
    assert accepted > COUNT / 3


@pytest.mark.parametrize("name", ANY_LENGTH)
@given(text=st.text("0123456789", min_size=2, max_size=MOST_DIGITS))
def test_numbers_of_any_length_are_checked(name, text):
    assert holds(parse_rule(name), text) is VALID[name](text)


@pytest.mark.parametrize("name", VALID)
def test_one_wrong_digit_is_always_found(name):
    rule = parse_rule(name)
    right = [number for number in random_numbers(name) if holds(rule, number)]
    assert right
    assert not any(holds(rule, wrong) for number in right[:50] for wrong in changed(number))


@pytest.mark.parametrize("name", ["verhoeff", "damm", "isbn-10"])
def test_two_neighbours_that_changed_places_are_always_found(name):
    rule = parse_rule(name)
    right = [number for number in random_numbers(name) if holds(rule, number)]
    assert not any(holds(rule, wrong) for number in right[:50] for wrong in swapped(number))


def test_an_isbn_that_ends_in_x_cannot_be_read():
    assert stdnum.isbn.is_valid("080442957X")
    assert not any(holds(parse_rule("isbn-10"), f"080442957{digit}") for digit in range(10))


@pytest.mark.parametrize("country", example_of)
def test_the_example_of_an_iban_is_valid_and_one_wrong_digit_is_found(country):
    text = example_of[country]
    assert valid_iban(country, text)
    assert holds(iban(country), text)
    assert not any(holds(iban(country), wrong) for wrong in changed(text))


@pytest.mark.parametrize("country", example_of)
def test_exactly_the_right_check_digits_of_an_iban_are_accepted(country):
    rule = iban(country)
    chance = random.Random(country)
    for _ in range(10):
        account = "".join(chance.choices("0123456789", k=rule.lengths[0] - 2))
        whole = [f"{check:02}{account}" for check in range(100)]
        assert [holds(rule, one) for one in whole] == [valid_iban(country, one) for one in whole]
        assert sum(holds(rule, one) for one in whole) == 1


def test_the_countries_are_those_whose_ibans_have_no_more_letters():
    numbers = numdb.get("iban")
    codes = (f"{one}{other}" for one, other in product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=2))
    structure_of = {code: numbers.info(code)[0][1].get("bban", "a") for code in codes}
    digits_only = {code for code, told in structure_of.items() if not {*told} & {*"ac"}}
    assert {code.lower() for code in digits_only} == {*example_of}
