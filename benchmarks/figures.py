"""A figure: one measured quantity, with a summary for each round."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

Key = tuple[str, str]
"""What is measured, and whose it is."""

Summary = dict[str, float]
"""One round: "p50", and where there was more than one sample "p95", "p99" and "samples"."""


@dataclass(frozen=True)
class Figure:
    """One quantity of one contender, measured once a round.

    `unit` is "ms", "s", "MB", "/s" or ""; `command` is what measured it, where that is more than
    the section's own.
    """

    what: str
    who: str
    unit: str
    rounds: list[Summary]
    command: str = ""

    @property
    def more_is_better(self) -> bool:
        """Rates are; times and sizes are not."""
        return self.unit.endswith("/s")

    def median(self, statistic: str = "p50") -> float:
        """The median over the rounds; NaN where no round has the statistic."""
        values = self._values(statistic)
        return float(np.median(values)) if values else float("nan")

    def best(self, statistic: str = "p50") -> float:
        """The best round's."""
        values = self._values(statistic)
        if not values:
            return float("nan")
        return max(values) if self.more_is_better else min(values)

    def spread(self, statistic: str = "p50") -> tuple[float, float]:
        """The smallest and the largest round's."""
        values = self._values(statistic) or [float("nan")]
        return min(values), max(values)

    def _values(self, statistic: str) -> list[float]:
        return [summary[statistic] for summary in self.rounds if statistic in summary]


def summary_of(samples: Iterable[float]) -> Summary:
    """Median, tail and number of one round's samples; empty where there are none."""
    values = np.fromiter(samples, float)
    if not len(values):
        return {}
    p50, p95, p99 = (float(value) for value in np.percentile(values, [50, 95, 99]))
    return {"p50": p50, "p95": p95, "p99": p99, "samples": len(values)}


def single(value: float) -> Summary:
    """A round that has one sample."""
    return {"p50": float(value)}


class Rounds:
    """Collects figures round by round, in the order in which they first came."""

    def __init__(self) -> None:
        self._figures: dict[Key, Figure] = {}

    def add(self, what: str, who: str, unit: str, summary: Summary, command: str = "") -> None:
        """Add one round's summary."""
        new = Figure(what, who, unit, [], command)
        self._figures.setdefault((what, who), new).rounds.append(summary)

    @property
    def figures(self) -> list[Figure]:
        """All figures so far."""
        return list(self._figures.values())


def by_key(figures: Iterable[Figure]) -> dict[Key, Figure]:
    """Figures by what they measure and whose they are."""
    return {(figure.what, figure.who): figure for figure in figures}
