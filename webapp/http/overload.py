"""Under overload, requests are refused early rather than kept waiting; costly ones wait in line."""

from contextvars import ContextVar

from flask import Flask, request
from werkzeug.exceptions import ServiceUnavailable

PATIENCE_S = 1.0
"""Seconds that a drawing may wait for a thread: its visitor has drawn on by then."""

PATIENCE_OF_COSTLY_S = 5.0
"""Seconds that a photo may wait until those before it are read."""

RETRY_AFTER_S = 1

ONE_AT_A_TIME = "digitpad.one_at_a_time"
"""In WSGI's environment: whether this request runs where one is served at a time. Without it,
there is no such place."""

waited_s: ContextVar[float] = ContextVar("waited_s", default=0.0)
"""Seconds that this thread's request waited for it; the server sets it."""


class Costly(BaseException):
    """Ends a request that has to be served anew, where one is served at a time.

    No `Exception`, for nothing is wrong: whoever answers those must let it pass.
    """


def register(app: Flask) -> None:
    """Refuse what asks for work and comes too late for it."""
    app.before_request(_refuse_if_late)


def take_turns() -> None:
    """Go on only where costly requests are served one at a time: together they would need more
    memory and time than there is."""
    if not request.environ.get(ONE_AT_A_TIME, True):
        raise Costly


def _refuse_if_late() -> None:
    """Raise 503 with Retry-After for a request that waited too long, before any work is done."""
    patience = PATIENCE_OF_COSTLY_S if request.environ.get(ONE_AT_A_TIME) else PATIENCE_S
    if request.method == "POST" and waited_s.get() > patience:
        raise ServiceUnavailable(
            f"expected to be served within {patience:g} s, got a server so busy that "
            f"this waited for {waited_s.get():.2f} s: ask less often",
            retry_after=RETRY_AFTER_S,
        )
