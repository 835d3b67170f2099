"""The names by which a rule is asked for."""

import re
from collections.abc import Callable, Mapping

from digits.reading.rules.check_digits import Damm, Luhn, Verhoeff
from digits.reading.rules.iban import example_of, iban
from digits.reading.rules.masks import fitting, of_lengths, starting_with
from digits.reading.rules.postcodes import postcode, postcodes_of
from digits.reading.rules.product import both
from digits.reading.rules.ranges import in_range, not_below
from digits.reading.rules.rule import Rule, RuleError
from digits.reading.rules.weighted_sums import ean_8, ean_13, isbn_10, isbn_13

MOST_CHARACTERS = 200
"""Of a name: enough for a mask of classes."""

lengths = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)


def _mask(name: str, text: str) -> Rule:
    return fitting(name, [text])


ALL: tuple[Rule, ...] = (
    Luhn(),
    Verhoeff(),
    Damm(),
    ean_8(),
    ean_13(),
    isbn_10(),
    isbn_13(),
    *map(iban, example_of),
    *map(postcode, postcodes_of),
)

rule_of: Mapping[str, Rule] = {rule.name: rule for rule in ALL}

rule_with: Mapping[str, Callable[[str, str], Rule]] = {
    "mask": _mask,
    "prefix": starting_with,
    "range": in_range,
    "not-below": not_below,
}
"""What comes before the = of a name, and makes a rule of the name and of what comes after it."""


def parse_rule(name: str) -> Rule:
    """The rule of a name such as `postcode-de`, `luhn` or `range=0-120`; raises `RuleError`.

    The name may come from anybody.
    """
    if len(name) > MOST_CHARACTERS:
        raise RuleError(
            f"expected a rule's name of at most {MOST_CHARACTERS} characters, got {len(name):,}"
        )
    kind, given, text = name.partition("=")
    if given and kind in rule_with:
        return rule_with[kind](name, text)
    if name not in rule_of:
        raise RuleError(f"expected a rule such as postcode-de, luhn or range=0-120, got {name!r}")
    return rule_of[name]


def parse_rule_and_lengths(name: str | None, text: str | None) -> Rule | None:
    """What `parse_rule` and `parse_lengths` make of those that are given; raises `RuleError`."""
    rule = None if name is None else parse_rule(name)
    length = None if text is None else parse_lengths(text)
    return both(rule, length) if rule and length else rule or length


def parse_lengths(text: str) -> Rule:
    """Any number of so many digits, as text: 5, or 3-8 for 3 to 8; raises `RuleError`."""
    found = lengths.fullmatch(text)
    if not found:
        raise RuleError(f"expected a number of digits like 5 or 3-8, got {text[:40]!r}")
    return of_lengths(int(found[1]), int(found[2] or found[1]))
