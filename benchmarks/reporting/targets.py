"""What the figures have to reach, judged by the best of the interleaved rounds."""

from dataclasses import dataclass

from benchmarks.contenders.contenders import DIGITPAD, GRADIO, TEXTBOOK, TWO_WORKERS
from benchmarks.figures import Figure, Key


@dataclass(frozen=True)
class Target:
    """A limit on one statistic of a figure, or on how many times it is that of `against`."""

    what: str
    who: str
    limit: float
    statistic: str = "p50"
    against: Key | None = None
    at_least: bool = False

    def value(self, figures: dict[Key, Figure]) -> float | None:
        """The best round's, or the ratio of two; None where either was not measured, or is 0."""
        best = self._best(figures, (self.what, self.who))
        if best is None or self.against is None:
            return best
        divisor = self._best(figures, self.against)
        return best / divisor if divisor else None

    def _best(self, figures: dict[Key, Figure], key: Key) -> float | None:
        return figures[key].best(self.statistic) if key in figures else None

    def is_met(self, value: float) -> bool:
        """Does a value reach the limit?"""
        return value >= self.limit if self.at_least else value <= self.limit


STROKES, LONG_STROKE = "pen to bars, 60 strokes a minute", "pen to bars, a stroke of 20 s"

THROUGHPUT = "throughput, 16 connections"

DEEP, SHALLOW = "pen to bars over 500 strokes", "pen to bars over 5 strokes"

TARGETS = (
    Target(STROKES, DIGITPAD.name, 16.7),
    Target(STROKES, DIGITPAD.name, 33, "p95"),
    Target(LONG_STROKE, DIGITPAD.name, 16.7),
    Target(LONG_STROKE, DIGITPAD.name, 33, "p95"),
    Target("latency, 1 connection", DIGITPAD.name, 2),
    Target("latency, 1 connection", DIGITPAD.name, 5, "p99"),
    Target(THROUGHPUT, TWO_WORKERS.name, 1000, at_least=True),
    Target(THROUGHPUT, TWO_WORKERS.name, 20, against=(THROUGHPUT, TEXTBOOK.name), at_least=True),
    Target(THROUGHPUT, TWO_WORKERS.name, 20, against=(THROUGHPUT, GRADIO.name), at_least=True),
    Target("decode, normalize and classify, 280 px canvas", DIGITPAD.name, 0.8),
    Target("batch of 1,024 drawings", DIGITPAD.name, 5000, at_least=True),
    Target("start to ready", DIGITPAD.name, 0.8),
    Target("start to ready", DIGITPAD.name, 1 / 6, against=("start to ready", TEXTBOOK.name)),
    Target("memory of one worker after 10,000 predictions", DIGITPAD.name, 90),
    Target("memory growth over the last 9,000 predictions", DIGITPAD.name, 1),
    Target("installed size", DIGITPAD.name, 200),
    Target("longest main-thread task", DIGITPAD.name, 16),
    Target(DEEP, DIGITPAD.name, 1.1, against=(SHALLOW, DIGITPAD.name)),
)
