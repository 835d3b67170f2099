"""How much the exhibit was used: numbers a day in SQLite, and nothing of pictures or people."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path

PATIENCE_S = 5
"""Seconds that a write waits for another one."""


@dataclass(frozen=True)
class Day:
    """What was counted on one day."""

    date: date
    drawings: int = 0
    digits: int = 0
    turned_down: int = 0
    games: int = 0


KINDS = tuple(field.name for field in fields(Day))[1:]


class Counts:
    """The counts in one file, which is created when it is first used.

    SQLite's write-ahead log, synchronised at each commit, survives a power cut in the middle of
    a write. Every method raises `sqlite3.Error` or `OSError` where the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, kinds: list[str], today: date) -> None:
        """Count one more of each kind, all or none; KeyError for one that is not in `KINDS`."""
        for kind in kinds:
            if kind not in KINDS:
                raise KeyError(kind)
        with self._opened() as connection, connection:
            connection.executemany(
                "INSERT INTO counts VALUES (?, ?, 1) "
                "ON CONFLICT (day, kind) DO UPDATE SET count = count + 1",
                [(today.isoformat(), kind) for kind in kinds],
            )

    def last_days(self, today: date, count: int = 30) -> list[Day]:
        """The last `count` days, today last; a day without visitors is all 0."""
        days = [today - timedelta(days=back) for back in reversed(range(count))]
        counted: dict[str, dict[str, int]] = {}
        with self._opened() as connection:
            rows = connection.execute(
                "SELECT day, kind, count FROM counts WHERE day BETWEEN ? AND ?",
                (days[0].isoformat(), today.isoformat()),
            )
            for day, kind, number in rows:
                counted.setdefault(day, {})[kind] = number
        return [Day(day, **counted.get(day.isoformat(), {})) for day in days]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=PATIENCE_S)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS counts "
                "(day TEXT, kind TEXT, count INTEGER NOT NULL, PRIMARY KEY (day, kind))"
            )
            yield connection
