import re
import time
from contextlib import suppress

import pytest

from digits.reading.rules.names import MOST_CHARACTERS, parse_lengths, parse_rule, rule_of
from digits.reading.rules.rule import RuleError, holds

NO_RULE = "expected a rule such as postcode-de, luhn or range=0-120, got "


@pytest.mark.parametrize(
    "name", [*rule_of, "mask=12###", "prefix=49", "range=0-120", "not-below=01234"]
)
def test_a_rule_has_the_name_that_it_was_asked_for_by(name):
    rule = parse_rule(name)
    assert rule.name == name
    assert [*rule.lengths] == sorted({*rule.lengths})
    assert {*rule.lengths} <= {*range(1, 33)}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", f"{NO_RULE}''"),
        ("Luhn", f"{NO_RULE}'Luhn'"),
        ("luhn=", f"{NO_RULE}'luhn='"),
        ("mask", f"{NO_RULE}'mask'"),
        ("postcode-gb", f"{NO_RULE}'postcode-gb'"),
        ("iban-nl", f"{NO_RULE}'iban-nl'"),
        ("mask=", "expected a mask of 1 to 32 places, each #, a digit or a class"),
        ("prefix=", "expected a prefix of 1 to 32 digits, got ''"),
        ("prefix=4a", "expected a prefix of 1 to 32 digits, got '4a'"),
        ("prefix=" + "1" * 33, "expected a prefix of 1 to 32 digits, got '1"),
        ("range=5", "expected a range like 0-120"),
        ("not-below=", "expected a reading of 1 to 32 digits, got ''"),
        ("9" * 5000, "expected a rule's name of at most 200 characters, got 5,000"),
    ],
)
def test_what_is_no_rule_is_refused(name, told):
    with pytest.raises(RuleError, match=f"^{re.escape(told)}"):
        parse_rule(name)


@pytest.mark.parametrize(
    ("text", "lengths"),
    [("5", [5]), ("3-8", [*range(3, 9)]), ("4-4", [4]), ("1-32", [*range(1, 33)])],
)
def test_lengths_are_one_number_or_two(text, lengths):
    rule = parse_lengths(text)
    assert [*rule.lengths] == lengths
    assert all(holds(rule, "7" * length) for length in lengths)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "like 5 or 3-8, got ''"),
        ("five", "got 'five'"),
        ("-3", "got '-3'"),
        ("3-", "got '3-'"),
        ("٥", "got '٥'"),
        ("5\n", r"got '5\\n'"),
        ("0", "within 1 to 32, got 0 to 0"),
        ("8-3", "within 1 to 32, got 8 to 3"),
        ("3-33", "within 1 to 32, got 3 to 33"),
        ("1" * 1000, "got '1{40}'$"),
    ],
)
def test_what_are_no_lengths_is_refused(text, told):
    with pytest.raises(RuleError, match=told):
        parse_lengths(text)


@pytest.mark.parametrize(
    "text",
    ["[" * 193, "[" + "1-" * 96, "[" + "1" * 193, "#" * 195, "[0-9]" * 32, "1" * 32, "1" * 16],
)
@pytest.mark.parametrize("kind", ["mask", "prefix", "range", "not-below"])
def test_no_name_takes_long_whatever_it_is(kind, text):
    started = time.perf_counter()
    with suppress(RuleError):
        parse_rule(f"{kind}={text}"[:MOST_CHARACTERS])
    assert time.perf_counter() - started < 0.5
