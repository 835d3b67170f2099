"""Under overload, requests are refused early rather than kept waiting."""

from contextvars import ContextVar

from werkzeug.exceptions import ServiceUnavailable

PATIENCE_S = 1.0
"""Seconds that a drawing may wait for a thread: its visitor has drawn on by then."""

RETRY_AFTER_S = 1

waited_s: ContextVar[float] = ContextVar("waited_s", default=0.0)
"""Seconds that this thread's request waited for it; the server sets it."""


def refuse_if_late() -> None:
    """Raise 503 with Retry-After for a request that waited too long, before any work is done."""
    waited = waited_s.get()
    if waited > PATIENCE_S:
        raise ServiceUnavailable(
            f"expected to be served within {PATIENCE_S:g} s, got a server so busy that "
            f"this waited for {waited:.2f} s: ask less often",
            retry_after=RETRY_AFTER_S,
        )
