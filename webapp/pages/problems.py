"""Why a visitor's file cannot be read, as a key of `texts/problems.py`."""

from collections.abc import Mapping

from digits.picture_file import InkError, TooManyBytes, TooManyPixels, UnreadableImage
from webapp.pages.files import is_heic

problem_of_ink_error: Mapping[type[InkError], str] = {
    TooManyBytes: "too_large",
    TooManyPixels: "too_large",
    UnreadableImage: "damaged",
}


def problem_of(error: InkError, data: bytes) -> str:
    """The problem with a file, whose bytes are `data`, that raised this error."""
    return problem_of_ink_error.get(type(error)) or _problem_of_format(data)


def _problem_of_format(data: bytes) -> str:
    if not data:
        return "empty"
    if is_heic(data):
        return "heic"
    return "svg" if b"<svg" in data[:1_000].lower() else "unreadable"
