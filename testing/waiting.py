"""Waiting for what happens elsewhere: in another process, or on a page."""

import time
from collections.abc import Callable


def wait_until(condition: Callable[[], object], seconds: float, every_s: float = 0.05) -> bool:
    """Look again and again until a condition holds; False where it does not within the time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(every_s)
    return True
