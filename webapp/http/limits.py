"""How many pictures one client may have read in a time."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Flask, current_app, request
from flask_limiter import Limiter
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage

from webapp.http.clients import address
from webapp.http.keys import key_holder
from webapp.http.overload import MOVED
from webapp.settings import Settings, current_settings, variable_of
from webapp.validation import SettingsError

PATIENCE_S = 0.1
"""Seconds for which a request waits for Redis, once, until it is given up for a while."""

HEADERS = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
"""What tells a client how much of its rate is left, where there is one."""

Cost = Callable[[], int]


class SteadyMemory(MemoryStorage):
    """The memory of `limits`, in which no window outlasts a clock that is set back."""

    STORAGE_SCHEME = ["steady"]  # noqa: RUF012 - as its parent has it

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count `amount` more of a key, whose window lasts for `expiry` seconds."""
        if self.get_expiry(key) > time.time() + expiry:
            self.clear(key)
        return super().incr(key, expiry, amount)


def register(app: Flask, settings: Settings, costs: Mapping[Blueprint, Cost]) -> None:
    """Let each client post as many pictures to blueprints together as the settings say, if they do.

    `costs` has for each blueprint what tells how many pictures a request to it holds. Raises
    `SettingsError`.
    """
    if not settings.rate_limit and settings.api_keys is None:
        return
    try:
        limiter = Limiter(client, app=app, headers_enabled=True, **_storage(settings))
    except ConfigurationError as error:
        raise SettingsError(f"{variable_of('rate_limit_storage')}: {error}") from None
    for blueprint, cost in costs.items():
        limit = limiter.shared_limit(_rate_of_client, scope="pictures", methods=["POST"], cost=cost)
        limit(blueprint)


def _storage(settings: Settings) -> dict[str, Any]:
    """Where it is counted: in the worker, or in a Redis, and in the worker while that fails."""
    if not settings.rate_limit_storage:
        return {"storage_uri": "steady://"}
    return {
        "storage_uri": settings.rate_limit_storage,
        "storage_options": {"socket_connect_timeout": PATIENCE_S, "socket_timeout": PATIENCE_S},
        "key_prefix": "digitpad",
        "in_memory_fallback_enabled": True,
    }


def one_picture() -> int:
    """One, or nothing of a request that was counted before it was sent on to where it is served."""
    return 0 if request.environ.get(MOVED) else 1


def client() -> str:
    """Who asks: the holder of a key, or an address."""
    holder = key_holder()
    return address() if holder is None else f"key {holder}"


def _rate_of_client() -> str:
    """The rate of the key that came, or else the one that the settings have for everybody."""
    holder = key_holder()
    of_key: str = current_app.extensions["keys"].rate_limit_of(holder) if holder else ""
    return of_key or current_settings().rate_limit
