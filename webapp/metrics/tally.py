"""What one process counted, and hands on to Prometheus' client now and then.

Between other work each count takes three times as long as in a row of many.
"""

from collections import deque
from functools import lru_cache

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, RequestRedirect

from digits.recognizer import Prediction
from webapp.metrics import meters
from webapp.metrics.answer import Answer

NOWHERE = "none"
"""The route of what is at no address of ours."""

MOST_PATHS = 1024
"""Whose routes are remembered."""


class Tally:
    """What waits to be counted: any thread adds to it, and one settles it."""

    def __init__(self, routes: Map) -> None:
        """`routes` are those of the app."""
        self.answers: deque[Answer] = deque()
        self.predictions: deque[tuple[Prediction, float | None]] = deque()
        self.readings: deque[str] = deque()
        self._match = routes.bind("").match
        self._route = lru_cache(MOST_PATHS)(self._route_of)

    def settle(self, in_progress: int) -> None:
        """Count all that there is, and tell how many requests are being served."""
        meters.requests_in_progress.set(in_progress)
        while self.answers:
            answer = self.answers.popleft()
            route = self._route(answer.method, answer.path)
            meters.seconds_of_requests(route, answer.status).observe(answer.seconds)
            meters.wait_seconds.observe(answer.waited_s)
        while self.predictions:
            _count(*self.predictions.popleft())
        while self.readings:
            meters.readings_by[self.readings.popleft()].inc()

    def _route_of(self, method: str, path: str) -> str:
        try:
            rule, _ = self._match(path, method, return_rule=True)
        except (HTTPException, RequestRedirect):
            return NOWHERE
        return rule.rule


def _count(prediction: Prediction, decode_ms: float | None) -> None:
    if decode_ms is not None:
        meters.decode_seconds.observe(decode_ms / 1e3)
    meters.normalize_seconds.observe(prediction.normalize_ms / 1e3)
    meters.classify_seconds.observe(prediction.classify_ms / 1e3)
    if prediction.digit is not None:
        meters.predictions_of[prediction.digit].inc()
    if prediction.rejected is not None:
        meters.rejections_by[prediction.rejected].inc()
    if prediction.rejected != "blank":
        meters.confidence.observe(prediction.confidence)
