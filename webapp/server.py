"""The production server: gunicorn's master, and workers with one loop and threads that compute."""

import os
import re
import resource
import socket
from contextlib import suppress
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from threadpoolctl import threadpool_limits

from webapp import log
from webapp.current import holder_of
from webapp.http.proxies import UnderPath
from webapp.serving import memory
from webapp.serving.adjustments import BACKLOG
from webapp.serving.json_log import JsonLogger
from webapp.serving.worker import FrontWorker
from webapp.settings import Settings, variable_of
from webapp.validation import SettingsError

LOOPBACK = "127.0.0.1"

OF_PAGES = f"{variable_of('port')} (or {variable_of('host')})"

OPEN_FILES = 8_192
"""Enough for the most connections that a worker keeps."""


PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
"""One that needs no quoting, and goes up nowhere."""


class PortTaken(RuntimeError):
    """Nothing can listen where the settings say; the message says which variable to change."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn for an app that is already loaded, so that its workers share the memory."""

    def __init__(
        self,
        app: Flask,
        settings: Settings,
        options: dict[str, Any],
        metrics: socket.socket | None = None,
    ) -> None:
        """On `metrics` the workers answer what was counted, if there is such a listener."""
        self.app = app
        self.settings = settings
        self.options = options
        self.metrics = metrics
        super().__init__()

    def load_config(self) -> None:
        """Hand gunicorn its options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Hand gunicorn the app."""
        return self.app


def serve(app: Flask, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is in flight.

    Raises `PortTaken`, and `SettingsError` for a SCRIPT_NAME that cannot be.
    """
    path = path_under(app, os.environ.pop("SCRIPT_NAME", ""))
    listener = listen(settings.host, settings.port)
    metrics = _listen_for_prometheus(settings)
    host, port = listener.getsockname()[:2]
    model = holder_of(app).model
    log.say(f"Digitpad reads with {model.description}")
    log.say(f"Digitpad is on http://{host}:{port}")
    # Of a product of 20 rows a second thread makes nothing faster, and the slowest of many far
    # slower as soon as cores are shared. Workers that are forked from here keep to it.
    threadpool_limits(1, user_api="blas")
    app.wsgi_app = UnderPath(app.wsgi_app, path)  # type: ignore[method-assign]
    memory.prepare()
    _allow_open_files()
    _run(Server(app, settings, _options(settings, listener), metrics))


def _listen_for_prometheus(settings: Settings) -> socket.socket | None:
    if settings.metrics_port == 0:
        return None
    return listen(LOOPBACK, settings.metrics_port, variable_of("metrics_port"))


def _run(server: Server) -> None:
    """Serve; where something is counted, each worker counts on where one left off that ended."""
    if server.metrics is not None:
        from webapp.metrics import seats  # only where it is asked for

        server.cfg.set("pre_fork", seats.find)
        server.cfg.set("post_fork", seats.take)
        server.cfg.set("child_exit", seats.leave)
    server.run()


def path_under(app: Flask, given: str) -> str:
    """The path that the app is served under, "" for none; raises `SettingsError`."""
    path = given.rstrip("/")
    own = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()}
    if not PATH.fullmatch(path) or path.split("/")[1:2] in [[name] for name in own]:
        raise SettingsError(
            f"SCRIPT_NAME: expected a path such as /digitpad, and none that begins with one of "
            f"Digitpad's own, got {given!r}"
        )
    return path


def listen(host: str, port: int, settings: str = OF_PAGES) -> socket.socket:
    """A socket bound to host and port, where 0 takes any that is free.

    Raises `PortTaken`, which says in which `settings` they can be changed.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise PortTaken(
            f"cannot listen on {host}:{port}: {error.strerror}. Stop what listens there, or set "
            f"{settings} to another"
        ) from None
    return listener


def _allow_open_files() -> None:
    """Each connection is an open file, and many systems allow a process 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft < most:
        with suppress(OSError, ValueError):  # then there are as many as the system says
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _options(settings: Settings, listener: socket.socket) -> dict[str, Any]:
    own_log = {"logger_class": JsonLogger} if settings.log == "json" else {}
    return own_log | {
        "bind": f"fd://{listener.fileno()}",
        "worker_class": FrontWorker,
        "workers": settings.workers,
        "threads": settings.threads,
        "preload_app": True,
        "loglevel": "warning",
        "control_socket_disable": True,
    }
