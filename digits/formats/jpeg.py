"""A JPEG file without its metadata: Pillow refuses a file for what is wrong with that alone.

Browsers show it.
"""

import re
from collections.abc import Iterator

START = b"\xff\xd8"

END = b"\xff\xd9"

SCAN = b"\xff\xda"

MOST_SEGMENTS = 10_000
"""Several times what the longest colour profile and XMP of a large photo take."""

MOST_SCANS = 64
"""Several times what writers of progressive JPEGs make; each costs time for the whole picture."""

MARKER = re.compile(rb"\xff[^\xff\x00]")

ALONE = {0x01, *range(0xD0, 0xDA)}
"""The markers after which no length follows, nor data."""

METADATA = {*range(0xE0, 0xF0), 0xFE}
"""The markers of what applications add, and of comments."""

HEAD = 4
"""Bytes of a segment before its data: the marker, and the length of what follows that."""

least_bytes_of_used = {
    b"\xff\xe0JFIF\0": 14,
    b"\xff\xeeAdobe": 12,
    b"\xff\xe1Exif\0": 14,
}
"""Of the metadata that says how the picture looks, which is its colour space and which way is up:
the data's length at least, by marker and name."""


def without_metadata(data: bytes) -> bytes:
    """A JPEG file's bytes with the segments that its picture needs, each as it was.

    What is damaged in these stays so. Raises `ValueError` beyond 10,000 segments or 64 scans.
    Source: ITU-T T.81, B.1.1 and B.2 (markers and their order).
    """
    return START + b"".join(_needed(data))


def scans_in(data: bytes) -> int:
    """How many times a JPEG file goes over its picture: a baseline one mostly once."""
    *_, scans = _segments(data)
    return scans.count(SCAN, 0, _end_of(scans))


def _needed(data: bytes) -> Iterator[bytes]:
    """All but metadata, and of that the first of each kind that says how the picture looks."""
    kept: set[bytes] = set()
    for segment in _segments(data):
        kind = segment[:2] + segment[HEAD : HEAD + 5]
        least = least_bytes_of_used.get(kind)
        is_used = least is not None and len(segment) >= HEAD + least and kind not in kept
        if is_used or segment[1] not in METADATA:
            kept.add(kind)
            yield segment


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments without what lies between them; the last is all from the first scan."""
    end = len(START)
    for _ in range(MOST_SEGMENTS):
        marker = MARKER.search(data, end)
        if marker is None:
            return
        start = marker.start()
        if marker[0] == SCAN:
            yield _scans(data[start:])
            return
        length = 0 if marker[0][1] in ALONE else int.from_bytes(data[start + 2 : start + HEAD])
        end = start + 2 + length
        yield data[start:end]
    raise ValueError(f"expected at most {MOST_SEGMENTS:,} segments, got more")


def _scans(data: bytes) -> bytes:
    """All from the first scan, with one filling byte where there are more."""
    scans = data.count(SCAN, 0, _end_of(data))
    if scans > MOST_SCANS:
        raise ValueError(f"expected at most {MOST_SCANS} scans, got {scans:,}")
    return re.sub(rb"\xff{2,}", b"\xff", data) if b"\xff\xff" in data else data


def _end_of(scans: bytes) -> int:
    end = scans.find(END)
    return len(scans) if end < 0 else end
