"""What the shipped network has to reach, and what we aim for."""

from collections.abc import Callable
from dataclasses import dataclass

from digits.report import Metrics, PenMetrics
from digits.report_ids import Condition, Metric, OutlierKind, TestSet


@dataclass(frozen=True)
class Gate:
    """A metric, how to find it among all, the gate that fails a run, and the bar we aim for.

    `value_in` gives None where the metric was not part of the examination. With `at_most` smaller
    is better, and the gate is an upper limit.
    """

    metric: Metric
    value_in: Callable[[Metrics], float | None]
    gate: float
    bar: float
    at_most: bool = False

    def holds(self, value: float, limit: float) -> bool:
        """Whether a value is on the right side of a limit."""
        return value <= limit if self.at_most else value >= limit


def _mnist_accuracy(metrics: Metrics) -> float:
    return metrics.mnist.accuracy


def _scan_accuracy(metrics: Metrics) -> float | None:
    return metrics.scans.accuracy if metrics.scans else None


def _of_pen(value_in: Callable[[PenMetrics], float]) -> Callable[[Metrics], float | None]:
    return lambda metrics: value_in(metrics.pen) if metrics.pen else None


def _accepted(kind: OutlierKind) -> Callable[[Metrics], float | None]:
    def accepted(metrics: Metrics) -> float | None:
        outliers = metrics.pen.outliers.get(kind) if metrics.pen else None
        return outliers.accepted if outliers else None

    return accepted


def _drawn(test_set: TestSet, condition: Condition) -> Callable[[Metrics], float | None]:
    return _of_pen(lambda pen: pen.test_sets[test_set].accuracy[condition])


GATES = (
    Gate("mnist-accuracy", _mnist_accuracy, 0.996, 0.998),
    Gate("unipen-snapshot", _drawn("unipen", "snapshot"), 0.989, 0.994),
    Gate("unipen-canvas", _drawn("unipen", "canvas"), 0.988, 0.991),
    Gate("unipen-cross-site-snapshot", _drawn("unipen-cross-site", "snapshot"), 0.987, 0.991),
    Gate("unipen-cross-site-canvas", _drawn("unipen-cross-site", "canvas"), 0.985, 0.991),
    Gate("pendigits-snapshot", _drawn("pendigits", "snapshot"), 0.992, 0.994),
    Gate("pendigits-canvas", _drawn("pendigits", "canvas"), 0.99, 0.992),
    Gate("scans", _scan_accuracy, 0.99, 0.993),
    Gate(
        "digits-turned-down",
        _of_pen(lambda pen: pen.snapshot.turned_down),
        0.012,
        0.008,
        at_most=True,
    ),
    Gate(
        "letters-and-symbols-auroc",
        _of_pen(lambda pen: pen.letters_and_symbols.auroc),
        0.992,
        0.998,
    ),
    Gate(
        "letters-and-symbols-accepted",
        _of_pen(lambda pen: pen.letters_and_symbols.accepted),
        0.09,
        0.015,
        at_most=True,
    ),
    Gate("signs-accepted", _accepted("signs"), 0.06, 0.04, at_most=True),
    Gate("doodles-accepted", _accepted("doodles"), 0.1, 0.03, at_most=True),
    Gate(
        "calibration-error",
        _of_pen(lambda pen: pen.snapshot.calibration_error),
        0.008,
        0.005,
        at_most=True,
    ),
)


def gates_for(data: str) -> tuple[Gate, ...]:
    """Those that hold for a network by what it learned from, "mixture" or "mnist" alone."""
    if data == "mixture":
        return GATES
    return tuple(gate for gate in GATES if gate.metric == "mnist-accuracy")


def missed(metrics: Metrics, gates: tuple[Gate, ...] = GATES) -> list[str]:
    """One line for each metric on the wrong side of its gate."""
    lines = []
    for gate in gates:
        value = gate.value_in(metrics)
        if value is not None and not gate.holds(value, gate.gate):
            word = "at most" if gate.at_most else "at least"
            lines.append(f"{gate.metric}: expected {word} {gate.gate:.2%}, got {value:.2%}")
    return lines
