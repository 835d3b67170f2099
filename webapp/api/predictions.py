"""The API: one picture of one digit in, what the network makes of it out."""

import json
from time import perf_counter
from typing import Any, NoReturn

from flask import Blueprint, Flask, abort, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from digits.ink import Limits, bytes_from_text, ink_from_bytes
from digits.photo import ink_from_photo
from digits.recognizer import Prediction, Recognizer
from webapp.api.explanation import explanation
from webapp.http.data_urls import ink_picture
from webapp.http.overload import refuse_if_late
from webapp.settings import current_settings

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.before_request(refuse_if_late)

PICTURES = ("image/png", "image/jpeg")

DECIMALS = 8


def register(app: Flask, rate_limit: str) -> None:
    """Put the API into the app; a client may ask as often as `rate_limit`, where it sets one."""
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
    recognizer: Recognizer = current_app.extensions["recognizer"]
    limits = current_settings().limits
    read = ink_from_photo if _asks_for("photo") else ink_from_bytes
    started = perf_counter()
    ink = read(_picture_of_request(limits), limits)
    decode_ms = (perf_counter() - started) * 1e3
    prediction = recognizer.predict(ink)
    answer = _answer(prediction, recognizer.bundle.version, decode_ms)
    if _asks_for("explain"):
        answer |= explanation(recognizer, prediction)
        if _asks_for("photo"):
            answer["ink"] = ink_picture(ink)
    return answer


def _asks_for(name: str) -> bool:
    return request.args.get(name) == "1"


def _picture_of_request(limits: Limits) -> bytes:
    _check_length()
    if request.mimetype == "application/json":
        return bytes_from_text(_text_in_json(), limits)
    if request.mimetype == "multipart/form-data":
        return _file_in_form()
    if request.mimetype in PICTURES:
        content: bytes = request.get_data()
        return content
    expected = ", ".join(["application/json", "multipart/form-data", *PICTURES])
    abort(415, f"expected one of {expected}, got {request.mimetype or 'no media type'}")


def _check_length() -> None:
    # A chunked body beyond the limit would be cut short without a word.
    if request.content_length is None:
        abort(411, "expected a Content-Length, got none")
    largest = current_app.config["MAX_CONTENT_LENGTH"]
    if request.content_length > largest:
        abort(413, f"expected at most {largest:,} bytes, got {request.content_length:,}")


def _text_in_json() -> str:
    try:
        # Not Flask's own parser, which lets NaN and Infinity pass.
        content = json.loads(request.get_data(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        abort(400, f"expected JSON, got a body that is none: {error}")
    if not isinstance(content, dict) or not isinstance(content.get("image"), str):
        abort(400, 'expected {"image": "<base64 or data URL>"}, got JSON of another shape')
    text: str = content["image"]
    return text


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _file_in_form() -> bytes:
    files = request.files.getlist("image")
    if len(files) != 1:
        abort(400, f"expected one file in the form's field 'image', got {len(files)}")
    content: bytes = files[0].read()
    return content


def _answer(prediction: Prediction, version: str, decode_ms: float) -> dict[str, Any]:
    return {
        "digit": prediction.digit,
        "confidence": round(prediction.confidence, DECIMALS),
        "probabilities": [round(float(p), DECIMALS) for p in prediction.probabilities],
        "rejected": prediction.rejected,
        "model": version,
        "timing_ms": {
            "decode": round(decode_ms, 3),
            "normalize": round(prediction.normalize_ms, 3),
            "classify": round(prediction.classify_ms, 3),
        },
    }
