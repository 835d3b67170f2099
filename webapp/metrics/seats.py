"""The files that a worker counts in: whoever follows it counts on in them.

So what a worker counted stays when it dies, however it does, and there are never more files than
for those who live at once.
"""

from itertools import count
from types import SimpleNamespace
from typing import Any

from prometheus_client import values
from prometheus_client.multiprocess import mark_process_dead

MASTER = 0
"""The seat of who counts nothing."""

own = SimpleNamespace(seat=MASTER)
"""This process's."""


def use_seats() -> None:
    """Let Prometheus' client name files by seats, and not by processes; before there are meters."""
    by_seat: Any = values.MultiProcessValue
    values.ValueClass = by_seat(process_identifier=lambda: own.seat)


def find(master: Any, worker: Any) -> None:
    """Give a worker that gunicorn is about to start the first seat that is free."""
    taken = {other.seat for other in master.WORKERS.values()}
    worker.seat = next(seat for seat in count(MASTER + 1) if seat not in taken)


def take(_master: Any, worker: Any) -> None:
    """Count in the seat that was found, in the worker itself."""
    own.seat = worker.seat


def leave(_master: Any, worker: Any) -> None:
    """Take a worker that ended out of what is told of those that live."""
    mark_process_dead(worker.seat)  # type: ignore[no-untyped-call]
