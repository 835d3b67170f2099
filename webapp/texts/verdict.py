"""A verdict in words, as static/js/desk/verdict.js puts it, for pages that the server writes."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from flask_babel import gettext as _

from digits.reading.number import NumberReading
from digits.recognizer import Prediction
from webapp.texts.numbers import percent
from webapp.texts.scripts import LIKELY, NEARLY_ALL, SURE, texts_of_page, texts_of_picture


@dataclass(frozen=True)
class Verdict:
    """`headline` is the digit, or why there is none; `detail` how sure, or what to try."""

    headline: str
    detail: str


def verdict_on(prediction: Prediction, digits: int) -> Verdict:
    """What the network made of a picture with so many digits, in the visitor's language."""
    texts = texts_of_page()
    if prediction.rejected == "blank":
        return Verdict(texts["empty_picture"], texts["empty_picture_hint"])
    if prediction.rejected is not None:
        hint = _("Try a picture of one digit alone, large and clear.")
        return Verdict(texts["not_a_digit"], hint)
    several = _("One of several digits in the picture.")
    detail = several if digits > 1 else _how_sure(prediction, texts)
    return Verdict(str(prediction.digit), detail)


def verdict_on_number(reading: NumberReading) -> Verdict:
    """What was made of a picture of a number, in the visitor's language."""
    texts = texts_of_picture()
    if reading.rejected == "blank":
        return Verdict(texts["empty_picture"], texts["empty_picture_hint"])
    if reading.text is None:
        return Verdict(texts["not_a_number"], _("Try a picture of one line of digits, upright."))
    told: str = texts["number_" + _sureness(reading.confidence)]
    return Verdict(reading.text, told.format(percent=_in_percent(reading.confidence, texts)))


def _how_sure(prediction: Prediction, texts: dict[str, Any]) -> str:
    other, digit = np.argsort(prediction.probabilities)[-2:]
    text: str = texts[_sureness(prediction.confidence)]
    return text.format(
        digit=texts["digits"][digit],
        percent=_in_percent(prediction.confidence, texts),
        other=texts["digits"][other],
        otherPercent=_in_percent(float(prediction.probabilities[other]), texts),
    )


def _sureness(confidence: float) -> str:
    if confidence >= SURE:
        return "surely"
    return "likely" if confidence >= LIKELY else "perhaps"


def _in_percent(share: float, texts: dict[str, Any]) -> str:
    if share <= NEARLY_ALL:
        return percent(share)
    text: str = texts["over"]
    return text.format(percent=percent(NEARLY_ALL))
