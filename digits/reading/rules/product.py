"""Two rules at once."""

from dataclasses import dataclass

from digits.reading.rules.rule import Rule, RuleError, State

States = tuple[State, State]


@dataclass(frozen=True)
class Both:
    """What satisfies two rules: the product of their automata."""

    name: str
    first: Rule
    second: Rule
    lengths: tuple[int, ...]

    def start(self, length: int) -> States:
        """Where both start."""
        return self.first.start(length), self.second.start(length)

    def step(self, state: States, digit: int) -> States | None:
        """Where both go on."""
        first = self.first.step(state[0], digit)
        if first is None:
            return None
        second = self.second.step(state[1], digit)
        return None if second is None else (first, second)

    def accepts(self, state: States) -> bool:
        """Where both accept."""
        return self.first.accepts(state[0]) and self.second.accepts(state[1])


def both(first: Rule, second: Rule, name: str = "") -> Both:
    """Hold a number to two rules; without a name, it is called by theirs.

    Raises `RuleError` where they have no length in common.
    """
    lengths = tuple(length for length in first.lengths if length in second.lengths)
    if not lengths:
        raise RuleError(
            f"expected lengths that {first.name} and {second.name} have in common, got "
            f"{_told(first)} and {_told(second)} digits"
        )
    return Both(name or f"{first.name} and {second.name}", first, second, lengths)


def _told(rule: Rule) -> str:
    least, most = rule.lengths[0], rule.lengths[-1]
    return str(least) if least == most else f"{least} to {most}"
