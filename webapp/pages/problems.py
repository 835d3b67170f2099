"""Why a visitor's file cannot be read, as a key of `texts/problems.py`."""

from collections.abc import Mapping

from digits.ink import InkError, TooManyBytes, TooManyPixels, UnreadableImage

HEIC_BRANDS = (b"hei", b"hev", b"mif1", b"msf1")
"""How the four bytes after "ftyp" begin; static/js/input/picture-file.js looks for the same."""

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
    if data[4:8] == b"ftyp" and data[8:12].startswith(HEIC_BRANDS):
        return "heic"
    return "svg" if b"<svg" in data[:1_000].lower() else "unreadable"
