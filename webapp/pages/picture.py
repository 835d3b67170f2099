"""A visitor's own picture of a digit or number: sent with a form, read as a photo, not kept."""

from typing import Any

from flask import Blueprint, Response, render_template, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.exceptions import RequestEntityTooLarge, TooManyRequests

from digits.photo.reading import open_photo
from digits.picture_file import InkError
from digits.reading.photo import LONGER_SIDE
from webapp.current import current_model
from webapp.http.bodies import ENVELOPE
from webapp.http.errors import status_of
from webapp.http.overload import Place, needs
from webapp.http.pages import rendered_once
from webapp.http.security import not_stored
from webapp.pages.files import accepted_files
from webapp.pages.form import PictureForm, form_with, label_of_kind
from webapp.pages.problems import problem_of
from webapp.pages.reading import reading_of
from webapp.pages.samples import label_of_sample
from webapp.settings import current_settings
from webapp.texts.numbers import percent, whole_percent
from webapp.texts.problems import text_of_problem
from webapp.texts.scripts import texts_of_picture

blueprint = Blueprint("picture", __name__)


@blueprint.before_request
def allow_photos() -> None:
    """Allow larger files than the app does."""
    request.max_content_length = current_settings().max_photo_bytes + ENVELOPE


@blueprint.after_request
def keep_no_picture(response: Response) -> Response:
    """Let nobody store the answer to a picture."""
    return not_stored(response) if request.method == "POST" else response


@blueprint.get("/picture")
def form() -> str:
    """The form to send a picture with."""
    return _form(None, "")


@blueprint.post("/picture")
def read() -> str | tuple[str, int]:
    """What was read in a picture, and the form again."""
    needs(Place.ALONE)
    form = PictureForm(CombinedMultiDict([request.files, request.form]))  # and never of JSON
    return _answer(form) if form.validate() else (_form("missing", form.asked_kind), 422)


@blueprint.errorhandler(RequestEntityTooLarge)
def refuse_too_large(error: RequestEntityTooLarge) -> tuple[str, int]:
    """The form again, for a file that is too large to be looked at."""
    return _form("too_large", ""), 413


@blueprint.errorhandler(TooManyRequests)
def refuse_too_many(error: TooManyRequests) -> tuple[str, int]:
    """The form again, for whoever sent more pictures than the settings allow."""
    return _form("too_many", ""), 429


def _answer(form: PictureForm) -> str | tuple[str, int]:
    data = form.read()
    try:
        photo = open_photo(data, current_settings().photo_limits, LONGER_SIDE)
    except InkError as error:
        return _form(problem_of(error, data), form.asked_kind), status_of(error)
    return _page(form, reading_of(photo, current_model().recognizer, form.asked_kind))


@rendered_once
def _form(problem: str | None, kind: str) -> str:
    form = form_with(problem, kind) if problem else PictureForm(formdata=None)
    return _page(form, reading=None)


def _page(form: PictureForm, reading: dict[str, Any] | None) -> str:
    return render_template(
        "picture/picture.html",
        form=form,
        reading=reading,
        percent=percent,
        whole_percent=whole_percent,
        text_of_problem=text_of_problem,
        samples=label_of_sample,
        kinds=label_of_kind,
        texts=texts_of_picture() | {"accepted": accepted_files(current_settings())},
    )
