"""What each operation refuses: statuses, when, and what is told then."""

from typing import Any

from webapp.api.answers import of
from webapp.http.problems import PROBLEM_JSON, problem

NO_LENGTH = (
    411,
    "The request does not tell its Content-Length.",
    "expected a Content-Length, got none",
)

BUSY = (
    503,
    "The server has more to do than it can: ask again after `Retry-After` seconds, less often.",
    "expected to be served within 1 s, got a server so busy that this waited for 1.50 s: "
    "ask less often",
)

UNAVAILABLE = (
    503,
    "The network cannot run.",
    "expected LiteRT to run the model, got an interpreter that is busy",
)

RATE = (
    429,
    "More pictures than the server lets one client send; `Retry-After` tells when there are some "
    "again.",
    "1 per 1 hour",
)

NO_KEY = (
    401,
    "The server asks for a key, and none came, or one that nobody has.",
    "expected a key, sent as the header Authorization: Bearer KEY, got none",
)

Refusal = tuple[int, str, str]
"""A status, when it comes, and an example of the problem's detail."""

OF_PREDICTION: tuple[Refusal, ...] = (
    (
        400,
        "The body is not JSON, not of that shape or not base64; the form has not one file `image`; "
        "a parameter is none of those that it may be.",
        'expected {"image": "<base64 or data URL>"}, got JSON of another shape: '
        "Object missing required field `image`",
    ),
    NO_LENGTH,
    (
        413,
        "Too many bytes or pixels.",
        "expected a picture of at most 1,048,576 bytes, got a body of 2,000,000",
    ),
    (
        415,
        "No media type that is read.",
        "expected one of application/json, multipart/form-data, image/png, image/jpeg, "
        "got image/gif",
    ),
    (
        422,
        "The file is no PNG or JPEG, or is broken.",
        "expected a PNG or JPEG picture, got 10 bytes that begin with b'no pictu'",
    ),
    RATE,
    BUSY,
)

OF_READING: tuple[Refusal, ...] = (
    (
        400,
        "The body is not JSON, not of that shape or not base64; the form has not one file `image`, "
        "or `groups` that are not of their shape; a parameter is no rule or no length.",
        "expected a rule such as postcode-de, luhn or range=0-120, got 'luhm'",
    ),
    *(one for one in OF_PREDICTION if one[0] not in (400, 422)),
    (
        422,
        "The file is no PNG or JPEG, is broken, or has not a square for each group.",
        "expected a PNG or JPEG picture, got 10 bytes that begin with b'no pictu'",
    ),
)

OF_BATCH: tuple[Refusal, ...] = (
    (
        400,
        "The body is not JSON or not of that shape; there are no pictures, or more than 256.",
        'expected {"images": ["<base64 or data URL>", …]} with 1 to 256 pictures, got JSON of '
        "another shape: Expected `array` of length >= 1 - at `$.images`",
    ),
    NO_LENGTH,
    (
        413,
        "Too many bytes in all, or too many parts of a form.",
        "expected pictures of at most 25,000,000 bytes, got a body of 40,000,000",
    ),
    (
        415,
        "No media type that is read.",
        "expected one of application/json, multipart/form-data, got image/png",
    ),
    RATE,
    (503, BUSY[1], BUSY[2].replace("1 s", "5 s").replace("1.50 s", "5.50 s")),
)


def refusals(*refused: Refusal) -> dict[str, Any]:
    """The answers of an operation that are problems."""
    answers = {str(status): _refusal(when, status, detail) for status, when, detail in refused}
    return answers | {"default": _described("Anything else that went wrong.")}


def _refusal(when: str, status: int, detail: str) -> dict[str, Any]:
    answer = _described(when)
    answer["content"][PROBLEM_JSON]["example"] = problem(status, detail)
    if status in (429, 503):
        answer["headers"] = {"Retry-After": {"description": "Seconds.", "schema": WHOLE}}
    return answer


WHOLE = {"type": "integer", "minimum": 0}


def _described(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {PROBLEM_JSON: {"schema": of("Problem")}},
    }
