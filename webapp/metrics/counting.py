"""What is counted, where the settings ask for that: answers of the server, and predictions."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from flask import Flask, current_app

from digits.reading.number import Rejection
from digits.recognizer import Prediction
from webapp.metrics.answer import Answer

if TYPE_CHECKING:
    from webapp.metrics.tally import Tally

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable in which Prometheus' client looks for the folder that processes count in."""

TALLY = "tally"


def register(app: Flask, port: int) -> None:
    """Count what is answered, for who asks at that port; 0 for nobody."""
    if port == 0:
        return
    os.environ[FOLDER] = mkdtemp(prefix="digitpad-metrics-")
    from webapp.metrics.tally import Tally  # only now: it counts in the folder that it finds then

    app.extensions[TALLY] = Tally(app.url_map)


def count(prediction: Prediction, decode_ms: float | None = None) -> None:
    """Count a prediction of this request's app, and how long its picture took to decode."""
    tally = _tally_of(current_app)
    if tally is not None:
        tally.predictions.append((prediction, decode_ms))


def count_reading(rejected: Rejection | None) -> None:
    """Count a number of this request's app, or why there is none."""
    tally = _tally_of(current_app)
    if tally is not None:
        tally.readings.append(rejected or "read")


def count_answer(app: Flask, answer: Answer) -> None:
    """Count an answer of the server's."""
    tally = _tally_of(app)
    if tally is not None:
        tally.answers.append(answer)


def settle(app: Flask, in_progress: int) -> None:
    """Let Prometheus see what was counted until now, and how many requests are being served."""
    tally = _tally_of(app)
    if tally is not None:
        tally.settle(in_progress)


@contextmanager
def forgotten_afterwards() -> Iterator[None]:
    """Remove what was counted, with its folder, as the process ends that began with this."""
    process, before = os.getpid(), os.environ.get(FOLDER)
    try:
        yield
    finally:
        folder = os.environ.get(FOLDER)
        if folder != before and os.getpid() == process:  # workers come by here too, as they end
            shutil.rmtree(str(folder), ignore_errors=True)


def _tally_of(app: Flask) -> "Tally | None":
    tally: Tally | None = app.extensions.get(TALLY)
    return tally
