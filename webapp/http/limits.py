"""How many pictures one client may have read in a time."""

import time
from collections.abc import Callable, Mapping
from ipaddress import IPv6Address, ip_address, ip_network

from flask import Blueprint, Flask, request
from flask_limiter import Limiter
from limits.storage import MemoryStorage

from webapp.http.overload import MOVED

OF_ONE_CLIENT = 64
"""Leading bits of an IPv6 address: whoever has one has all that begin alike (RFC 6177)."""


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


def register(app: Flask, rate: str, costs: Mapping[Blueprint, Cost]) -> None:
    """Let each client post so many pictures to blueprints together, as in 60/second; "" for any.

    `costs` has for each blueprint what tells how many pictures a request to it holds.
    """
    if not rate:
        return
    limiter = Limiter(client, app=app, headers_enabled=True, storage_uri="steady://")
    for blueprint, cost in costs.items():
        limiter.shared_limit(rate, scope="pictures", methods=["POST"], cost=cost)(blueprint)


def one_picture() -> int:
    """One, or nothing of a request that was counted before it was sent on to where it is served."""
    return 0 if request.environ.get(MOVED) else 1


def client() -> str:
    """Who asks: an address, or the network that is one client's."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:  # what a proxy passed on is anything at all
        return request.remote_addr or ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), OF_ONE_CLIENT), strict=False))
