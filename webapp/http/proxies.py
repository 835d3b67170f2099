"""Behind proxies: what they tell of a request, and the path that they serve the app under."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class UnderPath:
    """A WSGI app below `SCRIPT_NAME`, or else `path`, whether or not a proxy strips that."""

    def __init__(self, app: "WSGIApplication", path: str = "") -> None:
        self.app = app
        self.path = path

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Pass a request on, with `SCRIPT_NAME` and `PATH_INFO` as WSGI has them (PEP 3333)."""
        name = (environ.get("SCRIPT_NAME") or self.path).strip("/")
        environ["SCRIPT_NAME"] = path = f"/{name}" if name else ""
        if f"{environ['PATH_INFO']}/".startswith(f"{path}/"):
            environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix(path)
        return self.app(environ, start_response)


class OverHttp:
    """A WSGI app of whose clients no proxy can tell that they came by anything but HTTP."""

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Pass a request on, as if it had come by HTTP where the header names another protocol."""
        told = environ.get("HTTP_X_FORWARDED_PROTO", "http").split(",")
        if not {protocol.strip().lower() for protocol in told} <= {"http", "https"}:
            environ["HTTP_X_FORWARDED_PROTO"] = "http"
        return self.app(environ, start_response)


def register(app: Flask, count: int) -> None:
    """Believe the last `count` proxies what they tell of a request's client, host and path."""
    app.wsgi_app = UnderPath(app.wsgi_app)  # type: ignore[method-assign]
    if count > 0:
        fixed = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count, x_prefix=count)
        app.wsgi_app = OverHttp(fixed)  # type: ignore[method-assign]
