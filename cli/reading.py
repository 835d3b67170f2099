"""Many pictures read on all cores: each process takes a few dozen at a time."""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Protocol

from cli.pictures import content_of
from cli.rows import Form, Line, Row
from digits.answers.explanation import explanation
from digits.answers.prediction import told
from digits.bundle import Bundle
from digits.ink import Ink, ink_from_bytes
from digits.photo.reading import PHOTO_LIMITS, open_photo, read_photo
from digits.picture_file import InkError, Limits
from digits.quiet import without_litert
from digits.recognizer import Prediction, Recognizer
from digits.together import read_together

LIMITS = Limits(bytes=PHOTO_LIMITS.bytes, pixels=16_000_000)
"""The largest picture that is read from a disk; of photos it is `PHOTO_LIMITS`."""

AT_A_TIME = 32
"""Pictures that a process reads together."""

WAITING = 3
"""Such parts that are handed out for each process, so that none waits for more."""


class LineReader(Protocol):
    """What reads pictures in one process."""

    def read(self, files: Sequence[Path]) -> list[Line]:
        """A line for each file, also for one that cannot be read."""


Opener = Callable[[], LineReader]


class Reader:
    """What reads pictures of digits."""

    def __init__(self, bundle: Bundle, photo: bool, explain: bool, form: Form) -> None:
        """`photo` and `explain` are as the API's parameters are."""
        with without_litert():
            self.recognizer = Recognizer(bundle, threads=1)
        self.photo = photo
        self.explain = explain
        self.form = form

    def read(self, files: Sequence[Path]) -> list[Line]:
        """A line for each file, also for one that cannot be read."""
        rows = map(self._read_photo, files) if self.photo else self._read_together(files)
        return [self.form.line(row) for row in rows]

    def _read_photo(self, file: Path) -> Row:
        started = perf_counter()
        try:
            photo = open_photo(content_of(file), PHOTO_LIMITS)
        except InkError as error:
            return problem(file, error)
        decode_ms = (perf_counter() - started) * 1e3
        read = read_photo(photo, self.recognizer)
        return self._row(file, read.prediction, decode_ms) | {"digits": read.digits}

    def _read_together(self, files: Sequence[Path]) -> list[Row]:
        read = read_together(self.recognizer, files, _ink_of)
        return [
            problem(file, one)
            if isinstance(one, InkError)
            else self._row(file, one.prediction, one.decode_ms)
            for file, one in zip(files, read, strict=True)
        ]

    def _row(self, file: Path, prediction: Prediction, decode_ms: float) -> Row:
        version = self.recognizer.bundle.version
        row: Row = {"file": str(file), **told(prediction, version, decode_ms)}
        if self.explain:
            row |= explanation(self.recognizer, prediction, None)
        return row


def read_all(files: Sequence[Path], jobs: int, open_reader: Opener) -> Iterator[Line]:
    """A line for each file, in their order, as so many processes read them.

    Each opens a reader of its own.
    """
    parts = _parts(files)
    if jobs == 1 or len(files) <= AT_A_TIME:
        reader = open_reader()
        yield from (line for part in parts for line in reader.read(part))
        return
    # Where processes can be forked, none has to load everything anew.
    kind = "fork" if sys.platform == "linux" else "spawn"
    with ProcessPoolExecutor(jobs, get_context(kind), _open, (open_reader,)) as processes:
        waiting: deque[Future[list[Line]]] = deque()
        for part in parts:
            waiting.append(processes.submit(_read, part))
            if len(waiting) == WAITING * jobs:
                yield from waiting.popleft().result()
        for lines in waiting:
            yield from lines.result()


def _parts(files: Sequence[Path]) -> Iterator[list[Path]]:
    rest = iter(files)
    while part := list(islice(rest, AT_A_TIME)):
        yield part


_reader: list[LineReader] = []
"""This process' own, once it is open."""


def _open(open_reader: Opener) -> None:
    _reader.append(open_reader())


def _read(files: Sequence[Path]) -> list[Line]:
    return _reader[0].read(files)


def _ink_of(file: Path) -> Ink:
    return ink_from_bytes(content_of(file), LIMITS)


def problem(file: Path, error: InkError) -> Row:
    """The row of a file that cannot be read."""
    return {"file": str(file), "problem": str(error)}
