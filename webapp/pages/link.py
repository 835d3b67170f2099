"""The QR code of a link that opens a drawing, which is in the link itself: read, and not kept."""

from io import BytesIO
from typing import Annotated

import msgspec
import segno
from flask import Blueprint, Response, url_for
from msgspec import Meta

from webapp.http.bodies import check_length, read_json
from webapp.http.overload import Place, needs
from webapp.http.security import not_stored

blueprint = Blueprint("link", __name__)
blueprint.after_request(not_stored)

LONGEST = 800
"""Characters of a drawing that a phone still reads off a screen, with the server's address."""

QUIET = 4
"""Modules of paper around a code, as its standard wants."""


class Drawn(msgspec.Struct):
    """A drawing, as `static/js/drawing/link.js` writes it."""

    drawing: Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]+\Z", max_length=LONGEST)]


@blueprint.post("/link/code")
def code() -> Response:
    """The QR code, as SVG, of the link to a drawing here; it leads to no other address.

    400 for JSON that holds no such drawing, 411, 413 or 415 for what is no short JSON.
    """
    needs(Place.THREADS)
    check_length(LONGEST, "a drawing")
    drawn = read_json(Drawn, f'{{"drawing": "<at most {LONGEST} characters of base64url>"}}')
    link = url_for("pages.pad", _external=True, _anchor=f"d={drawn.drawing}")
    return Response(_as_svg(link), mimetype="image/svg+xml")


def _as_svg(link: str) -> bytes:
    """Black on white in any theme, for phones take light on dark for no code."""
    file = BytesIO()
    segno.make_qr(link, error="l").save(
        file, kind="svg", border=QUIET, light="#fff", omitsize=True, xmldecl=False
    )
    return file.getvalue()
