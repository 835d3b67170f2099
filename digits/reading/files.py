"""The file of a picture to the number on it, and how long that took."""

from dataclasses import dataclass
from time import perf_counter

from digits.ink import ink_from_bytes
from digits.photo.reading import open_photo
from digits.picture_file import Limits
from digits.reading.line import read_line
from digits.reading.number import NumberReading
from digits.reading.photo import LONGER_SIDE, read_photo_number
from digits.reading.rules.rule import Rule
from digits.recognizer import Recognizer


@dataclass(frozen=True)
class TimedReading:
    """What was read, and the milliseconds that decoding the file and reading took."""

    reading: NumberReading
    decode_ms: float
    read_ms: float


def read_file(
    data: bytes, limits: Limits, recognizer: Recognizer, rule: Rule | None, is_photo: bool
) -> TimedReading:
    """Read a PNG or JPEG file, clean or a photo of paper; raises `InkError`."""
    started = perf_counter()
    if is_photo:
        photo = open_photo(data, limits, LONGER_SIDE)
        decoded = perf_counter()
        reading = read_photo_number(photo, recognizer, rule)
    else:
        ink = ink_from_bytes(data, limits)
        decoded = perf_counter()
        reading = read_line(ink, recognizer, rule)
    ended = perf_counter()
    return TimedReading(reading, (decoded - started) * 1e3, (ended - decoded) * 1e3)
