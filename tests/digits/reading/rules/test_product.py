import pytest
from hypothesis import given
from hypothesis import strategies as st

from digits.reading.rules.masks import of_lengths
from digits.reading.rules.names import parse_rule
from digits.reading.rules.product import both
from digits.reading.rules.rule import RuleError, holds


@given(st.text("0123456789", max_size=6))
def test_both_hold_where_each_of_two_rules_does(text):
    luhn, prefix = parse_rule("luhn"), parse_rule("prefix=4")
    assert holds(both(luhn, prefix), text) is (holds(luhn, text) and holds(prefix, text))


def test_both_have_the_lengths_of_both_and_their_names():
    rule = both(parse_rule("range=0-120"), of_lengths(2, 5))
    assert (rule.name, [*rule.lengths]) == ("range=0-120 and length=2-5", [2, 3])


def test_a_name_of_its_own_is_kept():
    assert both(of_lengths(2, 5), of_lengths(3, 6), "some").name == "some"


def test_two_rules_without_a_common_length_are_refused():
    told = "that postcode-de and length=6-8 have in common, got 5 and 6 to 8 digits$"
    with pytest.raises(RuleError, match=told):
        both(parse_rule("postcode-de"), of_lengths(6, 8))
