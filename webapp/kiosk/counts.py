"""How much the exhibit was used: numbers a day in SQLite, and nothing of pictures or people."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from threading import Lock

PATIENCE_S = 0.05
"""Seconds that one thread, and it alone, waits for another process that holds the file."""

TOTALS = ("drawings", "digits", "turned_down", "games")

OUTCOMES = ("asked", "turned_down", "misread")
"""What becomes of a digit that the game asks for; one that is read right is only asked for."""

KINDS = (*TOTALS, *(f"{outcome}_{digit}" for outcome in OUTCOMES for digit in range(10)))


@dataclass(frozen=True)
class Day:
    """What was counted on one day; `of_digits` by those kinds that name a digit, unless 0."""

    date: date
    drawings: int = 0
    digits: int = 0
    turned_down: int = 0
    games: int = 0
    of_digits: Mapping[str, int] = field(default_factory=dict)

    def count(self, kind: str) -> int:
        """Of one of `KINDS`."""
        return self.of_digits.get(kind, 0) if kind not in TOTALS else int(getattr(self, kind))


class Counts:
    """The counts in one file, which is created when it is first used.

    SQLite's write-ahead log, synchronised at each commit, survives a power cut in the middle of
    a write. Every method raises `sqlite3.Error` or `OSError` where the file cannot be used; what
    could not be written then is kept, and written as soon as it can be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._unwritten: Counter[tuple[str, str]] = Counter()
        self._counting = Lock()
        self._writing = Lock()

    def add(self, kinds: list[str], today: date) -> None:
        """Count one more of each kind, all or none; KeyError for one that is not in `KINDS`."""
        for kind in kinds:
            if kind not in KINDS:
                raise KeyError(kind)
        with self._counting:
            self._unwritten.update((today.isoformat(), kind) for kind in kinds)
        self._write()

    def last_days(self, today: date, count: int = 30) -> list[Day]:
        """The last `count` days, today last; a day without visitors is all 0."""
        days = [today - timedelta(days=back) for back in reversed(range(count))]
        counted: dict[str, dict[str, int]] = {}
        self._write()
        with self._opened() as connection:
            rows = connection.execute(
                "SELECT day, kind, count FROM counts WHERE day BETWEEN ? AND ? "
                "AND kind IN (SELECT value FROM json_each(?)) AND typeof(count) = 'integer'",
                (days[0].isoformat(), today.isoformat(), json.dumps(KINDS)),
            )
            for day, kind, number in rows:
                counted.setdefault(day, {})[kind] = number
        return [_day(day, counted.get(day.isoformat(), {})) for day in days]

    def _write(self) -> None:
        """Write what is not yet, unless a thread does, which takes along what comes meanwhile."""
        while self._unwritten and self._writing.acquire(blocking=False):
            try:
                self._write_once()
            finally:
                self._writing.release()

    def _write_once(self) -> None:
        with self._counting:
            written = self._unwritten.copy()
        with self._opened() as connection, connection:
            connection.executemany(
                "INSERT INTO counts VALUES (?, ?, ?) "
                "ON CONFLICT (day, kind) DO UPDATE SET count = count + excluded.count",
                [(day, kind, count) for (day, kind), count in written.items()],
            )
        with self._counting:
            self._unwritten -= written

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


def _day(day: date, counted: Mapping[str, int]) -> Day:
    drawings, digits, turned_down, games = (counted.get(kind, 0) for kind in TOTALS)
    of_digits = {kind: count for kind, count in counted.items() if kind not in TOTALS}
    return Day(day, drawings, digits, turned_down, games, of_digits)
