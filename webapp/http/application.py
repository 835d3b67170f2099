"""Flask's application, with what a request of Digitpad needs and without what it does not."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from webapp.http.cookies import OwnSession
from webapp.http.json import Msgspec
from webapp.http.requests import RequestInMemory


class Application(Flask):
    """Flask, whose parts are ours where that is safer or faster."""

    request_class = RequestInMemory
    json_provider_class = Msgspec
    session_interface = OwnSession()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself: none here is async, and to look costs each request."""
        return func
