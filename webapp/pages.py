"""The pages that people look at."""

from flask import Blueprint, render_template

from webapp.settings import ROOT

blueprint = Blueprint("pages", __name__)

SCRIPTS = sorted(path.name for path in (ROOT / "static" / "js").glob("*.js"))
"""The page's modules, fetched at once rather than as each import is met."""


@blueprint.get("/")
def pad() -> str:
    """The page to draw on."""
    return render_template("pad.html", scripts=SCRIPTS)
