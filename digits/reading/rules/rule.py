"""What a number can be held to: a rule, as an automaton that a decoder walks digit by digit."""

from collections.abc import Sequence
from typing import Any, Protocol

MOST_DIGITS = 32
"""Of a number that is read."""

State = Any
"""All that a rule remembers of the digits so far: something hashable and small, of its own kind.

At each place of a number of one length there are at most 300 different ones, so that a decoder can
keep the best way into each.
"""


class RuleError(ValueError):
    """A rule that there is not, or that no number satisfies; tells what was expected and came."""


class Rule(Protocol):
    """Which sequences of digits are a number: those that lead from `start` to where it `accepts`.

    Immutable.
    """

    @property
    def name(self) -> str:
        """As `parse_rule` takes it."""

    @property
    def lengths(self) -> Sequence[int]:
        """How many digits a number may have: ascending, at least one, all in 1 to 32."""

    def start(self, length: int) -> State:
        """Before the first digit of a number of so many, one of `lengths`."""

    def step(self, state: State, digit: int) -> State | None:
        """After one more digit, 0 to 9; None where no number goes on so."""

    def accepts(self, state: State) -> bool:
        """Whether a number may end so, after as many digits as `start` was told."""


def holds(rule: Rule, text: str) -> bool:
    """Whether a number, as the text of its digits, satisfies a rule; of other text none does."""
    if len(text) not in rule.lengths or not (text.isascii() and text.isdigit()):
        return False
    state = rule.start(len(text))
    for digit in text:
        state = rule.step(state, int(digit))
        if state is None:
            return False
    return rule.accepts(state)
