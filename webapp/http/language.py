"""The language that a page is answered in: chosen by the browser, or by its visitor."""

from babel import negotiate_locale
from flask import Flask, Response, g, request
from flask_babel import Babel, format_percent, get_locale

from webapp.http.cookies import path_of_cookies
from webapp.languages import name_of_language
from webapp.settings import current_settings

COOKIE = "lang"

EXHIBIT = "/kiosk"
"""The path of the exhibit, which does not remember a visitor's choice."""

COOKIE_AGE_S = 365 * 86_400

DIFFERING = ("Accept-Language", "Cookie")
"""What of a request decides in which language it is answered."""


def register(app: Flask) -> None:
    """Translate the app's pages; `?lang=de` chooses a language, which a cookie remembers."""
    Babel(app, locale_selector=_choose, default_translation_directories="texts/translations")
    app.context_processor(_of_templates)
    app.after_request(_tell_caches)
    app.after_request(_remember)


def _of_templates() -> dict[str, object]:
    return {
        "languages": name_of_language,
        "language": language(),
        "direction": direction(),
        "nothing_in_percent": format_percent(0),
    }


def language() -> str:
    """The code of the language that this request is answered in."""
    code: str = get_locale().language
    return code


def direction() -> str:
    """The way this request's language is written: ltr or rtl."""
    way: str = get_locale().text_direction
    return way


def _choose() -> str:
    g.has_language = True
    is_exhibit = request.path == EXHIBIT
    usual = current_settings().kiosk_lang if is_exhibit else _remembered()
    for choice in (request.args.get("lang"), usual):
        if choice in name_of_language:
            return choice
    return _accepted() or "en"


def _accepted() -> str | None:
    """The first of the browser's languages that there is: for de-AT, fr it is de."""
    # Werkzeug's best_match would take a whole tag before a language that is wanted more.
    wanted = [tag for tag, quality in request.accept_languages if quality > 0]
    found = negotiate_locale(wanted, name_of_language, sep="-")
    return found and found.lower()


def _remembered() -> str | None:
    return request.cookies.get(COOKIE)


def _tell_caches(response: Response) -> Response:
    if "has_language" in g:
        response.vary.update(DIFFERING)
    return response


def _remember(response: Response) -> Response:
    choice = request.args.get("lang") if request.query_string else None
    if choice in name_of_language and request.path != EXHIBIT:
        response.set_cookie(
            COOKIE,
            choice,
            COOKIE_AGE_S,
            path=path_of_cookies(),
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
    return response
