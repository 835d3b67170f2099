"""Which pictures a command line names."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from digits.picture_file import SUFFIXES, InkError

STANDARD_INPUT = Path("-")

pictures = click.argument(
    "named",
    metavar="FILE|FOLDER|-...",
    nargs=-1,
    required=True,
    type=click.Path(readable=False, allow_dash=True, path_type=Path),
)
"""Files, folders with all that is in them, and - for standard input.

One that is not there or not to be read is told as its turn comes, and keeps nobody from the others.
"""


def files_of(named: Sequence[Path]) -> list[Path]:
    """All pictures, those of a folder by their names, and each folder that has none to read."""
    return [file for path in named for file in _files_of(path)]


def content_of(file: Path) -> bytes:
    """The bytes of a file, or of standard input; raises `InkError` where it cannot be read."""
    try:
        return sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
    except IsADirectoryError:  # `files_of` leaves only those
        expected = f"expected pictures, which end in {', '.join(SUFFIXES)}, got none"
        raise InkError(expected) from None
    except OSError as error:
        raise InkError(error.strerror or str(error)) from None


def _files_of(path: Path) -> list[Path]:
    if not os.path.isdir(path):  # unlike pathlib's, false for what nobody may look at
        return [path]
    closed: list[OSError] = []
    found = [
        Path(folder, name)
        for folder, _, names in os.walk(path, onerror=closed.append)
        for name in names
        if Path(name).suffix.lower() in SUFFIXES
    ]
    return sorted([*found, *(Path(error.filename) for error in closed)]) or [path]
