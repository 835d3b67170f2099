"""The picture in a request: in JSON, in a form, or as the body itself."""

import msgspec
from flask import abort, request

from digits.picture_file import Limits, bytes_from_text, media_types
from webapp.http.bodies import JSON, check_length, read_json

FORM = "multipart/form-data"

FIELD = "image"

RAW = (*media_types, "image/jpg")
"""Media types of a body that is the picture itself: many call a JPEG so."""


class Drawing(msgspec.Struct):
    """What the JSON holds: a picture's file as base64 or a data URL."""

    image: str


def picture_of_request(limits: Limits) -> bytes:
    """A picture's file, not yet decoded; aborts with 400, 411, 413 or 415 where there is none.

    Raises `InkError`.
    """
    check_length(limits.bytes)
    if request.mimetype == JSON:
        drawing = read_json(Drawing, '{"image": "<base64 or data URL>"}')
        return bytes_from_text(drawing.image, limits)
    if request.mimetype == FORM:
        return _file_in_form()
    if request.mimetype in RAW:
        content: bytes = request.get_data()
        return content
    expected = ", ".join([JSON, FORM, *media_types])
    abort(415, f"expected one of {expected}, got {request.mimetype or 'no media type'}")


def _file_in_form() -> bytes:
    files = request.files.getlist(FIELD)
    if len(files) != 1:
        abort(400, f"expected one file in the form's field {FIELD!r}, got {len(files)}")
    content: bytes = files[0].read()
    return content
