"""What was read of a number in a photo, for the page's template."""

from itertools import pairwise
from typing import Any

from PIL import Image

from digits.answers.pictures import as_data_url
from digits.photo.reading import reduction_of
from digits.reading.number import NumberReading, magnified
from webapp.pages.overlay import overlay_of
from webapp.texts.scripts import LIKELY
from webapp.texts.verdict import verdict_on_number

LEAST = 0.005
"""Of what else it may be: what is less likely is not told."""

SUREST = 0.9999
"""What is likelier is shown as this: it would else be 100 %, which none is."""


def reading_of_number(photo: Image.Image, reading: NumberReading) -> dict[str, Any]:
    """The verdict, the digits, what else it may be, and the picture with what lies over it."""
    return {
        "verdict": verdict_on_number(reading),
        "pieces": _pieces(reading),
        "digits": [
            {
                "digit": one.digit,
                "confidence": min(one.confidence, SUREST),
                "probabilities": [min(share, SUREST) for share in one.probabilities],
                "is_doubtful": one.confidence < LIKELY,
            }
            for one in reading.digits
        ],
        "separators": len(reading.separators),
        "alternatives": [one for one in reading.alternatives if one.confidence >= LEAST],
        "original": as_data_url(photo, "JPEG" if photo.mode in ("L", "RGB") else "PNG"),
        "overlay": overlay_of(magnified(reading, 1 / reduction_of(photo)), photo.size),
    }


def _pieces(reading: NumberReading) -> list[str]:
    """The number, parted where separators are."""
    if reading.text is None:
        return []
    cuts = sorted({0, len(reading.text)} | {one.after for one in reading.separators})
    return [reading.text[start:end] for start, end in pairwise(cuts)]
