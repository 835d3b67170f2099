"""What a program is told that could not be given what it asked for (RFC 9457)."""

from http import HTTPStatus
from typing import Annotated, Literal, NotRequired, TypedDict

import msgspec
from msgspec import Meta

PROBLEM_JSON = "application/problem+json"


class Problem(TypedDict):
    """An error (RFC 9457)."""

    type: Literal["about:blank"]
    title: Annotated[str, Meta(description="The status in words.")]
    status: Annotated[int, Meta(ge=400, le=599)]
    detail: Annotated[str, Meta(description="What was expected, and what came.")]
    request_id: NotRequired[
        Annotated[str, Meta(description="What the server's log calls the request.")]
    ]


def problem(status: int, detail: str) -> Problem:
    """The problem of a status, with what was expected and what came."""
    title = HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": status, "detail": detail}


def problem_json(status: int, detail: str, request_id: str) -> bytes:
    """The same as the body of the answer to a request."""
    return msgspec.json.encode({**problem(status, detail), "request_id": request_id})
