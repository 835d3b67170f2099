"""What is counted of requests and predictions, for Prometheus."""

from functools import cache

from prometheus_client import Counter, Gauge, Histogram

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Bounds of buckets: from less than any request takes to more than anybody waits."""

SHARES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)

request_seconds = Histogram(
    "digitpad_request_seconds",
    "How long requests took in the app, by the route that served them and the answer's status",
    ["route", "status"],
    buckets=SECONDS,
)

wait_seconds = Histogram(
    "digitpad_wait_seconds", "How long requests waited to be served", buckets=SECONDS
)

requests_in_progress = Gauge(
    "digitpad_requests_in_progress",
    "Requests that are being served",
    multiprocess_mode="livesum",
)

stage_seconds = Histogram(
    "digitpad_stage_seconds",
    "How long each stage of reading a picture took",
    ["stage"],
    buckets=SECONDS,
)

predictions = Counter("digitpad_predictions", "Pictures that were read as a digit", ["digit"])

rejections = Counter(
    "digitpad_rejections", "Pictures that were turned down, by why there is no digit", ["reason"]
)

readings = Counter(
    "digitpad_readings", "Numbers, by what came of them: read, or why there is none", ["result"]
)

confidence = Histogram(
    "digitpad_confidence", "Confidence in pictures that were not blank", buckets=SHARES
)

decode_seconds, normalize_seconds, classify_seconds = (
    stage_seconds.labels(stage) for stage in ("decode", "normalize", "classify")
)

predictions_of = [predictions.labels(digit) for digit in range(10)]

rejections_by = {reason: rejections.labels(reason) for reason in ("blank", "not_a_digit")}

readings_by = {result: readings.labels(result) for result in ("read", "blank", "not_a_number")}


@cache
def seconds_of_requests(route: str, status: int) -> Histogram:
    """Those of one route and status: to look for them takes as long as to count."""
    return request_seconds.labels(route, status)
