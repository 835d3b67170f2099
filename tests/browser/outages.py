"""What goes wrong around an exhibit in a day, and ends again."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path

import psutil

from testing.servers import RunningServer
from webapp.kiosk.counts import Counts

Outage = Callable[[RunningServer], AbstractContextManager[None]]


def counts_of(server: RunningServer) -> Path:
    """The file in which the exhibit's server counts."""
    return server.log.with_name("counts.sqlite")


def drawings_counted(server: RunningServer) -> int:
    """How many drawings its file has."""
    days = Counts(counts_of(server)).last_days(date.today())
    return sum(day.drawings for day in days)


@contextmanager
def locked_counts(server: RunningServer) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(counts_of(server), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def full_disk(server: RunningServer) -> Iterator[None]:
    """No file can grow, the log's neither."""
    master = psutil.Process(server.process.pid)
    processes = [master, *master.children()]
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    for process in processes:
        process.rlimit(psutil.RLIMIT_FSIZE, (0, most))
    yield
    for process in processes:
        process.rlimit(psutil.RLIMIT_FSIZE, (most, most))


OUTAGES: dict[str, Outage] = {"a locked file of counts": locked_counts, "a full disk": full_disk}
"""Those that no visitor sees anything of."""
