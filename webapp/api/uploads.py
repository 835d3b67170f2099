"""The pictures in a request: in JSON, in a form, or as the body itself."""

from typing import Annotated, NoReturn

import msgspec
from flask import abort, request
from msgspec import Meta

from digits.picture_file import Limits, bytes_from_text, media_types
from webapp.http.bodies import JSON, check_length, read_json
from webapp.http.requests import TooManyFiles, allow_files

FORM = "multipart/form-data"

FIELD = "image"

RAW = (*media_types, "image/jpg")
"""Media types of a body that is the picture itself: many call a JPEG so."""

MOST_PICTURES = 256
"""In a batch."""

Text = Annotated[
    str,
    Meta(
        description="A PNG or JPEG file, in base64 or as a base64 data URL.",
        extra_json_schema={"format": "byte"},
    ),
]

Picture = str | bytes
"""A picture's file, in base64 or as a data URL, or as it is."""


class Drawing(msgspec.Struct):
    """A picture as JSON."""

    image: Text


class Drawings(msgspec.Struct):
    """Pictures as JSON; of too many is told as of those in a form."""

    images: Annotated[list[Text], Meta(min_length=1, extra_json_schema={"maxItems": MOST_PICTURES})]


def picture_of_request(limits: Limits) -> bytes:
    """A picture's file, not yet decoded; aborts with 400, 411, 413 or 415 where there is none.

    Raises `InkError`.
    """
    check_length(limits.bytes)
    if request.mimetype == JSON:
        drawing = read_json(Drawing, '{"image": "<base64 or data URL>"}')
        return bytes_from_text(drawing.image, limits)
    if request.mimetype == FORM:
        return file_in_form()
    if request.mimetype in RAW:
        content: bytes = request.get_data()
        return content
    _refuse_media_type(JSON, FORM, *media_types)


def pictures_of_request(most_bytes: int, most: int = MOST_PICTURES) -> list[Picture]:
    """1 to `most` pictures, of `most_bytes` together; aborts as `picture_of_request` does."""
    check_length(most_bytes, "pictures")
    if request.mimetype == JSON:
        expected = f'{{"images": ["<base64 or data URL>", …]}} with 1 to {most} pictures'
        return _counted(read_json(Drawings, expected).images, most)
    if request.mimetype == FORM:
        return _files_in_form(most)
    _refuse_media_type(JSON, FORM)


def bytes_of(picture: Picture, limits: Limits) -> bytes:
    """The file of a picture, however it came; raises `NotBase64` and `TooManyBytes`."""
    return bytes_from_text(picture, limits) if isinstance(picture, str) else picture


def file_in_form() -> bytes:
    """The one file of the request's form; aborts with 400 where there is another number of them."""
    files = request.files.getlist(FIELD)
    if len(files) != 1:
        abort(400, f"expected one file in the form's field {FIELD!r}, got {len(files)}")
    content: bytes = files[0].read()
    return content


def _counted(pictures: list[str], most: int) -> list[Picture]:
    if len(pictures) > most:
        _refuse_more(most)
    return [*pictures]


def _files_in_form(most: int) -> list[Picture]:
    allow_files(most)
    try:
        files = request.files.getlist(FIELD)
    except TooManyFiles:
        _refuse_more(most)
    if not files:
        abort(400, f"expected 1 to {most} files in the form's field {FIELD!r}, got none")
    return [file.read() for file in files]


def _refuse_more(most: int) -> NoReturn:
    abort(400, f"expected 1 to {most} pictures, got more")


def _refuse_media_type(*expected: str) -> NoReturn:
    abort(415, f"expected one of {', '.join(expected)}, got {request.mimetype or 'no media type'}")
