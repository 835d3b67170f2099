"""Errors, told so that one can act on them: problem+json for programs, a page for people."""

from flask import Flask, Response, render_template, request
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import HTTPException

from digits.litert import RecognizerUnavailable
from digits.picture_file import InkError, NotBase64, TooManyBytes, TooManyPixels
from webapp.http.origin import FromAnotherSite
from webapp.http.overload import RETRY_AFTER_S
from webapp.http.pages import rendered_once
from webapp.http.problems import PROBLEM_JSON, problem_json
from webapp.http.programs import is_of_program
from webapp.http.request_ids import id_in

KEPT_HEADERS = {"Allow", "Retry-After", "WWW-Authenticate"}

status_of_ink_error: dict[type[InkError], int] = {
    NotBase64: 400,
    TooManyBytes: 413,
    TooManyPixels: 413,
}

texts_of_status = {
    400: (
        _("Not as expected"),
        _("Something in the request was not as expected. Reload the page and try again."),
    ),
    403: (_("Not allowed"), _("This page is for the machine that the exhibit runs on.")),
    404: (_("Not found"), _("There is nothing at this address.")),
    405: (_("Not possible"), _("This address does not take that kind of request.")),
    429: (_("Too many requests"), _("That was a lot at once. Wait a moment and try again.")),
    500: (
        _("Server error"),
        _("Something went wrong on the server. It is nothing that you did; try again."),
    ),
    503: (_("Not available"), _("The model cannot answer just now. Try again in a moment.")),
}
"""A title and advice, for people, in their language; every other status has those of 400 or 500."""


def register(app: Flask) -> None:
    """Answer every error of the app."""
    app.register_error_handler(HTTPException, _answer_http_error)
    app.register_error_handler(FromAnotherSite, _answer_other_site)
    app.register_error_handler(InkError, _answer_ink_error)
    app.register_error_handler(RecognizerUnavailable, _answer_unavailable)


def status_of(error: InkError) -> int:
    """The status of an answer to a picture that cannot be read."""
    return status_of_ink_error.get(type(error), 422)


def _answer_http_error(error: HTTPException) -> Response:
    headers = {name: value for name, value in error.get_headers() if name in KEPT_HEADERS}
    return _answer(error.code or 500, error.description or "", headers)


def _answer_other_site(error: FromAnotherSite) -> Response:
    advice = _("That was sent by another site. Open Digitpad itself, and send it there.")
    return Response(_page(403, _("Not allowed"), advice), 403)


def _answer_ink_error(error: InkError) -> Response:
    return _answer(status_of(error), str(error), {})


def _answer_unavailable(error: RecognizerUnavailable) -> Response:
    return _answer(503, str(error), {"Retry-After": str(RETRY_AFTER_S)})


def _answer(status: int, detail: str, headers: dict[str, str]) -> Response:
    if is_of_program():
        body = problem_json(status, detail, id_in(request.environ))
        return Response(body, status, headers, PROBLEM_JSON)
    return Response(_page_of(status), status, headers)


@rendered_once
def _page_of(status: int) -> str:
    title, advice = texts_of_status.get(status, texts_of_status[500 if status >= 500 else 400])
    return _page(status, title, advice)


def _page(status: int, title: str, advice: str) -> str:
    return render_template("base/error.html", status=status, title=title, advice=advice)
