"""The production server: gunicorn with threads, on a socket that is ours before it starts."""

import os
import socket
from time import monotonic
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http.message import Request
from gunicorn.workers.gthread import TConn, ThreadWorker
from threadpoolctl import threadpool_limits

from webapp.current import holder_of
from webapp.http.overload import waited_s
from webapp.http.proxies import UnderPath
from webapp.settings import Settings

SILENCE_S = 30
"""So long a new connection may be silent before it is taken up all the same."""

REST_S = 60
"""So long a connection stays open for whoever looks at a digit before drawing the next one."""

LOG_LINE = '%(t)s %(h)s "%(r)s" %(s)s %(b)s bytes %(M)s ms'


class PortTaken(RuntimeError):
    """Nothing can listen where the settings say; the message says which variable to change."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn for an app that is already loaded, so that its workers share the memory."""

    def __init__(self, app: Flask, options: dict[str, Any]) -> None:
        self.app = app
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand gunicorn its options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Hand gunicorn the app."""
        return self.app


class PunctualWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's worker with threads, which tells the app how long each request waited for one.

    It keeps to the model that is promoted: only here, for no thread survives the fork.
    """

    def run(self) -> None:
        """Serve until told to stop."""
        with holder_of(self.wsgi).watching():
            super().run()

    def enqueue_req(self, conn: TConn) -> None:
        """Queue a connection with a request for the next free thread."""
        conn.queued_at = monotonic()
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> object:
        """Serve a connection's request in this thread."""
        waited_s.set(monotonic() - conn.queued_at)
        return super().handle(conn)

    def handle_request(self, request: Request, conn: TConn) -> object:
        """Let the app, which takes stripped paths too, hear of a trusted `SCRIPT_NAME`."""
        names = {"SCRIPT_NAME": "X-FORWARDED-PREFIX"}
        request.headers = [(names.get(name, name), value) for name, value in request.headers]
        return super().handle_request(request, conn)


def serve(app: Flask, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is in flight; raises `PortTaken`."""
    listener = listen(settings.host, settings.port)
    host, port = listener.getsockname()[:2]
    model = holder_of(app).model
    print(f"Digitpad reads with the {model.network} network of model {model.version}")
    print(f"Digitpad is on http://{host}:{port}", flush=True)
    # Of a product of 20 rows a second thread makes nothing faster, and the slowest of many far
    # slower as soon as cores are shared. Workers that are forked from here keep to it.
    threadpool_limits(1, user_api="blas")
    # gunicorn itself refuses paths that a proxy has stripped.
    app.wsgi_app = UnderPath(app.wsgi_app, os.environ.pop("SCRIPT_NAME", ""))  # type: ignore[method-assign]
    Server(app, _options(settings, listener)).run()


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to host and port, where 0 takes any that is free; raises `PortTaken`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise PortTaken(
            f"cannot listen on {host}:{port}: {error.strerror}. Stop what listens there, or set "
            f"DIGITPAD_PORT (or DIGITPAD_HOST) to another"
        ) from None
    if hasattr(socket, "TCP_DEFER_ACCEPT"):  # a browser's spare connections must hold no thread
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, SILENCE_S)
    return listener


def _options(settings: Settings, listener: socket.socket) -> dict[str, Any]:
    return {
        "bind": f"fd://{listener.fileno()}",
        "worker_class": PunctualWorker,
        "workers": settings.workers,
        "threads": settings.threads,
        "keepalive": REST_S,
        "preload_app": True,
        "accesslog": "-",
        "access_log_format": LOG_LINE,
        "loglevel": "warning",
        "control_socket_disable": True,
        # The app decides whom to believe, but only gunicorn can take the header SCRIPT_NAME.
        "forwarded_allow_ips": "*" if settings.proxies else "",
        "forwarder_headers": "SCRIPT_NAME",
        "secure_scheme_headers": {},
    }
