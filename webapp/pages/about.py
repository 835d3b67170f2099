"""What a visitor may want to know of the program and its host: source, licence, privacy."""

from flask import Blueprint, render_template

from webapp.http.pages import rendered_once
from webapp.settings import ROOT, current_settings

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
@rendered_once
def about() -> str:
    """The page of all three."""
    licence = (ROOT / "LICENSE").read_text().split("\n\n")
    return render_template(
        "reference/about.html", licence=licence, source_url=current_settings().source_url
    )
