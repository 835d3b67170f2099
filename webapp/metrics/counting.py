"""Counts requests and predictions, where the settings ask for that, and else does nothing."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import mkdtemp
from time import perf_counter
from types import ModuleType

from flask import Flask, Response, current_app, g, request

from digits.recognizer import Prediction
from webapp.http.overload import waited_s

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable in which Prometheus' client looks for the folder that processes count in."""

METERS = "meters"

NOWHERE = "none"
"""The route of what is at no address of ours."""


def register(app: Flask, port: int) -> None:
    """Count what the app does, for who asks at that port; 0 for nobody."""
    if port == 0:
        return
    os.environ[FOLDER] = mkdtemp(prefix="digitpad-metrics-")
    from webapp.metrics import meters  # only now: it counts in the folder that it finds then

    app.extensions[METERS] = meters

    @app.before_request
    def begin() -> None:
        g.began = perf_counter()
        meters.requests_in_progress.inc()

    @app.after_request
    def end(response: Response) -> Response:
        route = NOWHERE if request.url_rule is None else request.url_rule.rule
        took = perf_counter() - g.began
        meters.seconds_of_requests(route, response.status_code).observe(took)
        meters.wait_seconds.observe(waited_s.get())
        return response

    @app.teardown_request
    def leave(_error: BaseException | None) -> None:
        if "began" in g:
            meters.requests_in_progress.dec()


def count_refusal(app: Flask, status: int, seconds: float) -> None:
    """Count an answer that the server gave in the app's place, and how long that took."""
    if METERS in app.extensions:
        app.extensions[METERS].seconds_of_requests(NOWHERE, status).observe(seconds)


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


def count(prediction: Prediction, decode_ms: float | None = None) -> None:
    """Count a prediction of this request's app, and how long its picture took to decode."""
    meters: ModuleType | None = current_app.extensions.get(METERS)
    if meters is None:
        return
    times = {"normalize": prediction.normalize_ms, "classify": prediction.classify_ms}
    for stage, ms in (times if decode_ms is None else times | {"decode": decode_ms}).items():
        meters.seconds_of_stage[stage].observe(ms / 1e3)
    if prediction.rejected is None:
        meters.predictions_of[prediction.digit].inc()
    else:
        meters.rejections_by[prediction.rejected].inc()
    if prediction.rejected != "blank":
        meters.confidence.observe(prediction.confidence)
