"""Compressed answers, so that the first load of a page is small on a slow network."""

from functools import lru_cache

import brotli
from flask import Flask, Request, Response, g, request
from flask_compress import Compress

from webapp.http.pages import RENDERED_ONCE
from webapp.http.programs import is_of_program
from webapp.settings import ROOT

STATIC = ROOT / "static"

MOST = 512
"""Files and pages that are kept compressed: more than there are."""

LARGE = 100_000
"""Bytes from which on brotli's patience would be felt on a small computer."""


class CompressPages(Compress):
    """Flask-Compress, which spares programs the search for what they accept."""

    def after_request(self, response: Response | None) -> Response:
        """Compress an answer, if it is a page's."""
        return response if response and is_of_program() else super().after_request(response)


class Lasting:
    """What is the same for everybody, as a cache of Flask-Compress: compressed once, patiently."""

    def get(self, key: str) -> bytes | None:
        """A file or page as small as brotli makes it; None for what is compressed anew."""
        content = _lasting_content() if key.startswith("br;") else None
        return _smallest(content) if content is not None and len(content) < LARGE else None

    def set(self, key: str, content: bytes) -> None:
        """Keep nothing: pages differ each time, or are a visitor's own."""


def register(app: Flask) -> None:
    """Compress answers for clients that accept it."""
    app.config.from_mapping(
        COMPRESS_MIN_SIZE=300,
        COMPRESS_BR_LEVEL=5,  # a tenth smaller than at 4, in the same time
        COMPRESS_CACHE_KEY=_no_key,
        COMPRESS_CACHE_BACKEND=Lasting,
    )
    CompressPages(app)
    app.after_request(_read_whole)


def _no_key(_request: Request) -> str:
    """What lasts is known by itself."""
    return ""


def _lasting_content() -> bytes | None:
    """What is answered, if that is a whole static file or a page that is rendered once."""
    if request.endpoint == "static" and request.range is None:
        name: str = (request.view_args or {})["filename"]
        return (STATIC / name).read_bytes()
    page: str | None = g.get(RENDERED_ONCE)
    return page.encode() if page is not None else None


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
