"""How many pictures one client may have read in a time."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, g, request
from flask_limiter import HeaderNames, Limiter
from limits import parse_many
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

COMES_AGAIN = "X-RateLimit-Comes-Again"
"""How the limiter tells every answer what a refusal alone has as Retry-After."""

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
    _weigh_first(app, {blueprint.name: cost for blueprint, cost in costs.items()})
    app.after_request(_tell_when_to_come_back)
    limiter = _limiter(app, settings)
    for blueprint in costs:
        limiter.shared_limit(
            _rate_of_client,
            scope="pictures",
            methods=["POST"],
            cost=_weight,
            on_breach=lambda _breached: _give_back(limiter),
        )(blueprint)


def _weigh_first(app: Flask, costs: Mapping[str, Cost]) -> None:
    """Know what a request costs before the limiter counts, which takes all errors for Redis'."""

    @app.before_request
    def weigh() -> None:
        cost = costs.get(request.blueprint or "")
        if cost is not None and request.method == "POST":
            g.weight = cost()
            _refuse_what_never_fits(g.weight)


def _weight() -> int:
    weight: int = g.weight
    return weight


def _refuse_what_never_fits(pictures: int) -> None:
    """Abort with 413 where a client cannot have so many read at once, however long it waits."""
    rates = _rate_of_client() if pictures > 1 else ""
    if not rates:
        return
    least = min(parse_many(rates), key=lambda rate: rate.amount)
    if pictures > least.amount:
        abort(
            413,
            f"expected at most {least.amount} pictures at once, which is all that the rate of "
            f"{least} lets one client send, got {pictures}",
        )


def _limiter(app: Flask, settings: Settings) -> Limiter:
    try:
        return Limiter(
            client,
            app=app,
            headers_enabled=True,
            header_name_mapping={HeaderNames.RETRY_AFTER: COMES_AGAIN},
            **_storage(settings),
        )
    except ConfigurationError:  # it knows all that the settings let through, if it can load it
        raise SettingsError(
            f"{variable_of('rate_limit_storage')}: expected the package redis, got none: "
            "pip install 'digitpad[redis]'"
        ) from None


def _give_back(limiter: Limiter) -> None:
    """Let a request that is refused spend nothing, neither of the rate that it breaks nor others.

    They are spent before it is known, for two requests at once must not find the same room.
    """
    for spent in limiter.current_limits:
        limiter.limiter.storage.incr(spent.key, spent.limit.get_expiry(), -_weight())


def _tell_when_to_come_back(response: Response) -> Response:
    seconds = response.headers.pop(COMES_AGAIN, None)
    if seconds is not None and response.status_code == 429:
        response.headers["Retry-After"] = seconds
    return response


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
