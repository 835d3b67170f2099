"""The web app manifest, which lets a tablet install the page as an app."""

from flask import Blueprint, Response, json, url_for
from flask_babel import gettext as _

from webapp.http.language import direction, language

blueprint = Blueprint("manifest", __name__)

PAPER = "#eceae4"
"""The light colour of `--desk` in css/base/system.css."""


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """The manifest, in the visitor's language."""
    content = {
        "name": "Digitpad",
        "description": _("Draw a digit and watch a neural network read it, live."),
        "lang": language(),
        "dir": direction(),
        "start_url": url_for("pages.pad"),
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
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
