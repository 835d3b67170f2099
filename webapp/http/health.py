"""What a supervisor asks: does the process live, and can it read digits?"""

from typing import Literal, TypedDict

import numpy as np
from flask import Blueprint

from digits.normalize import SIDE
from webapp.current import current_model

blueprint = Blueprint("health", __name__)


class Alive(TypedDict):
    """That the process lives."""

    status: Literal["alive"]


class Ready(TypedDict):
    """That the network reads, and which it is."""

    status: Literal["ready"]
    model: str
    network: str


@blueprint.get("/healthz")
def healthz() -> Alive:
    """200 while the process lives."""
    return {"status": "alive"}


@blueprint.get("/readyz")
def readyz() -> Ready:
    """200 with the model's version once it answers; 503 problem+json while it does not."""
    model = current_model()
    model.recognizer.probabilities(np.zeros((1, SIDE, SIDE), np.uint8))
    return {"status": "ready", "model": model.version, "network": model.network}
