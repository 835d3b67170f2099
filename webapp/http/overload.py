"""More requests than can be served soon are refused early, rather than kept waiting."""

from contextvars import ContextVar

from werkzeug.exceptions import ServiceUnavailable

PATIENCE_S = 1.0
"""How long a drawing may wait for a thread: whoever drew it has long drawn on by then."""

RETRY_AFTER_S = 1

waited_s: ContextVar[float] = ContextVar("waited_s", default=0.0)
"""For how many seconds what this thread serves has waited for it; the server tells."""


def refuse_if_late() -> None:
    """Raise 503 with Retry-After for what has waited too long, before work is done for it."""
    waited = waited_s.get()
    if waited > PATIENCE_S:
        raise ServiceUnavailable(
            f"expected to be served within {PATIENCE_S:g} s, got a server so busy that "
            f"this waited for {waited:.2f} s: ask less often",
            retry_after=RETRY_AFTER_S,
        )
