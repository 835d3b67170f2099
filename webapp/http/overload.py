"""Where requests are served, so that costly ones hold nobody up, and when they are refused."""

from contextvars import ContextVar
from enum import IntEnum

from flask import Flask, request
from werkzeug.exceptions import ServiceUnavailable

PATIENCE_S = 1.0
"""Seconds that a drawing may wait for a thread: its visitor has drawn on by then."""

PATIENCE_OF_COSTLY_S = 5.0
"""Seconds that a photo may wait until those before it are read."""

RETRY_AFTER_S = 1


class Place(IntEnum):
    """Where a request is served; each bears more than the one before."""

    LOOP = 0
    """Between reading and writing, while all others wait: for a few milliseconds."""

    THREADS = 1
    """Beside others."""

    ALONE = 2
    """One at a time: together they would need more memory and time than there is."""


PLACE = "digitpad.place"
"""In WSGI's environment: the `Place`. Without it, whatever comes is served here."""

MOVED = "digitpad.moved"
"""In WSGI's environment: whether the request came from a place that does not bear it."""

waited_s: ContextVar[float] = ContextVar("waited_s", default=0.0)
"""Seconds that this thread's request waited for it; the server sets it."""


class Elsewhere(BaseException):
    """Ends a request that has to be served anew, in the `place` that bears it.

    No `Exception`, for nothing is wrong: whoever answers those must let it pass.
    """

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


def register(app: Flask) -> None:
    """Refuse what asks for work and comes too late for it."""
    app.before_request(_refuse_if_late)


def here() -> Place:
    """Where the request is served."""
    place: Place = request.environ.get(PLACE, Place.ALONE)
    return place


def needs(place: Place) -> None:
    """Go on only where as much is borne as in this place."""
    if here() < place:
        raise Elsewhere(place)


def _refuse_if_late() -> None:
    """Raise 503 with Retry-After for a request that waited too long, before any work is done."""
    patience = PATIENCE_OF_COSTLY_S if request.environ.get(PLACE) == Place.ALONE else PATIENCE_S
    if request.method == "POST" and waited_s.get() > patience:
        raise ServiceUnavailable(
            f"expected to be served within {patience:g} s, got a server so busy that "
            f"this waited for {waited_s.get():.2f} s: ask less often",
            retry_after=RETRY_AFTER_S,
        )
