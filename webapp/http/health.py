"""What a supervisor asks: does the process live, and can it read digits?"""

import numpy as np
from flask import Blueprint, current_app

from digits.normalize import SIDE
from digits.recognizer import Recognizer

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> dict[str, str]:
    """200 while the process lives."""
    return {"status": "alive"}


@blueprint.get("/readyz")
def readyz() -> dict[str, str]:
    """200 with the model's version once it answers; 503 problem+json while it does not."""
    recognizer: Recognizer = current_app.extensions["recognizer"]
    recognizer.probabilities(np.zeros((1, SIDE, SIDE), np.uint8))
    bundle = recognizer.bundle
    return {"status": "ready", "model": bundle.version, "network": bundle.network}
