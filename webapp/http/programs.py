"""What programs ask for, and not people: it needs no language, no cookie and no page."""

from flask import request

PATHS = ("/api/", "/healthz", "/readyz")
"""How the paths begin."""


def is_of_program() -> bool:
    """Whether a program sent this request."""
    return request.path.startswith(PATHS)
