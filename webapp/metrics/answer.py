"""What is kept of an answer until it is counted."""

from typing import NamedTuple


class Answer(NamedTuple):
    """An answer: `method` and `path`, the app's own, are "" for what was no request."""

    method: str
    path: str
    status: int
    seconds: float
    waited_s: float
