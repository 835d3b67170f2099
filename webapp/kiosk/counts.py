"""How much the exhibit was used: numbers a day in SQLite, and nothing of pictures or people."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

PATIENCE_S = 5
"""Seconds that a write waits for another one."""

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
        return [_day(day, counted.get(day.isoformat(), {})) for day in days]

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
