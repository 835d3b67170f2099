"""The exhibit's sign of life: its page gives one a second, and its watchdog asks for the last."""

import time

from flask import Blueprint, Response, current_app

from webapp.http.security import only_from_here

blueprint = Blueprint("heartbeat", __name__)
blueprint.before_request(only_from_here)

BEGAN = time.monotonic()
"""Before any page gave a sign, the server's own start counts as one."""


@blueprint.post("/kiosk/heartbeat")
def beat() -> tuple[str, int]:
    """Note that the page lives."""
    current_app.extensions["heartbeat"] = time.monotonic()
    return "", 204


@blueprint.get("/kiosk/heartbeat")
def since() -> Response:
    """Whole seconds since the last sign, as text. One worker alone must serve the exhibit."""
    last = current_app.extensions.get("heartbeat", BEGAN)
    return Response(f"{time.monotonic() - last:.0f}\n", mimetype="text/plain")
