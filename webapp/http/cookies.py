"""Cookies of the app alone, where another answers beside it on the same host."""

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

from webapp.http.programs import PATHS


class OwnSession(SecureCookieSessionInterface):
    """Flask's session: its cookie goes to the app's own paths, and by HTTPS where that is used."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session; none for programs, which keep no cookie."""
        return None if request.path.startswith(PATHS) else super().open_session(app, request)

    def get_cookie_path(self, app: Flask) -> str:
        """The path that the app is served under."""
        return path_of_cookies()

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the request came over HTTPS."""
        return request.is_secure


def path_of_cookies() -> str:
    """The path that the app is served under."""
    return request.script_root or "/"
