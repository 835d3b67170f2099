"""What the figures have to reach, judged by the best of the interleaved rounds."""

from dataclasses import dataclass

from benchmarks.contenders.contenders import (
    DIGITPAD,
    EMPTY_ROUTE,
    GRADIO,
    KERAS_PREDICT,
    NUMBERS,
    TEXTBOOK,
    TWO_WORKERS,
    WITH_METRICS,
)
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

LATENCY, WITHOUT_NETWORK = "latency, 1 connection", "latency without the network, 1 connection"

THROUGHPUT = "throughput, 16 connections"

IN_A_BATCH = "a picture in a batch of 64"

START = "start to ready"

LONGEST_TASK = "longest main-thread task"

ONE_DIGIT, EIGHT_DIGITS = "one digit, in process", "eight digits, in process"

A_DIGIT_A_STROKE = "pen to bars, 60 strokes a minute, a digit a stroke"

DEEP, SHALLOW = "pen to bars over 500 strokes", "pen to bars over 5 strokes"

TARGETS = (
    Target(STROKES, DIGITPAD.name, 0.2, against=(STROKES, TEXTBOOK.name)),
    Target(STROKES, DIGITPAD.name, 0.3, "p95", against=(STROKES, TEXTBOOK.name)),
    Target(LONG_STROKE, DIGITPAD.name, 0.2, against=(LONG_STROKE, TEXTBOOK.name)),
    Target(LONG_STROKE, DIGITPAD.name, 0.4, "p95", against=(LONG_STROKE, TEXTBOOK.name)),
    Target(WITHOUT_NETWORK, DIGITPAD.name, 3, against=(LATENCY, EMPTY_ROUTE.name)),
    Target(LATENCY, DIGITPAD.name, 0.05, against=(LATENCY, TEXTBOOK.name)),
    Target(LATENCY, DIGITPAD.name, 0.05, "p99", against=(LATENCY, TEXTBOOK.name)),
    Target(IN_A_BATCH, DIGITPAD.name, 0.5, against=(LATENCY, DIGITPAD.name)),
    Target(THROUGHPUT, WITH_METRICS.name, 0.97, against=(THROUGHPUT, DIGITPAD.name), at_least=True),
    Target(THROUGHPUT, TWO_WORKERS.name, 60, against=(THROUGHPUT, TEXTBOOK.name), at_least=True),
    Target(THROUGHPUT, TWO_WORKERS.name, 40, against=(THROUGHPUT, GRADIO.name), at_least=True),
    Target(
        "decode, normalize and classify, 280 px canvas",
        DIGITPAD.name,
        0.05,
        against=("classify", KERAS_PREDICT),
    ),
    Target(
        "batch of 1,024 drawings",
        DIGITPAD.name,
        0.5,
        against=("batch of 1,024 digit images", KERAS_PREDICT),
        at_least=True,
    ),
    Target(START, DIGITPAD.name, 1 / 6, against=(START, TEXTBOOK.name)),
    Target("memory of one worker after 10,000 predictions", DIGITPAD.name, 90),
    Target("memory growth over the last 9,000 predictions", DIGITPAD.name, 1),
    Target("installed size", DIGITPAD.name, 200),
    Target(LONGEST_TASK, DIGITPAD.name, 3, against=(LONGEST_TASK, TEXTBOOK.name)),
    Target(DEEP, DIGITPAD.name, 1.1, against=(SHALLOW, DIGITPAD.name)),
    Target(EIGHT_DIGITS, DIGITPAD.name, 6, against=(ONE_DIGIT, DIGITPAD.name)),
    Target(A_DIGIT_A_STROKE, NUMBERS.name, 1.25, against=(A_DIGIT_A_STROKE, DIGITPAD.name)),
    Target(A_DIGIT_A_STROKE, NUMBERS.name, 1.15, "p95", against=(A_DIGIT_A_STROKE, DIGITPAD.name)),
)
"""Times and rates are judged against others of the same run, so that a bar is as high on a slow
processor as on a fast one; sizes, which are the same on both, as they are.
"""
