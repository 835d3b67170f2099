"""The exhibit's heartbeat: its page beats once a second, and a watchdog asks for the last beat."""

import time

from flask import Blueprint, Response, abort, current_app, request

from webapp.http.bodies import JSON
from webapp.http.origin import only_from_here
from webapp.http.security import not_stored

blueprint = Blueprint("heartbeat", __name__)
blueprint.before_request(only_from_here)
blueprint.after_request(not_stored)

OF_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")

BEGAN = time.monotonic()
"""Monotonic seconds: until a page beats, the server's start counts as the last beat."""


@blueprint.post("/kiosk/heartbeat")
def beat() -> tuple[str, int]:
    """Note the time of a beat; 204. A form may come from another site, whose page nobody sees."""
    if request.mimetype in OF_FORMS:
        abort(415, f"expected {JSON} or nothing, got {request.mimetype}")
    current_app.extensions["heartbeat"] = time.monotonic()
    return "", 204


@blueprint.get("/kiosk/heartbeat")
def since() -> Response:
    """Whole seconds since the last beat, as text; right only where one worker alone serves."""
    last = current_app.extensions.get("heartbeat", BEGAN)
    return Response(f"{time.monotonic() - last:.0f}\n", mimetype="text/plain")
