"""Everything that was measured, as tables for the terminal."""

from collections.abc import Iterator, Mapping

from digits.report import ConditionMetrics, Metrics, OutlierMetrics, PenMetrics, ReadingMetrics
from digits.report_ids import Corruption
from trainer.examining.calibration import BINS
from trainer.examining.gates import GATES, Gate


def as_text(metrics: Metrics, gates: tuple[Gate, ...] = GATES) -> str:
    """All metrics of an examination, in tables, and which gates are passed."""
    lines = [*_mnist_lines(metrics.mnist)]
    if metrics.scans:
        lines += _scan_lines(metrics.scans)
    if metrics.pen:
        lines += _pen_lines(metrics.pen)
    lines += [*_corruption_lines(metrics.corruptions), *_gate_lines(metrics, gates)]
    return "\n".join(lines)


def _mnist_lines(mnist: ReadingMetrics) -> Iterator[str]:
    yield (
        f"MNIST's {mnist.count:,} test images: accuracy {mnist.accuracy:.2%}, "
        f"loss {mnist.loss:.4f}, turned down {mnist.turned_down:.2%}"
    )
    yield from ("", "digit   count   precision   recall")
    for one in mnist.digits:
        yield f"{one.digit:>5} {one.count:>7,} {one.precision:>11.2%} {one.recall:>8.2%}"


def _scan_lines(scans: ReadingMetrics) -> Iterator[str]:
    yield (
        f"{scans.count:,} scans of test writers: accuracy {scans.accuracy:.2%}, "
        f"turned down {scans.turned_down:.2%}"
    )


def _pen_lines(pen: PenMetrics) -> Iterator[str]:
    yield from ("", f"{'pen strokes, read right':<24}{'count':>7}" + _conditions_of(pen))
    for test_set, metrics in pen.test_sets.items():
        yield _condition_line(test_set, metrics)
    for site, metrics in pen.sites.items():
        yield _condition_line(f"unipen, {site}", metrics)
    head = f"{'outliers':<24}{'count':>7}{'AUROC':>9}{'accepted':>10}"
    yield from ("", f"{head}{'with 5 % of digits turned down':>33}")
    for kind, outliers in pen.outliers.items():
        yield _outlier_line(kind, outliers)
    yield _outlier_line("letters and symbols", pen.letters_and_symbols)
    yield from (
        "",
        f"calibration error on pen strokes, {BINS} bins: "
        f"{pen.uncalibrated_error:.2%} before, {pen.snapshot.calibration_error:.2%} after",
    )


def _conditions_of(pen: PenMetrics) -> str:
    conditions = next(iter(pen.test_sets.values())).accuracy
    return "".join(f"{condition:>11}" for condition in conditions)


def _condition_line(name: str, metrics: ConditionMetrics) -> str:
    shares = "".join(f"{share:>11.2%}" for share in metrics.accuracy.values())
    return f"{name:<24}{metrics.count:>7,}{shares}"


def _outlier_line(name: str, outliers: OutlierMetrics) -> str:
    return (
        f"{name:<24}{outliers.count:>7,}{outliers.auroc:>9.4f}{outliers.accepted:>10.2%}"
        f"{outliers.accepted_at_5_percent:>33.2%}"
    )


def _corruption_lines(accuracy: Mapping[Corruption, float]) -> Iterator[str]:
    shown = [f"{corruption} {share:.1%}" for corruption, share in accuracy.items()]
    yield from ("", "MNIST's test images, corrupted:")
    for start in range(0, len(shown), 5):
        yield ", ".join(shown[start : start + 5])


def _gate_lines(metrics: Metrics, gates: tuple[Gate, ...]) -> Iterator[str]:
    yield from ("", f"{'gate':<30}{'metric':>9}{'gate':>9}{'bar':>9}")
    for gate in gates:
        value = gate.value_in(metrics)
        if value is not None:
            yield _gate_line(gate, value)


def _gate_line(gate: Gate, value: float) -> str:
    verdict = "met" if gate.holds(value, gate.bar) else "short of the bar"
    if not gate.holds(value, gate.gate):
        verdict = "FAILED"
    return f"{gate.metric:<30}{value:>9.2%}{gate.gate:>9.2%}{gate.bar:>9.2%}  {verdict}"
