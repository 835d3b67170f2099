"""Compressed answers, so that the first load of a page is small on a slow network."""

from functools import lru_cache

import brotli
from flask import Flask, Request, Response
from flask_compress import Compress

from webapp.http.programs import is_of_program
from webapp.settings import ROOT

STATIC = ROOT / "static"

MOST = 512
"""Files that are kept compressed: more than there are."""


class CompressPages(Compress):
    """Flask-Compress, which spares programs the search for what they accept."""

    def after_request(self, response: Response | None) -> Response:
        """Compress an answer, if it is a page's."""
        return response if response and is_of_program() else super().after_request(response)


class SmallestFiles:
    """The static files, as a cache of Flask-Compress: each is compressed once, with patience."""

    def get(self, key: str) -> bytes | None:
        """A file as small as brotli makes it; None for what is to be compressed anew each time."""
        algorithm, _, name = key.partition(";")
        return _smallest((STATIC / name).read_bytes()) if algorithm == "br" and name else None

    def set(self, key: str, content: bytes) -> None:
        """Keep nothing: pages differ each time, or are a visitor's own."""


def register(app: Flask) -> None:
    """Compress answers for clients that accept it."""
    app.config.from_mapping(
        COMPRESS_MIN_SIZE=1_000,
        COMPRESS_BR_LEVEL=5,  # a tenth smaller than at 4, in the same time
        COMPRESS_CACHE_KEY=_static_file,
        COMPRESS_CACHE_BACKEND=SmallestFiles,
    )
    CompressPages(app)
    app.after_request(_read_whole)


def _static_file(request: Request) -> str:
    """The name of the file that is asked for; "" for a part of it, and for anything else."""
    is_whole = request.endpoint == "static" and request.range is None
    return (request.view_args or {}).get("filename", "") if is_whole else ""


@lru_cache(MOST)
def _smallest(content: bytes) -> bytes:
    compressed: bytes = brotli.compress(content, mode=brotli.MODE_TEXT)
    return compressed


def _read_whole(response: Response) -> Response:
    """Read a text file at once, because Flask-Compress would leave its stream open."""
    if response.is_streamed and (response.mimetype or "").startswith("text/"):
        response.direct_passthrough = False
        response.get_data()
    return response
