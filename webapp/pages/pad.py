"""The page to draw on."""

from flask import Blueprint, render_template

from webapp.http.pages import rendered_once
from webapp.pages.files import accepted_files
from webapp.settings import current_settings
from webapp.texts.scripts import texts_of_page

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
@rendered_once
def pad() -> str:
    """The pad, and what the network reads on it."""
    return render_template(
        "desk/pad.html",
        texts=texts_of_page() | {"accepted": accepted_files(current_settings())},
    )
