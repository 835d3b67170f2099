"""A PNG file without its metadata: Pillow refuses a file for what is wrong with that alone.

Browsers show it.
"""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"

MOST_CHUNKS = 100_000
"""Ten times what a writer of small chunks makes of the largest picture."""

LENGTH = CHECKSUM = struct.Struct(">I")

HEAD = 8
"""Bytes of a chunk before its data: the data's length, and its name."""

COLOUR_TYPE = slice(25, 26)
"""The byte of the file's header that tells grey, RGB and palette apart."""

lengths_of_transparency = {b"\0": range(2, 3), b"\2": range(6, 7), b"\3": range(1, 257)}
"""Bytes of tRNS, by the colour type; in the others transparency is a channel."""

EXIF_HEADERS = (b"II*\0", b"MM\0*")


def without_metadata(data: bytes) -> bytes:
    """A PNG file's bytes with the chunks that its picture needs, each as it was.

    What is damaged in these stays so. Raises `ValueError` beyond 100,000 chunks.
    Source: PNG specification, third edition, 5.3 and 13.1 (what a decoder may leave out).
    """
    return SIGNATURE + b"".join(_needed(data))


def _needed(data: bytes) -> Iterator[memoryview]:
    """The critical chunks, and before the pixels the first of those that say how they look."""
    kept: set[bytes] = set()
    for chunk in _chunks(data):
        name = bytes(chunk[LENGTH.size : HEAD])
        is_critical = not name[0] & 0x20
        is_in_place = not kept & {name, b"IDAT"}
        if is_critical or (is_in_place and _says_how_it_looks(chunk, data[COLOUR_TYPE])):
            kept.add(name)
            yield chunk


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


def _says_how_it_looks(chunk: memoryview, colour_type: bytes) -> bool:
    """Whether it is a picture's transparency, or its EXIF with which way is up, as it should be."""
    name, data = bytes(chunk[LENGTH.size : HEAD]), chunk[HEAD : -CHECKSUM.size]
    if name == b"tRNS":
        return len(data) in lengths_of_transparency.get(colour_type, ()) and _is_sound(chunk)
    return name == b"eXIf" and bytes(data[:4]) in EXIF_HEADERS and _is_sound(chunk)


def _is_sound(chunk: memoryview) -> bool:
    checksum = zlib.crc32(chunk[LENGTH.size : -CHECKSUM.size])
    return bytes(chunk[-CHECKSUM.size :]) == CHECKSUM.pack(checksum)
