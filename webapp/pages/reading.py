"""What was read in a photo, with each stage on the way, for the page's template."""

from typing import Any

from PIL import Image

from digits.answers.pictures import as_data_url, ink_picture
from digits.ink import scaled_levels
from digits.photo.reading import LONGER_SIDE, read_photo
from digits.reading.photo import read_photo_number
from digits.recognizer import Recognizer
from webapp.metrics.counting import count, count_reading
from webapp.pages.number_reading import reading_of_number
from webapp.texts.verdict import verdict_on


def reading_of(photo: Image.Image, recognizer: Recognizer, kind: str) -> dict[str, Any]:
    """What is on a photo of numbers' size, read as `kind`: as a "digit", or as a "number".

    Where that is "", two or more digits in a row are a number.
    """
    if kind != "digit":
        number = read_photo_number(photo, recognizer)
        if kind == "number" or len(number.digits) > 1:
            count_reading(number.rejected)
            return reading_of_number(photo, number)
    smaller = photo.copy()
    smaller.thumbnail((LONGER_SIDE, LONGER_SIDE))
    return _reading_of_digit(smaller, recognizer)


def _reading_of_digit(photo: Image.Image, recognizer: Recognizer) -> dict[str, Any]:
    """The verdict, the probabilities, and each stage as a data URL; `seen` is None for a blank."""
    read = read_photo(photo, recognizer)
    prediction = read.prediction
    count(prediction)
    kind = "JPEG" if photo.mode in ("L", "RGB") else "PNG"
    seen = prediction.image
    return {
        "verdict": verdict_on(prediction, read.digits),
        "digit": prediction.digit,
        "probabilities": [float(probability) for probability in prediction.probabilities],
        "original": as_data_url(photo, kind),
        "ink": ink_picture(read.ink),
        "seen": None if seen is None else ink_picture(scaled_levels(seen)),
    }
