"""A file's length and hash, by which a manifest tells whether it is whole."""

import hashlib
import re
from pathlib import Path

import msgspec

from digits.records import expect


class File(msgspec.Struct, frozen=True):
    """A file of the model: its length in bytes and its SHA-256 in hex."""

    bytes: int
    sha256: str

    def __post_init__(self) -> None:
        expect(self.bytes >= 0, "bytes of 0 or more", self.bytes)
        is_sha256 = re.fullmatch(r"[0-9a-f]{64}", self.sha256)
        expect(is_sha256, "sha256 as 64 hexadecimal digits", self.sha256)


def describe_file(path: Path) -> File:
    """What a manifest says of a file, which need not fit into memory; raises `OSError`."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return File(file.tell(), sha256)


def describe(content: bytes) -> File:
    """What a manifest says of a file with this content."""
    return File(len(content), hashlib.sha256(content).hexdigest())
