"""The exhibit: a page for a touch screen that nobody attends."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flask import Blueprint, current_app, render_template, request
from flask_babel import force_locale
from flask_babel import gettext as _

from webapp.http.languages import EXHIBIT, language, name_of_language
from webapp.http.modules import modules_of
from webapp.settings import ON_OFF, SHORTEST_IDLE_S, Settings, SettingsError
from webapp.texts.scripts import texts_of_kiosk

blueprint = Blueprint("kiosk", __name__)


@dataclass(frozen=True)
class Options:
    """What the exhibit can be told, by its settings or its address.

    `idle` is in seconds; `home` is the language that it goes back to when a visitor has left.
    """

    idle: int
    game: bool
    attract: bool
    home: str


@blueprint.get(EXHIBIT)
def exhibit() -> str | tuple[str, int]:
    """The exhibit's page; 400 with what was expected where its address asks for what cannot be."""
    try:
        options = read_options(request.args, current_app.extensions["settings"], language())
    except SettingsError as error:
        page = render_template(
            "base/error.html", status=400, title=_("Not as expected"), advice=str(error)
        )
        return page, 400
    return render_template(
        "kiosk/exhibit.html",
        options=options,
        scripts=modules_of("pages/exhibit.js"),
        texts=texts_of_kiosk() | {"options": asdict(options), "calls": _calls()},
    )


def read_options(given: Mapping[str, str], settings: Settings, home: str) -> Options:
    """The settings, overridden by an address's parameters; raises `SettingsError`."""
    _expect_one_of(given, "lang", tuple(name_of_language))
    _expect_one_of(given, "home", tuple(name_of_language))
    _expect_one_of(given, "game", ON_OFF)
    _expect_one_of(given, "attract", ON_OFF)
    return Options(
        idle=_seconds(given.get("idle", str(settings.kiosk_idle))),
        game=given.get("game", settings.kiosk_game) == "on",
        attract=given.get("attract", settings.kiosk_attract) == "on",
        home=given.get("home", home),
    )


def _expect_one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> None:
    if given.get(name, choices[0]) not in choices:
        raise SettingsError(f"{name}: expected one of {', '.join(choices)}, got {given[name]!r}")


def _seconds(text: str) -> int:
    if not text.isdecimal() or not SHORTEST_IDLE_S <= int(text) <= 3600:
        raise SettingsError(
            f"idle: expected a whole number of seconds from {SHORTEST_IDLE_S} to 3600, got {text!r}"
        )
    return int(text)


def _calls() -> list[dict[str, Any]]:
    """The call to draw, in every language in turn."""
    calls = []
    for code in name_of_language:
        with force_locale(code):
            calls.append({"language": code, "text": _("Draw a digit")})
    return calls
