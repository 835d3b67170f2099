"""What was measured of numbers, as tables for the terminal."""

from collections.abc import Iterable, Iterator, Mapping

from trainer.examining.calibration import BINS, expected_calibration_error
from trainer.examining.number_pictures import coverage
from trainer.examining.numbers import (
    SURE,
    NumberExamination,
    NumberMetrics,
    Told,
    metrics_of,
)

COVERED = (0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Shares of the lines, of which the surest are looked at."""


def as_text(examined: NumberExamination) -> str:
    """A row for each kind of line, by its name, and for each bin of confidence."""
    return "\n".join([*_of_kinds(examined.metrics), "", *_of_confidence(examined)])


def pictures_as_text(told: Mapping[str, list[Told]]) -> str:
    """A row for each kind of picture, and how many are wrong of each share of the surest."""
    rows = [*_of_kinds({kind: metrics_of(some) for kind, some in told.items() if some})]
    for kind, some in told.items():
        if any(one.is_right for one in some):
            rows += ["", *_of_coverage(kind, some)]
    return "\n".join(rows)


def _of_coverage(kind: str, told: list[Told]) -> Iterator[str]:
    yield f"{'the surest of ' + kind:<32}{'sure from':>10}{'wrong':>9}"
    for share, least, wrong in coverage(told, COVERED):
        yield f"{share:<32.0%}{least:>10.1%}{wrong:>9.1%}"


def _of_kinds(metrics: Mapping[str, NumberMetrics]) -> Iterator[str]:
    sure = f"and {SURE:.0%} sure"
    yield f"{'numbers':<24}{'lines':>7}{'right':>9}{'wrong':>9}{sure:>14}{'turned down':>13}"
    for name, one in metrics.items():
        yield (
            f"{name:<24}{one.count:>7,}{one.right:>9.1%}{one.wrong:>9.1%}"
            f"{one.unmarked:>14.1%}{one.turned_down:>13.1%}"
        )


def _of_confidence(examined: NumberExamination) -> Iterator[str]:
    yield f"{'said to be right':<24}{'lines':>7}{'right':>9}"
    for one in examined.reliability:
        yield f"{one.confidence:<24.1%}{one.count:>7,}{one.accuracy:>9.1%}"
    before, after = map(expected_calibration_error, (examined.raw, examined.reliability))
    yield (
        f"calibration error of numbers without a rule, {BINS} bins: "
        f"{after:.2%}, and {before:.2%} without slips"
    )


def fitted_as_text(weights: Mapping[str, float], usual: Iterable[float], slip: float) -> str:
    """What was fitted to writers: a row for each, by its name."""
    digits = {f"usual score of a {digit}": score for digit, score in enumerate(usual)}
    rows = [f"{name:<22}{value:6.2f}" for name, value in {**weights, **digits}.items()]
    return "\n".join([*rows, f"{'slip':<22}{slip:8.4f}"])
