"""Answers packed for the wire: the page's first load stays small on a slow network."""

from flask import Flask, Response
from flask_compress import Compress


def register(app: Flask) -> None:
    """Compress what a browser takes compressed."""
    app.config.from_mapping(
        COMPRESS_MIN_SIZE=1_000,  # the API's own answers are smaller than what packing them costs
        COMPRESS_BR_LEVEL=4,
    )
    Compress(app)
    app.after_request(_read_whole)


def _read_whole(response: Response) -> Response:
    """Read a file of text at once: Flask-Compress would leave its stream open."""
    if response.is_streamed and (response.mimetype or "").startswith("text/"):
        response.direct_passthrough = False
        response.get_data()
    return response
