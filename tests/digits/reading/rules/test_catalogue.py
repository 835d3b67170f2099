import pytest

from digits.reading.rules.catalogue import catalogue
from digits.reading.rules.countries import name_of_country
from digits.reading.rules.names import parse_rule, rule_of, rule_with
from digits.reading.rules.product import both
from digits.reading.rules.rule import holds

LISTED = {listed.name: listed for listed in catalogue()}

MOST_STATES = 300


def states_by_place(rule, length):
    """All states that can be reached, before the first digit and after each."""
    reached = [{rule.start(length)}]
    for _ in range(length):
        after = {rule.step(state, digit) for state in reached[-1] for digit in range(10)}
        reached.append(after - {None})
    return reached


@pytest.mark.parametrize("name", LISTED)
def test_the_example_of_a_rule_holds(name):
    listed = LISTED[name]
    assert holds(parse_rule(name), listed.example)
    assert [*listed.lengths] == [*parse_rule(name).lengths]


def test_every_rule_is_listed_once():
    names = [listed.name for listed in catalogue()]
    made_to_measure = [name.partition("=")[0] for name in names if "=" in name]
    assert sorted(made_to_measure) == sorted(rule_with)
    assert sorted(name for name in names if "=" not in name) == sorted(rule_of)


def test_no_two_rules_have_one_title():
    assert len({listed.title for listed in catalogue()}) == len(LISTED)


def test_every_country_that_has_a_name_has_a_rule():
    assert {name.rpartition("-")[2] for name in LISTED} >= {*name_of_country}


@pytest.mark.parametrize("name", LISTED)
def test_few_states_can_be_reached_at_each_place_and_some_accept(name):
    rule = parse_rule(name)
    for length in rule.lengths:
        reached = states_by_place(rule, length)
        assert all(1 <= len(states) <= MOST_STATES for states in reached)
        assert any(map(rule.accepts, reached[-1]))


def test_two_rules_at_once_stay_small():
    rule = both(both(parse_rule("luhn"), parse_rule("prefix=4111")), parse_rule("mask=" + "#" * 16))
    assert max(map(len, states_by_place(rule, 16))) <= MOST_STATES
