"""How long calls take, in process."""

from collections.abc import Callable
from time import perf_counter

FEWEST_CALLS = 5
"""In each round, however slow they are."""

Call = Callable[[], object]
"""One run of what is timed."""


def times_of(call: Call, least_s: float) -> list[float]:
    """Milliseconds of each call, of as many as fit into the time."""
    call()  # not measured: the processor's caches hold what the call before this one used
    times: list[float] = []
    while len(times) < FEWEST_CALLS or sum(times) < least_s * 1e3:
        started = perf_counter()
        call()
        times.append((perf_counter() - started) * 1e3)
    return times
