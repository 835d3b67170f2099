"""The exhibit: a page for a touch screen that nobody attends."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from flask import Blueprint, Response, abort, render_template, request, send_file
from flask_babel import gettext as _

from webapp.http.language import EXHIBIT, language
from webapp.http.origin import is_from_here
from webapp.http.pages import rendered_once
from webapp.settings import (
    GAMES,
    Game,
    IdleSeconds,
    Language,
    OnOff,
    Settings,
    current_settings,
    type_of_logo,
)
from webapp.texts.scripts import texts_of_kiosk
from webapp.validation import SettingsError, parse

blueprint = Blueprint("kiosk", __name__)

type_of_parameter = {
    "lang": Language,
    "home": Language,
    "idle": IdleSeconds,
    "game": Game,
    "attract": OnOff,
}
"""What the exhibit's address can ask for."""


@dataclass(frozen=True)
class Options:
    """How the exhibit behaves, as its settings or its address tell.

    `idle` is in seconds; `opening` is the one of `GAMES` that each visitor begins with, if any;
    `home` is the language that it goes back to when a visitor has left.
    """

    idle: int
    game: bool
    opening: str | None
    attract: bool
    home: str


@blueprint.get(EXHIBIT)
def exhibit() -> str | tuple[str, int]:
    """The exhibit's page; 400, with what was expected, for a parameter with another value."""
    try:
        options = read_options(request.args, current_settings(), language())
    except SettingsError as error:
        page = render_template(
            "base/error.html", status=400, title=_("Not as expected"), advice=str(error)
        )
        return page, 400
    return _page(options, is_from_here())


@rendered_once
def _page(options: Options, is_here: bool) -> str:
    return render_template(
        "kiosk/exhibit.html",
        options=options,
        title=current_settings().kiosk_title,
        has_logo=current_settings().kiosk_logo is not None,
        texts=texts_of_kiosk() | {"options": asdict(options) | {"isHere": is_here}},
    )


@blueprint.get("/kiosk/logo")
def logo() -> Response:
    """The host's logo; 404 where there is none."""
    path = current_settings().kiosk_logo
    if path is None:
        abort(404)
    return send_file(path.expanduser().resolve(), type_of_logo[path.suffix.lower()])


def read_options(given: Mapping[str, str], settings: Settings, home: str) -> Options:
    """The settings, overridden by an address's parameters; raises `SettingsError`."""
    asked = {
        name: parse(name, given[name], kind)
        for name, kind in type_of_parameter.items()
        if name in given
    }
    game = asked.get("game", settings.kiosk_game)
    return Options(
        idle=asked.get("idle", settings.kiosk_idle),
        game=game != "off",
        opening=game if game in GAMES else None,
        attract=asked.get("attract", settings.kiosk_attract) == "on",
        home=asked.get("home", home),
    )
