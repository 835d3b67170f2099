"""Gives Prometheus what was counted, on a port of its own that only this machine reaches."""

import socket
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from flask import Flask
from prometheus_client import CollectorRegistry, make_wsgi_app
from prometheus_client.core import InfoMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from webapp.current import holder_of

SILENCE_S = 5
"""Seconds that a client has to ask: the next one waits meanwhile."""


class ModelInfo(Collector):
    """Which model reads, when it is asked."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def collect(self) -> Iterator[InfoMetricFamily]:
        """One metric, 1, whose labels are the version and the network."""
        model = holder_of(self.app).model
        told = {"version": model.version, "network": model.network}
        yield InfoMetricFamily("digitpad_model", "The model that reads", told)


class Quiet(WSGIRequestHandler):
    """Answers without a line in the log."""

    timeout = SILENCE_S

    def log_message(self, format: str, *_arguments: object) -> None:
        """Nothing."""


def expose(app: Flask, listener: socket.socket) -> None:
    """Answer on a listener, in a thread of this worker's, until the worker ends.

    All workers listen there; whichever takes a request tells what all of them have counted.
    """
    listener.setblocking(False)  # or it would wait for a client that another worker took
    server = WSGIServer(listener.getsockname(), Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    server.server_name, server.server_port = listener.getsockname()
    server.setup_environ()
    server.set_app(make_wsgi_app(_registry(app)))
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _registry(app: Flask) -> CollectorRegistry:
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(ModelInfo(app))
    return registry
