"""The API's description, OpenAPI 3.1, made of the types that the code itself uses."""

from typing import Any

import msgspec
from flask import Blueprint, request

from webapp.api import answers, stroke_groups, uploads
from webapp.api.openapi.headers import headers
from webapp.api.openapi.operations import KEY, operations
from webapp.http.health import Alive, Ready
from webapp.http.problems import Problem
from webapp.settings import Settings, current_settings

blueprint = Blueprint("openapi", __name__, url_prefix="/api/v1")

TYPES = (
    answers.Prediction,
    answers.Batch,
    answers.Reading,
    answers.ReadingBatch,
    stroke_groups.StrokeGroups,
    answers.Rules,
    answers.Models,
    answers.CurrentModel,
    Problem,
    uploads.Drawing,
    uploads.Drawings,
    Alive,
    Ready,
)

KEYS = {"securitySchemes": {KEY: {"type": "http", "scheme": "bearer"}}}
"""How a key is shown."""


@blueprint.get("/openapi.json")
def openapi() -> dict[str, Any]:
    """The document, for the server as it was asked."""
    return document(current_settings()) | {"servers": [{"url": request.url_root.rstrip("/")}]}


def document(settings: Settings) -> dict[str, Any]:
    """The API of a server with such settings, as OpenAPI has it."""
    _, schemas = msgspec.json.schema_components(TYPES, ref_template=answers.SCHEMAS + "{name}")
    components = {
        "schemas": schemas | {"Document": {"type": "object"}},
        "headers": headers(settings),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Digitpad",
            "summary": "Reads handwritten digits.",
            "version": "1",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": operations(settings),
        "components": components | (KEYS if settings.api_keys else {}),
    }
