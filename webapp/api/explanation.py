"""What `?explain=1` adds to an answer: how the network came to it."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.explain import heatmap, strongest_maps
from digits.recognizer import Prediction, Recognizer
from webapp.api.answers import Explanation, Stage
from webapp.api.asked import Subject
from webapp.http.data_urls import as_data_url

COLUMNS = 2
"""Feature maps beside each other in a stage's picture."""

NOTHING: Explanation = {"seen": None, "explained": None, "heatmap": None, "features": []}


def explanation(
    recognizer: Recognizer, prediction: Prediction, subject: Subject | None
) -> Explanation:
    """What the network saw, and what spoke for the subject, or else for what it answered."""
    if prediction.image is None:
        return NOTHING
    digit = prediction.digit
    if subject is not None:
        digit = None if subject == "none" else int(subject)
    evidence = heatmap(recognizer, prediction.image, digit)
    return {
        "seen": _png(prediction.image),
        "explained": "none" if digit is None else digit,
        "heatmap": np.round(evidence.astype(float), 3).tolist(),
        "features": [_stage(stage) for stage in recognizer.features(prediction.image)],
    }


def _stage(stage: NDArray[np.float32]) -> Stage:
    """A stage's strongest maps in one picture, two in a row."""
    numbers, maps = strongest_maps(stage)
    side = len(stage)
    rows = maps.reshape(-1, COLUMNS, side, side).swapaxes(1, 2)
    return {"size": side, "maps": numbers, "image": _png(rows.reshape(-1, COLUMNS * side))}


def _png(levels: NDArray[np.uint8]) -> str:
    return as_data_url(Image.fromarray(levels), "PNG")
