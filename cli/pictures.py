"""Which pictures a command line names."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from digits.picture_file import SUFFIXES, InkError

STANDARD_INPUT = Path("-")

pictures = click.argument(
    "named",
    metavar="FILE|FOLDER|-...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
"""Files, folders with all that is in them, and - for standard input."""


def files_of(named: Sequence[Path]) -> list[Path]:
    """All pictures, those of a folder by their names; raises `ClickException` for an empty one."""
    return [file for path in named for file in _files_of(path)]


def content_of(file: Path) -> bytes:
    """The bytes of a file, or of standard input; raises `InkError` where it cannot be read."""
    try:
        return sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        raise InkError(error.strerror or str(error)) from None


def _files_of(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        return iter([path])
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES)
    if not found:
        raise click.ClickException(
            f"expected pictures in {path}, which end in {', '.join(SUFFIXES)}, got none"
        )
    return iter(found)
