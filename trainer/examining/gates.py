"""What the shipped network must not fall under, beside what the best of its kind would reach."""

from dataclasses import dataclass
from typing import Any

SITE = "UNIPEN, site never trained on (ced)"


@dataclass(frozen=True)
class Gate:
    """One figure: where it stands, what fails a run, and what we aim for.

    With `at_most` smaller is better, and the gate is an upper limit.
    """

    name: str
    path: tuple[str, ...]
    gate: float
    bar: float
    at_most: bool = False

    def figure(self, figures: dict[str, Any]) -> float | None:
        """The figure among those of an examination; None where it was not part of it."""
        found: Any = figures
        for key in self.path:
            found = found.get(key, {})
        return None if found == {} else float(found)

    def holds(self, figure: float, limit: float) -> bool:
        """Whether a figure is on the right side of a limit."""
        return figure <= limit if self.at_most else figure >= limit


GATES = (
    Gate("MNIST test", ("mnist_test", "accuracy"), 0.997, 0.9975),
    Gate(
        "UNIPEN, test writers, snapshot", ("pen", "UNIPEN, test writers", "snapshot"), 0.992, 0.993
    ),
    Gate("UNIPEN, test writers, canvas", ("pen", "UNIPEN, test writers", "canvas"), 0.988, 0.988),
    Gate("site never trained on, snapshot", ("pen", SITE, "snapshot"), 0.985, 0.988),
    Gate("site never trained on, canvas", ("pen", SITE, "canvas"), 0.983, 0.983),
    Gate("pendigits, snapshot", ("pen", "pendigits, test writers", "snapshot"), 0.99, 0.994),
    Gate("pendigits, canvas", ("pen", "pendigits, test writers", "canvas"), 0.988, 0.989),
    Gate("letters and symbols, AUROC", ("negatives", "letters and symbols", "auroc"), 0.98, 0.99),
    Gate(
        "letters and symbols accepted",
        ("negatives", "letters and symbols", "accepted"),
        0.25,
        0.03,
        at_most=True,
    ),
    Gate("calibration error", ("calibration", "after"), 0.01, 0.005, at_most=True),
)


def gates_for(data: str) -> tuple[Gate, ...]:
    """Those that hold for a network by what it learned from, "mixture" or "mnist" alone."""
    return GATES if data == "mixture" else tuple(g for g in GATES if g.path[0] == "mnist_test")


def missed(figures: dict[str, Any], gates: tuple[Gate, ...] = GATES) -> list[str]:
    """One line for each figure on the wrong side of its gate."""
    lines = []
    for gate in gates:
        figure = gate.figure(figures)
        if figure is not None and not gate.holds(figure, gate.gate):
            word = "at most" if gate.at_most else "at least"
            lines.append(f"{gate.name}: expected {word} {gate.gate:.2%}, got {figure:.2%}")
    return lines
