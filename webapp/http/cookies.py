"""Cookies of the app alone, where another answers beside it on the same host."""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface


class OwnSession(SecureCookieSessionInterface):
    """Flask's session: its cookie goes to the app's own paths, and by HTTPS where that is used."""

    def get_cookie_path(self, app: Flask) -> str:
        """The path that the app is served under."""
        return path_of_cookies()

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the request came over HTTPS."""
        return request.is_secure


def register(app: Flask) -> None:
    """Let the app's session keep to the app."""
    app.session_interface = OwnSession()


def path_of_cookies() -> str:
    """The path that the app is served under."""
    return request.script_root or "/"
