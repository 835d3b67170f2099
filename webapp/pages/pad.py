"""The pages that people look at."""

from flask import Blueprint, Response, json, render_template, url_for
from flask_babel import gettext as _

from webapp.http.language import direction, language
from webapp.http.modules import modules_of
from webapp.texts.scripts import texts_of_page

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def pad() -> str:
    """The page to draw on."""
    return render_template(
        "desk/pad.html", scripts=modules_of("pages/pad.js"), texts=texts_of_page()
    )


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """What lets a tablet install the page as an app."""
    content = {
        "name": "Digitpad",
        "description": _("Draw a digit and watch a neural network read it, live."),
        "lang": language(),
        "dir": direction(),
        "start_url": url_for("pages.pad"),
        "display": "standalone",
        "background_color": "#eceae4",
        "theme_color": "#eceae4",
        "icons": [_icon("icon-192"), _icon("icon-512"), _icon("maskable-512", "maskable")],
    }
    return Response(json.dumps(content), mimetype="application/manifest+json")


def _icon(name: str, purpose: str = "any") -> dict[str, str]:
    side = name.rpartition("-")[2]
    return {
        "src": url_for("static", filename=f"icons/{name}.png"),
        "sizes": f"{side}x{side}",
        "type": "image/png",
        "purpose": purpose,
    }
