"""A visitor's own picture of a digit: sent with a form, read as a photo, and not kept."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import RequestEntityTooLarge

from digits.ink import InkError
from digits.photo import open_photo
from webapp.current import current_model
from webapp.http.bodies import ENVELOPE
from webapp.http.errors import status_of
from webapp.http.overload import refuse_if_late
from webapp.pages.files import accepted_files
from webapp.pages.form import PictureForm, form_with
from webapp.pages.problems import problem_of
from webapp.pages.reading import reading_of
from webapp.settings import current_settings
from webapp.texts.numbers import percent
from webapp.texts.problems import text_of_problem

blueprint = Blueprint("picture", __name__)

CHUNK = 65_536
"""Bytes."""


@blueprint.url_value_preprocessor
def allow_photos(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Allow larger files than the app does, before the form is searched for its token."""
    request.max_content_length = current_settings().max_photo_bytes + ENVELOPE


@blueprint.route("/picture", methods=["GET", "POST"])
def form() -> Response:
    """The form to send a picture with; after a picture, also what was read in it."""
    form = PictureForm()
    if request.method == "GET":
        return _page(form)
    refuse_if_late()
    if not form.validate():
        return _page(form, 422)
    return _answer(form)


@blueprint.errorhandler(RequestEntityTooLarge)
def refuse_too_large(error: RequestEntityTooLarge) -> Response:
    """The form again, for a file that is too large to be looked at."""
    # A browser shows no answer before it has sent the whole file.
    while request.environ["wsgi.input"].read(CHUNK):
        pass
    return _page(form_with("too_large"), 413)


@blueprint.errorhandler(CSRFError)
def refuse_old_form(error: CSRFError) -> Response:
    """The form again, with a fresh token."""
    return _page(form_with("too_old"), 400)


def _answer(form: PictureForm) -> Response:
    data = form.chosen.read()
    try:
        photo = open_photo(data, current_settings().photo_limits)
    except InkError as error:
        return _page(form_with(problem_of(error, data)), status_of(error))
    return _page(form, reading=reading_of(photo, current_model().recognizer))


def _page(form: PictureForm, status: int = 200, reading: dict[str, Any] | None = None) -> Response:
    html = render_template(
        "picture/picture.html",
        form=form,
        reading=reading,
        percent=percent,
        text_of_problem=text_of_problem,
        accepted=accepted_files(current_settings()),
    )
    return make_response(html, status)
