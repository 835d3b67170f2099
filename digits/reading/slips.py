"""Slips: digits that are another than was meant, however surely they are read."""

from collections.abc import Iterator

from digits.reading.rules.rule import Rule, holds

SLIP = 0.0013
"""How often a digit is one, fitted to validation writers as `scores.py` is to training writers.

A temperature does not make it good: it would have the network doubt what it reads well.
"""


def without_slips(text: str, rule: Rule | None) -> float:
    """The probability that no digit of a number is a slip, by how few slips a rule lets pass."""
    none = (1 - SLIP) ** len(text)
    if rule is None:
        return none
    return none / (none + (1 - none) * _passing(text, rule))


def _passing(text: str, rule: Rule) -> float:
    """The share of numbers with one digit changed that satisfy the rule as well."""
    passing = [holds(rule, other) for other in _with_one_changed(text)]
    return sum(passing) / len(passing)


def _with_one_changed(text: str) -> Iterator[str]:
    for place, digit in enumerate(text):
        for other in "0123456789":
            if other != digit:
                yield text[:place] + other + text[place + 1 :]
