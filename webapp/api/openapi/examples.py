"""A body and an answer of each kind, as they come."""

from typing import Any

SEVEN = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAABwAAAAcAQAAAABaduI5AAAAQ0lEQVR42lWNuxHAIAxDn91kDBiF8RjXoUoaRAN3ptHp"
    "ezLB6wAHAsQTW1rHmYBUjqdKXsyWJPoUOf25yoAzNrP7fAEv0BO5mMSrkwAAAABJRU5ErkJggg=="
)
"""A PNG of a 7, 28 x 28 pixels."""

PREDICTION: dict[str, Any] = {
    "digit": 7,
    "confidence": 0.9994,
    "probabilities": [0.0, 0.0001, 0.0001, 0.0, 0.0, 0.0, 0.0, 0.9994, 0.0, 0.0004],
    "rejected": None,
    "model": "2026.11.28-1",
    "timing_ms": {"decode": 0.22, "normalize": 0.04, "classify": 0.14},
}

BATCH: dict[str, Any] = {
    "predictions": [
        PREDICTION,
        {
            "type": "about:blank",
            "title": "Unprocessable Entity",
            "status": 422,
            "detail": "expected a PNG or JPEG picture, got no bytes at all",
        },
    ],
    "model": "2026.11.28-1",
}

READING: dict[str, Any] = {
    "text": "10115",
    "confidence": 0.9813,
    "rejected": None,
    "digits": [
        {
            "digit": 1,
            "confidence": 0.9991,
            "probabilities": [0.0, 0.9991, 0.0, 0.0, 0.0002, 0.0, 0.0, 0.0007, 0.0, 0.0],
            "box": [12, 20, 9, 71],
        }
    ],
    "separators": [],
    "alternatives": [{"text": "10715", "confidence": 0.0021}],
    "rule": {"name": "postcode-de", "valid": True, "changed": []},
    "model": "2026.11.28-1",
    "timing_ms": {"decode": 0.41, "read": 2.73},
}

READING_BATCH: dict[str, Any] = {
    "readings": [READING, BATCH["predictions"][1]],
    "model": "2026.11.28-1",
}

RULE: dict[str, Any] = {
    "name": "postcode-de",
    "title": "Postcode of Germany",
    "lengths": [5],
    "example": "10115",
    "written": "#####",
    "source": "https://www.upu.int/UPU/media/upu/PostalEntitiesFiles/addressingUnit/deuEn.pdf",
}

MODEL: dict[str, Any] = {
    "version": "2026.11.28-1",
    "current": True,
    "metrics": {"mnist": {"accuracy": 0.997}},
}

CURRENT_MODEL: dict[str, Any] = MODEL | {"network": "int8", "rejection_threshold": 0.63}

READY = {"status": "ready", "model": "2026.11.28-1", "network": "int8"}
