import re

import pytest

from digits.reading.rules.names import parse_rule
from digits.reading.rules.rule import holds

URL = "/api/v1/rules"

FIELDS = ["name", "title", "lengths", "example", "written", "source"]


@pytest.fixture
def rules(client):
    return client.get(URL).json["rules"]


def test_every_rule_can_be_asked_for_by_its_name_and_its_example_holds(rules):
    assert {"luhn", "iban-de", "postcode-us", "mask=12###"} <= {told["name"] for told in rules}
    for told in rules:
        rule = parse_rule(told["name"])
        assert holds(rule, told["example"])
        assert told["lengths"] == [*rule.lengths]


def test_a_postcode_is_told_with_how_it_is_written_and_where_that_is_from(rules):
    (told,) = (one for one in rules if one["name"] == "postcode-br")
    assert {**told, "source": ""} == {
        "name": "postcode-br",
        "title": "Postcode of Brazil",
        "lengths": [8],
        "example": "01310100",
        "written": "#####-###",
        "source": "",
    }
    assert told["source"].startswith("https://www.upu.int/")


def test_every_source_is_an_address_or_nothing(rules):
    assert all(re.fullmatch(r"(https://[\w./-]+)?", told["source"]) for told in rules)


def test_every_rule_has_every_field(rules):
    assert all(sorted(told) == sorted(FIELDS) for told in rules)
