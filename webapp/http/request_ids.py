"""A name for each request, by which a client's report is found again in the log."""

import secrets
from typing import TYPE_CHECKING

from flask import Flask, Response, request

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

HEADER = "X-Request-ID"

KEY = "digitpad.request_id"
"""In WSGI's environment."""


def new_id() -> str:
    """One that no other request has."""
    return secrets.token_hex(8)


def id_in(environ: "WSGIEnvironment") -> str:
    """The request's, which the server gave it, or else a new one."""
    name: str = environ.setdefault(KEY, new_id())
    return name


def register(app: Flask) -> None:
    """Tell it with every answer."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    response.headers[HEADER] = id_in(request.environ)
    return response
