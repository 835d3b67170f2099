"""The web app: HTTP in, HTTP out. `create_app` puts it together."""

import os

from flask import Flask
from flask_wtf import CSRFProtect

from digits.recognizer import Recognizer
from webapp import current
from webapp.api import batch, models, number_batch, predictions, readings, rules
from webapp.api import page as reference
from webapp.api.openapi import document
from webapp.http import (
    compression,
    cross_origin,
    errors,
    health,
    hosts,
    keys,
    language,
    limits,
    modules,
    origin,
    overload,
    passes,
    proxies,
    request_ids,
    security,
)
from webapp.http.application import Application
from webapp.http.bodies import longest_body
from webapp.kiosk import exhibit as kiosk
from webapp.kiosk import heartbeat
from webapp.kiosk import stats as kiosk_stats
from webapp.metrics import counting
from webapp.model import page as model
from webapp.pages import about, link, manifest, number, picture
from webapp.pages import pad as pages
from webapp.settings import ROOT, Settings, read_settings

PROGRAMS = (predictions, batch, readings, number_batch, rules, models, document, health)
"""What programs ask."""

PAGES = (pages, number, link, manifest, picture, model, reference, about, kiosk)
"""What people open."""


def create_app(settings: Settings | None = None, recognizer: Recognizer | None = None) -> Flask:
    """Build the WSGI application.

    Without settings they come from the environment; without a recogniser it opens the model that
    is promoted in the settings' library, or else the one that the settings name. Raises
    `SettingsError` and `BundleError`.
    """
    settings = settings or read_settings(os.environ)
    app = Application(__name__, static_folder=ROOT / "static", template_folder=ROOT / "templates")
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=longest_body(settings.max_bytes),
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # a page that is open since the morning must still work
        WTF_CSRF_SSL_STRICT=False,  # not by the referrer, which many keep back, but by `origin`
    )
    app.extensions["settings"] = settings
    current.register(app, settings, recognizer)
    counting.register(app, settings.metrics_port)
    for concern in (overload, language, modules, errors, compression, request_ids):
        concern.register(app)
    security.register(app, settings.frame_ancestors)
    cross_origin.register(app, settings.cors_origins)
    hosts.register(app, settings)
    proxies.register(app, settings.proxies)
    _protect_forms(app)
    with_key = (predictions, batch, readings, number_batch, rules, models)
    keys.register(app, settings, [part.blueprint for part in with_key])
    of_one = {part.blueprint: limits.one_picture for part in (predictions, readings, picture, link)}
    of_many = {part.blueprint: part.pictures_asked for part in (batch, number_batch)}
    limits.register(app, settings, of_one | of_many)
    kiosk_stats.register(app, settings.kiosk_counts, settings.workers)
    for part in (*PROGRAMS, *PAGES, passes, kiosk_stats, heartbeat):
        app.register_blueprint(part.blueprint)
    return app


def _protect_forms(app: Flask) -> None:
    """Refuse what other sites send, and forms without the token that the session keeps."""
    origin.register(app)
    csrf = CSRFProtect(app)
    # These keep nothing of a visitor: that it comes from here is enough, and needs no cookie.
    for part in (
        predictions,
        batch,
        readings,
        number_batch,
        picture,
        link,
        passes,
        kiosk_stats,
        heartbeat,
    ):
        csrf.exempt(part.blueprint)
