"""A PNG file without its metadata: Pillow refuses a file for what is wrong with that alone.

Browsers show it.
"""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"

USED = (b"tRNS", b"eXIf")
"""The ancillary chunks that say how the picture looks: its transparency, and which way is up."""

MOST_CHUNKS = 100_000
"""Ten times what a writer of small chunks makes of the largest picture."""

LENGTH = CHECKSUM = struct.Struct(">I")

HEAD = 8
"""Bytes of a chunk before its data: the data's length, and its name."""


def without_metadata(data: bytes) -> bytes:
    """A PNG file's bytes with the chunks that its picture needs, each as it was.

    What is damaged in these stays so. Raises `ValueError` beyond 100,000 chunks.
    Source: PNG specification, third edition, 5.3 and 13.1 (what a decoder may leave out).
    """
    return SIGNATURE + b"".join(chunk for chunk in _chunks(data) if _is_needed(chunk))


def _chunks(data: bytes) -> Iterator[memoryview]:
    """The file's chunks, whole; of one that is cut off what there is."""
    view = memoryview(data)
    start = len(SIGNATURE)
    for _ in range(MOST_CHUNKS):
        if start + HEAD > len(data):
            return
        (length,) = LENGTH.unpack_from(data, start)
        end = start + HEAD + length + CHECKSUM.size
        yield view[start:end]
        start = end
    raise ValueError(f"expected at most {MOST_CHUNKS:,} chunks, got more")


def _is_needed(chunk: memoryview) -> bool:
    name = bytes(chunk[LENGTH.size : HEAD])
    is_critical = not name[0] & 0x20
    return is_critical or (name in USED and _is_sound(chunk))


def _is_sound(chunk: memoryview) -> bool:
    checksum = zlib.crc32(chunk[LENGTH.size : -CHECKSUM.size])
    return bytes(chunk[-CHECKSUM.size :]) == CHECKSUM.pack(checksum)
