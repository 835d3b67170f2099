"""What `?explain=1` adds to an answer: how the network came to it, as JSON."""

from typing import Any

import numpy as np
from flask import abort, request
from numpy.typing import NDArray
from PIL import Image

from digits.explain import heatmap, strongest_maps
from digits.recognizer import Prediction, Recognizer
from webapp.http.data_urls import as_data_url

COLUMNS = 2
"""Feature maps beside each other in a stage's picture."""

NONE = "none"
"""As `?digit=`, and as what is explained: that it is no digit."""

NOTHING: dict[str, Any] = {"seen": None, "explained": None, "heatmap": None, "features": []}


def explanation(recognizer: Recognizer, prediction: Prediction) -> dict[str, Any]:
    """What the network saw, and what spoke for `?digit=`, or else for what it answered."""
    if prediction.image is None:
        return NOTHING
    digit = _asked_digit(otherwise=prediction.digit)
    evidence = heatmap(recognizer, prediction.image, digit)
    return {
        "seen": _png(prediction.image),
        "explained": NONE if digit is None else digit,
        "heatmap": np.round(evidence.astype(float), 3).tolist(),
        "features": [_stage(stage) for stage in recognizer.features(prediction.image)],
    }


def _asked_digit(otherwise: int | None) -> int | None:
    """The digit to explain, or None for none."""
    asked = request.args.get("digit")
    if asked is None:
        return otherwise
    if asked not in {NONE, *map(str, range(10))}:
        abort(400, f"expected digit as one of 0 to 9, or {NONE}, got {asked!r}")
    return None if asked == NONE else int(asked)


def _stage(stage: NDArray[np.float32]) -> dict[str, Any]:
    """A stage's strongest maps in one picture, two in a row."""
    numbers, maps = strongest_maps(stage)
    side = len(stage)
    rows = maps.reshape(-1, COLUMNS, side, side).swapaxes(1, 2)
    return {"size": side, "maps": numbers, "image": _png(rows.reshape(-1, COLUMNS * side))}


def _png(levels: NDArray[np.uint8]) -> str:
    return as_data_url(Image.fromarray(levels), "PNG")
