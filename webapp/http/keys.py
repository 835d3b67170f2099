"""Who asks the API, where it asks for keys: the holder of one, or a visitor of the pages."""

from collections.abc import Iterable

from flask import Blueprint, Flask, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from webapp.http.passes import is_pass
from webapp.keyring import KeyRing
from webapp.settings import Settings, variable_of

CHALLENGE = WWWAuthenticate("bearer", {"realm": "Digitpad"})

EXPECTED = "expected a key, sent as the header Authorization: Bearer KEY, got "


def register(app: Flask, settings: Settings, blueprints: Iterable[Blueprint]) -> None:
    """Ask for a key before what these blueprints do, where the settings have a file of keys.

    Raises `SettingsError`.
    """
    if settings.api_keys is None:
        return
    ring = KeyRing(settings.api_keys.expanduser(), variable_of("api_keys"))
    asked = {blueprint.name for blueprint in blueprints}
    app.extensions["keys"] = ring

    @app.before_request
    def only_with_key() -> None:
        if request.blueprint in asked and request.method != "OPTIONS":  # which no key comes with
            g.key_holder = _holder(ring)


def key_holder() -> str | None:
    """The name of whose key came with this request; None without one."""
    name: str | None = g.get("key_holder")
    return name


def _holder(ring: KeyRing) -> str | None:
    """Whose key it is, or None for a visitor's pass; anything else is refused with 401."""
    given = request.authorization
    if given is None or given.type != "bearer" or not given.token:
        raise Unauthorized(EXPECTED + "none", www_authenticate=CHALLENGE)
    holder = ring.holder_of(given.token)
    if holder is None and not is_pass(given.token):
        raise Unauthorized(EXPECTED + "one that nobody has", www_authenticate=CHALLENGE)
    return holder
