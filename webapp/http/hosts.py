"""The names under which the server answers: a name that another site gave it reads nothing here."""

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

from flask import Flask

from webapp.http.refusals import refusal
from webapp.http.request_ids import id_in
from webapp.settings import Settings, variable_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ALL = "*"
"""In the settings: any name."""

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
"""What the settings say of a server that listens on every address of its machine."""

OWN = ("localhost", "127.0.0.1", "::1")
"""Names of the machine itself, which no other site can have."""

HOST = re.compile(
    r"""(?P<name> \[ [0-9a-f:.]{2,45} \] | [a-z0-9_-]{1,63} (?: \. [a-z0-9_-]{1,63} )* )
        \.? (?: : [0-9]{1,5} )?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
"""A name of labels as DNS has them, or an address, with or without a port."""

LONGEST = 260
"""Characters of a name in DNS, and of its port."""


class OwnNames:
    """A WSGI app that answers under its own names alone, and others with 400."""

    def __init__(self, app: "WSGIApplication", settings: Settings) -> None:
        self.app = app
        self.expected = _names(settings)
        self.takes_addresses = settings.host in EVERYWHERE and not settings.hosts

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Pass on what is asked of a name of ours."""
        came = environ.get("HTTP_HOST", "")
        if self._takes(came, environ["SERVER_PROTOCOL"]):
            return self.app(environ, start_response)
        told = ", ".join(sorted(self.expected))
        detail = (
            f"expected the Host to be one of {told}, got {came[:80]!r}: "
            f"{variable_of('hosts')} says under which names the server answers"
        )
        answer = refusal(400, environ.get("PATH_INFO", ""), detail, id_in(environ))
        return answer(environ, start_response)

    def _takes(self, host: str, protocol: str) -> bool:
        if not host:
            return protocol == "HTTP/1.0"  # which has none (RFC 9112, 3.2)
        match = HOST.fullmatch(host) if len(host) <= LONGEST else None
        if match is None:
            return False
        name = match["name"].strip("[]").lower()
        if name in self.expected or ALL in self.expected:
            return True
        address = _address(name)
        return address is not None and (self.takes_addresses or address.is_loopback)


def register(app: Flask, settings: Settings) -> None:
    """Answer under the settings' names alone."""
    app.wsgi_app = OwnNames(app.wsgi_app, settings)  # type: ignore[method-assign]


def _names(settings: Settings) -> frozenset[str]:
    given = [name.strip().lower() for name in settings.hosts.split(",") if name.strip()]
    listening = [socket.gethostname()] if settings.host in EVERYWHERE else [settings.host]
    return frozenset([*OWN, *(given or listening)])


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
