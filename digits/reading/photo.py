"""A photo of paper to the number on it."""

from PIL import Image

from digits.photo.reading import SURE, reduction_of
from digits.reading.line import read_line
from digits.reading.number import NumberReading, magnified, moved, no_number
from digits.reading.rules.rule import Rule
from digits.reading.strips.number_line import find_lines
from digits.reading.strips.strip import Strip
from digits.reading.strips.strip_number import read_strip
from digits.recognizer import Recognizer

LONGER_SIDE = 1_000
"""Pixels that a photo of a number is reduced to, for `open_photo`."""


def read_photo_number(
    photo: Image.Image, recognizer: Recognizer, rule: Rule | None = None
) -> NumberReading:
    """Read the number in a picture as `open_photo` gives it; boxes are in pixels of what was sent.

    Where the likeliest line is not surely a number, the others are looked at too.
    """
    best = no_number("blank", rule)
    for line in find_lines(photo):
        reading = _read(line.strip, recognizer, rule)
        if best.rejected == "blank" or (best.text is None and reading.text is not None):
            best = reading
        if best.text is not None and best.confidence > SURE:
            break
    return magnified(best, reduction_of(photo))


def _read(strip: Strip, recognizer: Recognizer, rule: Rule | None) -> NumberReading:
    if recognizer.reads_strips:
        return read_strip(strip, recognizer, rule)
    return moved(read_line(strip.ink, recognizer, rule), strip.to_picture)
