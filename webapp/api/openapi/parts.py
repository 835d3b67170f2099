"""Parts of operations, as OpenAPI has them."""

from typing import Any

import msgspec

from webapp.api.answers import of
from webapp.api.stroke_groups import GROUPS
from webapp.api.uploads import FIELD, FORM
from webapp.http.bodies import JSON

Part = dict[str, Any]

FILE: Part = {"type": "string", "format": "binary"}


def parameters(asked: type) -> list[Part]:
    """The parameters that a request may have."""
    _, components = msgspec.json.schema_components([asked])
    return [
        {
            "name": name,
            "in": "query",
            "description": told.pop("description"),
            "schema": told,
        }
        for name, told in components[asked.__name__]["properties"].items()
    ]


def json_body(shape: str, example: Part) -> Part:
    """A body of JSON of a shape."""
    return {JSON: {"schema": of(shape), "example": example}}


def form_body(file: Part) -> Part:
    """A form with a file, or several."""
    fields = {"type": "object", "properties": {FIELD: file}, "required": [FIELD]}
    return {FORM: {"schema": fields}}


def form_body_of_groups(shape: str) -> Part:
    """A form with a file, or a field with JSON of a shape, or both."""
    groups = {"type": "string", "contentMediaType": JSON, "contentSchema": of(shape)}
    fields = {
        "type": "object",
        "properties": {FIELD: FILE, GROUPS: groups},
        "anyOf": [{"required": [FIELD]}, {"required": [GROUPS]}],
    }
    return {FORM: {"schema": fields}}


def body(*kinds: Part) -> Part:
    """What is sent, as one of several media types."""
    content = {media_type: told for kind in kinds for media_type, told in kind.items()}
    return {"required": True, "content": content}


def answer(shape: str, description: str, example: Part) -> Part:
    """What is answered where nothing is wrong."""
    return {"200": {"description": description, "content": json_body(shape, example)}}
