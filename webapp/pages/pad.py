"""The page to draw on."""

from flask import Blueprint, render_template, request

from webapp.http.pages import rendered_once
from webapp.pages.files import accepted_files
from webapp.pages.link import LONGEST
from webapp.settings import current_settings
from webapp.texts.scripts import texts_of_link, texts_of_page

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def pad() -> str:
    """The pad, and what the network reads on it; `?embed=1` leaves out the way to other pages."""
    return _pad(request.args.get("embed") == "1")


@rendered_once
def _pad(is_embedded: bool) -> str:
    return render_template(
        "desk/pad.html",
        is_embedded=is_embedded,
        longest_of_code=LONGEST,
        texts=texts_of_page() | texts_of_link() | {"accepted": accepted_files(current_settings())},
    )
