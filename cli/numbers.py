"""Pictures of one number each, read one after the other in each process."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from cli.pictures import content_of
from cli.reading import LIMITS, problem
from cli.rows import Form, Line, Row
from digits.answers.number import told
from digits.bundle import Bundle
from digits.ink import ink_from_bytes
from digits.picture_file import InkError
from digits.quiet import without_litert
from digits.reading.line import read_line
from digits.reading.rules.rule import Rule
from digits.recognizer import Recognizer

COLUMNS = ("file", "text", "confidence", "rejected", "problem")


class NumberReader:
    """What reads pictures of numbers in one process."""

    def __init__(self, bundle: Bundle, rule: Rule | None, form: Form) -> None:
        """`rule` is what each number is held to."""
        with without_litert():
            self.recognizer = Recognizer(bundle, threads=1)
        self.rule = rule
        self.form = form

    def read(self, files: Sequence[Path]) -> list[Line]:
        """A line for each file, also for one that cannot be read."""
        return [self.form.line(self._row(file)) for file in files]

    def _row(self, file: Path) -> Row:
        started = perf_counter()
        try:
            ink = ink_from_bytes(content_of(file), LIMITS)
        except InkError as error:
            return problem(file, error)
        decoded = perf_counter()
        reading = read_line(ink, self.recognizer, self.rule)
        times = (decoded - started) * 1e3, (perf_counter() - decoded) * 1e3
        version = self.recognizer.bundle.version
        return {"file": str(file), **told(reading, self.rule, version, *times)}
