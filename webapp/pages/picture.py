"""A visitor's own picture of a digit: sent with a form, read as a photo, and not kept."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError
from flask_wtf.file import FileField
from PIL import Image
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import ValidationError

from digits.ink import (
    InkError,
    TooManyBytes,
    TooManyPixels,
    UnreadableImage,
    ink_from_levels,
)
from digits.photo import ink_of_photo, open_photo
from digits.recognizer import Recognizer
from webapp.http.data_urls import as_data_url, ink_picture
from webapp.http.errors import status_of_ink_error
from webapp.http.modules import modules_of
from webapp.http.overload import refuse_if_late
from webapp.settings import current_settings
from webapp.texts.numbers import percent
from webapp.texts.verdict import verdict_on

blueprint = Blueprint("picture", __name__)

ENVELOPE = 65_536
"""Bytes that the form may add around a picture."""

HEIC_BRANDS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")

text_of_problem: Mapping[str, Any] = {
    "heic": _(
        "That is an HEIC photo, which cannot be read here. Send a screenshot of it, or have your "
        "phone save photos as JPEG: on an iPhone in Settings, Camera, Formats, “Most Compatible”."
    ),
    "svg": _("That is an SVG drawing, not a photo. Save it as PNG, and send that."),
    "empty": _("That file is empty. Choose another one."),
    "unreadable": _("That file is no PNG or JPEG picture. A screenshot of it can be read."),
    "damaged": _("That file is damaged or not whole. Try to send it again, or another one."),
    "too_large": _("That picture is too large to read. Try a smaller one, or a screenshot of it."),
    "missing": _("Choose a picture of a digit first."),
    "too_old": _("This page was open for too long. Please try again."),
}
"""What to say and what to try, for each way in which there is no picture to read."""

problem_of_ink_error: Mapping[type[InkError], str] = {
    TooManyBytes: "too_large",
    TooManyPixels: "too_large",
    UnreadableImage: "damaged",
}


class PictureForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """One picture, chosen from files or, on a phone, just taken."""

    file = FileField(_("Choose a picture"))
    camera = FileField(_("Take a photo"))

    @property
    def chosen(self) -> Any:
        """The file that was sent in either field, or None."""
        return self.file.data or self.camera.data

    def validate_file(self, field: FileField) -> None:
        """Refuse a form without a file; raises `ValidationError`."""
        if not self.chosen:
            raise ValidationError(text_of_problem["missing"])


@blueprint.url_value_preprocessor
def allow_photos(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Let this form take larger files than the app does: before its token is looked for in it."""
    request.max_content_length = current_settings().max_photo_bytes + ENVELOPE


@blueprint.route("/picture", methods=["GET", "POST"])
def form() -> Response:
    """The form to send a picture with; once sent, with what was read and made of it."""
    form = PictureForm()
    if request.method == "GET":
        return _page(form)
    refuse_if_late()
    if not form.validate():
        return _page(form, 422)
    return _answer(form)


@blueprint.errorhandler(RequestEntityTooLarge)
def refuse_too_large(error: RequestEntityTooLarge) -> Response:
    """The form again, for a file that was not even looked at."""
    # A browser shows an answer only once it has sent everything.
    while request.environ["wsgi.input"].read(ENVELOPE):
        pass
    return _page_with_problem("too_large", 413)


@blueprint.errorhandler(CSRFError)
def refuse_old_form(error: CSRFError) -> Response:
    """The form again, with a fresh token."""
    return _page_with_problem("too_old", 400)


def _answer(form: PictureForm) -> Response:
    data = form.chosen.read()
    try:
        picture = open_photo(data, current_settings().photo_limits)
    except InkError as error:
        problem = problem_of_ink_error.get(type(error)) or _problem_of_format(data)
        return _page_with_problem(problem, status_of_ink_error.get(type(error), 422))
    return _page(form, reading=_reading(picture))


def _page_with_problem(problem: str, status: int) -> Response:
    form = PictureForm(formdata=None)
    form.file.errors = [text_of_problem[problem]]
    return _page(form, status)


def _page(form: PictureForm, status: int = 200, reading: dict[str, Any] | None = None) -> Response:
    html = render_template(
        "picture/picture.html",
        form=form,
        reading=reading,
        percent=percent,
        text_of_problem=text_of_problem,
        scripts=modules_of("pages/picture.js"),
    )
    return make_response(html, status)


def _reading(picture: Image.Image) -> dict[str, Any]:
    recognizer: Recognizer = current_app.extensions["recognizer"]
    ink = ink_of_photo(picture)
    prediction = recognizer.predict(ink)
    kind = "JPEG" if picture.mode in ("L", "RGB") else "PNG"
    return {
        "verdict": verdict_on(prediction),
        "digit": prediction.digit,
        "probabilities": [float(probability) for probability in prediction.probabilities],
        "original": as_data_url(picture, kind),
        "ink": ink_picture(ink),
        "seen": None
        if prediction.image is None
        else ink_picture(ink_from_levels(prediction.image)),
    }


def _problem_of_format(data: bytes) -> str:
    if not data:
        return "empty"
    if data[4:12] in HEIC_BRANDS:
        return "heic"
    return "svg" if b"<svg" in data[:1_000].lower() else "unreadable"
