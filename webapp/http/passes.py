"""Passes of visitors: where programs need a key, the server's own pages show one of these.

A pass is for one address and for an hour. Whoever can open a page can have one, as whoever can open
it can have digits read: it tells people from programs that go by the rules, and no more.
"""

from flask import Blueprint, Response, abort, current_app, jsonify
from itsdangerous import BadData, URLSafeTimedSerializer

from webapp.http.clients import address
from webapp.http.security import not_stored
from webapp.settings import current_settings

LASTS_S = 3600

blueprint = Blueprint("passes", __name__)


@blueprint.post("/pass")
def give_pass() -> Response:
    """A new pass for the page that asks; 404 where nobody needs one."""
    if current_settings().api_keys is None:
        abort(404)
    return not_stored(jsonify({"pass": _signer().dumps(address())}))


def is_pass(text: str) -> bool:
    """Whether this is a pass for who asks, and still good."""
    try:
        holder = _signer().loads(text, max_age=LASTS_S)
    except BadData:
        return False
    return bool(holder == address())


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="pass")
