"""The headers of answers beside those that protect, as OpenAPI has them."""

from typing import Any

from webapp.http import limits
from webapp.http.keys import CHALLENGE
from webapp.http.request_ids import HEADER as REQUEST_ID
from webapp.settings import Settings

WHOLE = {"type": "integer", "minimum": 0}

EVERYWHERE = {
    REQUEST_ID: {
        "description": "What the server's log calls the request.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    },
    "Retry-After": {
        "description": "Seconds after which to ask again.",
        "required": True,
        "schema": WHOLE,
    },
    "Allow": {
        "description": "With 405: the methods that the address takes.",
        "schema": {"type": "string"},
    },
}

WITH_RATE = {
    limits.HEADERS[0]: {
        "description": "Pictures that the client may send in the time of its rate, if it has one.",
        "schema": WHOLE,
    },
    limits.HEADERS[1]: {"description": "Pictures that are left of them.", "schema": WHOLE},
    limits.HEADERS[2]: {
        "description": "When all are there again, in seconds since 1970.",
        "schema": WHOLE,
    },
}

WITH_KEY = {
    "WWW-Authenticate": {
        "description": "How to show a key.",
        "required": True,
        "schema": {"type": "string", "const": str(CHALLENGE)},
    },
}

AT_STATUS = {"401": ["WWW-Authenticate"], "429": ["Retry-After"], "503": ["Retry-After"]}


def headers(settings: Settings) -> dict[str, Any]:
    """All that answers of a server with such settings may have, by name."""
    return (
        EVERYWHERE
        | (WITH_RATE if has_rate(settings) else {})
        | (WITH_KEY if settings.api_keys else {})
    )


def has_rate(settings: Settings) -> bool:
    """Whether pictures are counted, of everybody or of who has a key with a rate."""
    return bool(settings.rate_limit or settings.api_keys)


def with_headers(responses: dict[str, Any], counted: set[str]) -> dict[str, Any]:
    """The answers with their headers; of statuses that are `counted` those of the rate, too."""
    return {
        status: told | {"headers": {name: _of(name) for name in _names(status, status in counted)}}
        for status, told in responses.items()
    }


def _names(status: str, is_counted: bool) -> list[str]:
    own = ["Allow"] if status == "default" else AT_STATUS.get(status, [])
    return [REQUEST_ID, *own, *(limits.HEADERS if is_counted else [])]


def _of(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/headers/{name}"}
