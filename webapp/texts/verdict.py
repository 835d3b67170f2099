"""A verdict in words, as static/js/desk/verdict.js says it, for pages that the server writes."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from flask_babel import gettext as _

from digits.recognizer import Prediction
from webapp.texts.numbers import percent
from webapp.texts.scripts import LIKELY, NEARLY_ALL, SURE, texts_of_page


@dataclass(frozen=True)
class Verdict:
    """`headline` is the digit, or why there is none; `detail` how sure, or what to try."""

    headline: str
    detail: str


def verdict_on(prediction: Prediction) -> Verdict:
    """What the network made of a picture, in the visitor's language."""
    if prediction.rejected == "blank":
        hint = _("Photograph one digit from close by, in dark ink on light paper.")
        return Verdict(_("No digit found"), hint)
    if prediction.rejected is not None:
        hint = _("Try a picture of one digit alone, large and clear.")
        return Verdict(texts_of_page()["not_a_digit"], hint)
    return Verdict(str(prediction.digit), _how_sure(prediction))


def _how_sure(prediction: Prediction) -> str:
    texts = texts_of_page()
    other, digit = np.argsort(prediction.probabilities)[-2:]
    values = {
        "digit": texts["digits"][digit],
        "percent": _in_percent(texts, prediction.confidence),
        "other": texts["digits"][other],
        "otherPercent": _in_percent(texts, float(prediction.probabilities[other])),
    }
    sureness = "perhaps"
    if prediction.confidence >= LIKELY:
        sureness = "surely" if prediction.confidence >= SURE else "likely"
    text: str = texts[sureness].format(**values)
    return text


def _in_percent(texts: dict[str, Any], share: float) -> str:
    if share <= NEARLY_ALL:
        return percent(share)
    text: str = texts["over"].format(percent=percent(NEARLY_ALL))
    return text
