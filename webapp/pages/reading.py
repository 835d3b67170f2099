"""What was read in a photo, with each stage on the way, for the page's template."""

from typing import Any

from PIL import Image

from digits.answers.pictures import as_data_url, ink_picture
from digits.ink import scaled_levels
from digits.photo.reading import read_photo
from digits.recognizer import Recognizer
from webapp.metrics.counting import count
from webapp.texts.verdict import verdict_on


def reading_of(photo: Image.Image, recognizer: Recognizer) -> dict[str, Any]:
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
