"""Compressed answers, so that the first load of a page is small on a slow network."""

from flask import Flask, Response
from flask_compress import Compress

from webapp.http.programs import is_of_program


class CompressPages(Compress):
    """Flask-Compress, which spares programs the search for what they accept."""

    def after_request(self, response: Response | None) -> Response:
        """Compress an answer, if it is a page's."""
        return response if response and is_of_program() else super().after_request(response)


def register(app: Flask) -> None:
    """Compress answers for clients that accept it."""
    app.config.from_mapping(
        COMPRESS_MIN_SIZE=1_000,
        COMPRESS_BR_LEVEL=5,  # a tenth smaller than at 4, in the same time
    )
    CompressPages(app)
    app.after_request(_read_whole)


def _read_whole(response: Response) -> Response:
    """Read a text file at once, because Flask-Compress would leave its stream open."""
    if response.is_streamed and (response.mimetype or "").startswith("text/"):
        response.direct_passthrough = False
        response.get_data()
    return response
