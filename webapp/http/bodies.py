"""The bodies of requests: of a known length, and JSON of a known shape."""

from typing import TypeVar

import msgspec
from flask import abort, request

JSON = "application/json"

ENVELOPE = 65_536
"""Bytes that JSON, a form and their headers may add around a picture."""

BASE64_LENGTH = 4 / 3
"""Characters of base64 a byte."""

Shape = TypeVar("Shape")


def longest_body(most_bytes: int) -> int:
    """Bytes of a body that holds a file of `most_bytes`, as it is or in base64."""
    return int(most_bytes * BASE64_LENGTH) + ENVELOPE


def check_length(most_bytes: int, holding: str = "a picture") -> None:
    """Abort with 411 for a body of unknown length, and with 413 for one that is too long.

    It may hold files of `most_bytes`, as they are or in base64.
    """
    # A chunked body beyond the limit would be cut short silently.
    if request.content_length is None:
        abort(411, "expected a Content-Length, got none")
    request.max_content_length = longest_body(most_bytes)
    if request.content_length > request.max_content_length:
        abort(
            413,
            f"expected {holding} of at most {most_bytes:,} bytes, "
            f"got a body of {request.content_length:,}",
        )


def read_json(shape: type[Shape], expected: str) -> Shape:
    """The request's JSON as `shape`, which an error calls `expected`.

    Aborts with 415 for another media type, and with 400 for no JSON or JSON of another shape.
    """
    if request.mimetype != JSON:
        abort(415, f"expected {JSON}, got {request.mimetype or 'no media type'}")
    try:
        return msgspec.json.decode(request.get_data(cache=False), type=shape)
    except msgspec.ValidationError as error:
        abort(400, f"expected {expected}, got JSON of another shape: {error}")
    except (ValueError, RecursionError) as error:
        abort(400, f"expected JSON, got a body that is none: {error}")
