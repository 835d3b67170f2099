"""The API: a picture of one digit in, a prediction out."""

from time import perf_counter
from typing import Any

from flask import Blueprint, Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from digits.ink import ink_from_bytes
from digits.photo.reading import open_photo, read_photo
from digits.recognizer import Prediction
from webapp.api.explanation import explanation
from webapp.api.uploads import picture_of_request
from webapp.current import CurrentModel, current_model
from webapp.http.data_urls import ink_picture
from webapp.http.overload import refuse_if_late
from webapp.settings import current_settings

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.before_request(refuse_if_late)

DECIMALS = 8


def register(app: Flask, rate_limit: str) -> None:
    """Add the API to the app; `rate_limit` is for each client, as in 60/second, or empty."""
    if rate_limit:
        limiter = Limiter(
            get_remote_address, app=app, headers_enabled=True, storage_uri="memory://"
        )
        limiter.limit(rate_limit)(blueprint)
    app.register_blueprint(blueprint)


@blueprint.post("/predictions")
def predict() -> dict[str, Any]:
    """Read the request's picture; `?explain=1` adds what the network saw and where it looked.

    `?photo=1` reads it as a photograph, and then the explanation also shows its ink.
    """
    model = current_model()
    started = perf_counter()
    if _asks_for("photo"):
        limits = current_settings().photo_limits
        photo = open_photo(picture_of_request(limits), limits)
        decode_ms = (perf_counter() - started) * 1e3
        read = read_photo(photo, model.recognizer)
        answer = _answer(read.prediction, model, decode_ms) | {"digits": read.digits}
        return answer | {"ink": ink_picture(read.ink)} if _asks_for("explain") else answer
    limits = current_settings().limits
    ink = ink_from_bytes(picture_of_request(limits), limits)
    decode_ms = (perf_counter() - started) * 1e3
    return _answer(model.recognizer.predict(ink), model, decode_ms)


def _asks_for(name: str) -> bool:
    return request.args.get(name) == "1"


def _answer(prediction: Prediction, model: CurrentModel, decode_ms: float) -> dict[str, Any]:
    answer = {
        "digit": prediction.digit,
        "confidence": round(prediction.confidence, DECIMALS),
        "probabilities": [round(float(p), DECIMALS) for p in prediction.probabilities],
        "rejected": prediction.rejected,
        "model": model.version,
        "timing_ms": {
            "decode": round(decode_ms, 3),
            "normalize": round(prediction.normalize_ms, 3),
            "classify": round(prediction.classify_ms, 3),
        },
    }
    return answer | explanation(model.recognizer, prediction) if _asks_for("explain") else answer
