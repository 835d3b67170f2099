"""A visitor's own picture of a digit: sent with a form, read as a photo, and not kept."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from digits.photo.reading import open_photo
from digits.picture_file import InkError
from webapp.current import current_model
from webapp.http.bodies import ENVELOPE, discard_body
from webapp.http.errors import status_of
from webapp.http.overload import refuse_if_late
from webapp.pages.files import accepted_files
from webapp.pages.form import PictureForm, form_with
from webapp.pages.problems import problem_of
from webapp.pages.reading import reading_of
from webapp.pages.samples import label_of_sample
from webapp.settings import current_settings
from webapp.texts.numbers import percent
from webapp.texts.problems import text_of_problem
from webapp.texts.scripts import texts_of_page

blueprint = Blueprint("picture", __name__)


@blueprint.before_request
def allow_photos() -> None:
    """Allow larger files than the app does."""
    request.max_content_length = current_settings().max_photo_bytes + ENVELOPE


@blueprint.get("/picture")
def form() -> Response:
    """The form to send a picture with."""
    return _page(PictureForm())


@blueprint.post("/picture")
def read() -> Response:
    """What was read in a picture, and the form again."""
    refuse_if_late()
    form = PictureForm()
    if not form.validate():
        return _page(form, 422)
    return _answer(form)


@blueprint.errorhandler(RequestEntityTooLarge)
def refuse_too_large(error: RequestEntityTooLarge) -> Response:
    """The form again, for a file that is too large to be looked at."""
    discard_body()
    return _page(form_with("too_large"), 413)


def _answer(form: PictureForm) -> Response:
    data = form.read()
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
        samples=label_of_sample,
        texts=texts_of_page() | {"accepted": accepted_files(current_settings())},
    )
    return make_response(html, status)
