"""What programs can ask of the server, path by path, as OpenAPI has it."""

from typing import Any

from webapp.api.asked import Asked, NumberAsked
from webapp.api.batches import MOST_PIXELS
from webapp.api.number_batch import MOST_PHOTO_PIXELS, MOST_PHOTOS
from webapp.api.openapi import examples
from webapp.api.openapi.headers import has_rate, with_headers
from webapp.api.openapi.parts import (
    FILE,
    answer,
    body,
    form_body,
    form_body_of_groups,
    json_body,
    parameters,
)
from webapp.api.openapi.problems import (
    NO_KEY,
    OF_BATCH,
    OF_NUMBER_BATCH,
    OF_PREDICTION,
    OF_READING,
    UNAVAILABLE,
    refusals,
)
from webapp.api.stroke_groups import MOST_GROUPS, MOST_OF_GROUP, MOST_STROKES, WIDEST
from webapp.api.uploads import MOST_PICTURES, RAW
from webapp.settings import Settings

KEY = "key"
"""Of who may ask, where the settings have a file of keys."""


OF_ONE = {"200", "400", "411", "413", "415", "422", "429", "503", "default"}

OF_MANY = {"200", "429", "503", "default"}

COUNTED = {
    "/api/v1/predictions": OF_ONE,
    "/api/v1/readings": OF_ONE,
    "/api/v1/predictions/batch": OF_MANY,
    "/api/v1/readings/batch": OF_MANY,
}
"""Of which answers the rate is told; a batch that cannot be read is refused before it counts."""


MANY_PICTURES = body(
    json_body("Drawings", {"images": [examples.SEVEN, ""]}),
    form_body({"type": "array", "items": FILE, "minItems": 1, "maxItems": MOST_PICTURES}),
)


def operations(settings: Settings) -> dict[str, Any]:
    """By path and method, with the limits that the settings have."""
    counted = COUNTED if has_rate(settings) else {}
    return {
        path: {
            method: operation
            | {"responses": with_headers(operation["responses"], counted.get(path, set()))}
            for method, operation in methods.items()
        }
        for path, methods in _operations(settings).items()
    }


def _operations(settings: Settings) -> dict[str, Any]:
    with_key = _with_key if settings.api_keys else dict
    return {
        "/api/v1/predictions": {"post": with_key(_predict(settings))},
        "/api/v1/predictions/batch": {"post": with_key(_predict_batch(settings))},
        "/api/v1/readings": {"post": with_key(_read(settings))},
        "/api/v1/readings/batch": {"post": with_key(_read_batch(settings))},
        "/api/v1/rules": {"get": with_key(RULES)},
        "/api/v1/models": {"get": with_key(MODELS)},
        "/api/v1/models/current": {"get": with_key(CURRENT_MODEL)},
        "/api/v1/openapi.json": {"get": DOCUMENT},
        "/healthz": {"get": HEALTHZ},
        "/readyz": {"get": READYZ},
    }


def _with_key(operation: dict[str, Any]) -> dict[str, Any]:
    responses = refusals(NO_KEY) | operation["responses"]
    return operation | {"security": [{KEY: []}], "responses": responses}


def _predict(settings: Settings) -> dict[str, Any]:
    most, most_photo = settings.limits, settings.photo_limits
    return {
        "operationId": "predict",
        "summary": "Read one digit",
        "description": "A PNG or JPEG file, whatever its name or type says. Dark on light and "
        "light on dark both work; what is transparent is paper; EXIF's orientation is followed. It "
        f"may have {most.bytes:,} bytes and {most.pixels:,} pixels, and with `photo=1` "
        f"{most_photo.bytes:,} bytes and {most_photo.pixels:,} pixels.",
        "parameters": parameters(Asked),
        "requestBody": body(
            json_body("Drawing", {"image": examples.SEVEN}),
            form_body(FILE),
            {media_type: {"schema": {}} for media_type in RAW},
        ),
        "responses": answer("Prediction", "What the network made of it.", examples.PREDICTION)
        | refusals(*OF_PREDICTION),
    }


def _predict_batch(settings: Settings) -> dict[str, Any]:
    return {
        "operationId": "predictBatch",
        "summary": f"Read up to {MOST_PICTURES} pictures of one digit each",
        "description": "Each as it is read alone. All together may have at most "
        f"{settings.max_photo_bytes:,} bytes and, shared out evenly, {MOST_PIXELS:,} pixels. Each "
        "counts in the rate limit, and a batch that is refused does not.",
        "requestBody": MANY_PICTURES,
        "responses": answer("Batch", "What the network made of them.", examples.BATCH)
        | refusals(*OF_BATCH),
    }


def _read(settings: Settings) -> dict[str, Any]:
    most, most_photo = settings.limits, settings.photo_limits
    return {
        "operationId": "read",
        "summary": "Read one number on a line",
        "description": "Of one or more digits, in a PNG or JPEG file of at most "
        f"{most.bytes:,} bytes and {most.pixels:,} pixels, and with `photo=1` {most_photo.bytes:,} "
        f"bytes and {most_photo.pixels:,} pixels. Or, of a form with `groups`: of up to "
        f"{MOST_STROKES} strokes, of which up to {MOST_GROUPS} groups of at most {MOST_OF_GROUP} "
        "neighbours may be a digit. The file is then a PNG of their pictures, one below another: "
        f"squares of the same side, at most {WIDEST} pixels, black on white. Those that have "
        "`likely` from an earlier answer have no picture in it; where all have, there is no file.",
        "parameters": parameters(NumberAsked),
        "requestBody": body(
            json_body("Drawing", {"image": examples.SEVEN}),
            form_body_of_groups("StrokeGroups"),
            {media_type: {"schema": {}} for media_type in RAW},
        ),
        "responses": answer("Reading", "What number it is.", examples.READING)
        | refusals(*OF_READING),
    }


def _read_batch(settings: Settings) -> dict[str, Any]:
    return {
        "operationId": "readBatch",
        "summary": f"Read up to {MOST_PICTURES} pictures of one number each",
        "description": f"Each as it is read alone, and with `photo=1` up to {MOST_PHOTOS} photos. "
        f"All together may have at most {settings.max_photo_bytes:,} bytes and, shared out evenly, "
        f"{MOST_PIXELS:,} pixels, or {MOST_PHOTO_PIXELS:,} in photos. Each counts in the rate "
        "limit, and a batch that is refused does not.",
        "parameters": parameters(NumberAsked),
        "requestBody": MANY_PICTURES,
        "responses": answer("ReadingBatch", "What numbers they are.", examples.READING_BATCH)
        | refusals(*OF_NUMBER_BATCH),
    }


RULES = {
    "operationId": "rules",
    "summary": "Which rules a number can be held to",
    "responses": answer("Rules", "All rules.", {"rules": [examples.RULE]}) | refusals(),
}

MODELS = {
    "operationId": "models",
    "summary": "Which versions of the model there are",
    "responses": answer("Models", "All versions.", {"models": [examples.MODEL]}) | refusals(),
}

CURRENT_MODEL = {
    "operationId": "currentModel",
    "summary": "Which version reads, and how",
    "responses": answer("CurrentModel", "That version.", examples.CURRENT_MODEL) | refusals(),
}

DOCUMENT = {
    "operationId": "document",
    "summary": "This document",
    "responses": answer("Document", "OpenAPI 3.1.", {"openapi": "3.1.0"}) | refusals(),
}

HEALTHZ = {
    "operationId": "healthz",
    "summary": "Whether the process lives",
    "responses": answer("Alive", "It does.", {"status": "alive"}) | refusals(),
}

READYZ = {
    "operationId": "readyz",
    "summary": "Whether the network is loaded and reads",
    "responses": answer("Ready", "It does.", examples.READY) | refusals(UNAVAILABLE),
}
