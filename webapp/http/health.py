"""What a supervisor asks: does the process live, and can it read digits?"""

import numpy as np
from flask import Blueprint

from digits.normalize import SIDE
from webapp.current import current_model

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> dict[str, str]:
    """200 while the process lives."""
    return {"status": "alive"}


@blueprint.get("/readyz")
def readyz() -> dict[str, str]:
    """200 with the model's version once it answers; 503 problem+json while it does not."""
    model = current_model()
    model.recognizer.probabilities(np.zeros((1, SIDE, SIDE), np.uint8))
    return {"status": "ready", "model": model.version, "network": model.network}
