"""Pictures of one number each, read one after the other in each process."""

from collections.abc import Sequence
from pathlib import Path

from cli.pictures import content_of
from cli.reading import LIMITS, problem
from cli.rows import Form, Line, Row
from digits.answers.number import told
from digits.bundle import Bundle
from digits.photo.reading import PHOTO_LIMITS
from digits.picture_file import InkError
from digits.quiet import without_litert
from digits.reading.files import read_file
from digits.reading.rules.rule import Rule
from digits.recognizer import Recognizer

COLUMNS = ("file", "text", "confidence", "rejected", "problem")


class NumberReader:
    """What reads pictures of numbers in one process."""

    def __init__(self, bundle: Bundle, photo: bool, rule: Rule | None, form: Form) -> None:
        """`photo` is as the API's parameter is, and `rule` what each number is held to."""
        with without_litert():
            self.recognizer = Recognizer(bundle, threads=1)
        self.photo = photo
        self.rule = rule
        self.form = form

    def read(self, files: Sequence[Path]) -> list[Line]:
        """A line for each file, also for one that cannot be read."""
        return [self.form.line(self._row(file)) for file in files]

    def _row(self, file: Path) -> Row:
        limits = PHOTO_LIMITS if self.photo else LIMITS
        try:
            data = content_of(file)
            read = read_file(data, limits, self.recognizer, self.rule, self.photo)
        except InkError as error:
            return problem(file, error)
        version = self.recognizer.bundle.version
        row = told(read.reading, self.rule, version, read.decode_ms, read.read_ms)
        return {"file": str(file), **row}
