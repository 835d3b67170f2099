"""What each operation refuses: statuses, when, and what is told then."""

from typing import Any

from werkzeug.exceptions import NotFound

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

ELSE = (
    404,
    "Anything else that went wrong: 404 where there is nothing at the address, 405 where it does "
    "not take that method.",
    str(NotFound.description),
)

NAME = "5f0c7a31d9e84b26"
"""Of a request."""

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
        "or `groups` that are not of their shape; a parameter is no rule, no length, or none of "
        "those that it may be.",
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
        "The body is not JSON or not of that shape; there are no pictures, or more than 256; "
        "`photo`, `explain` or `digit` is there, which are for one picture.",
        'expected {"images": ["<base64 or data URL>", …]} with 1 to 256 pictures, got JSON of '
        "another shape: Expected `array` of length >= 1 - at `$.images`",
    ),
    NO_LENGTH,
    (
        413,
        "Too many bytes in all, too much of a form besides pictures, or more pictures than the "
        "rate lets one client send at once.",
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


OF_NUMBER_BATCH: tuple[Refusal, ...] = (
    (
        400,
        "The body is not JSON or not of that shape; there are no pictures, or more than 256, or "
        "than 16 photos; a parameter is no rule, no length, or none of those that it may be.",
        "expected 1 to 16 pictures, got more",
    ),
    *OF_BATCH[1:],
)


def refusals(*refused: Refusal) -> dict[str, Any]:
    """The answers of an operation that are problems."""
    answers = {str(refusal[0]): _refusal(*refusal) for refusal in refused}
    return answers | {"default": _refusal(*ELSE)}


def _refusal(status: int, when: str, detail: str) -> dict[str, Any]:
    answer = _described(when)
    answer["content"][PROBLEM_JSON]["example"] = problem(status, detail) | {"request_id": NAME}
    return answer


def _described(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {PROBLEM_JSON: {"schema": of("Problem")}},
    }
