"""The API's own page: what can be asked, how, and a place to try it."""

from flask import Blueprint, render_template, request

from webapp.api.snippets import snippets_of
from webapp.settings import current_settings
from webapp.texts import reference as texts

blueprint = Blueprint("reference", __name__)


@blueprint.get("/api")
def reference() -> str:
    """Made anew for each visitor: its examples ask the server by the name that they know it by."""
    needs_key = current_settings().api_keys is not None
    statuses = {
        status: told for status, told in texts.text_of_status.items() if status != 401 or needs_key
    }
    return render_template(
        "reference/reference.html",
        server=request.url_root.rstrip("/"),
        needs_key=needs_key,
        snippets=snippets_of,
        statuses=statuses,
        texts=texts,
    )
