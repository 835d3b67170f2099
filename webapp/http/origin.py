"""Where a request comes from: one of the server's own pages, and the machine that it runs on."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Flask, abort, request
from werkzeug.exceptions import Forbidden

from webapp.http.programs import is_of_program

READING = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing."""

OWN_SITE = {"same-origin", "none"}
"""What `Sec-Fetch-Site` says of the server's own pages, and of what a person typed."""

ADDED_BY_PROXIES = re.compile(
    "forwarded|^(via|cdn-loop|x-envoy-.*|x-original-host)$|-(client)?ip$|-addr(ess)?$",
    re.IGNORECASE,
)
"""Names of headers that tell of a proxy, such as X-Forwarded-For, CF-Connecting-IP, X-Real-IP."""

SPOKEN_BY_PROXIES = "HTTP/1.0"
"""The protocol of many a proxy that adds no header; of browsers and of curl it is none by now."""


class FromAnotherSite(Forbidden):
    """A request that another site's page sent."""


def register(app: Flask) -> None:
    """Refuse what a page of another site sends to the app, but for what programs ask."""
    app.before_request(_only_from_own_pages)


def only_from_here() -> None:
    """Refuse, with 403, a request that does not come from this machine."""
    if not is_from_here():
        abort(403, "expected a request of the machine that the exhibit runs on")


def is_from_here() -> bool:
    """Whether somebody on this machine asks, and not a proxy there for somebody elsewhere.

    What a proxy tells of its client proves nothing, however much it is trusted otherwise.
    """
    return (
        _is_loopback(request.remote_addr or "")
        and _is_loopback(_name_in(f"//{request.host}"))
        and all(_place_in(origin) == request.host for origin in request.headers.getlist("Origin"))
        and not request.script_root  # the path of a site that this machine is but a part of
        and request.environ["SERVER_PROTOCOL"] != SPOKEN_BY_PROXIES
        and not any(ADDED_BY_PROXIES.search(name) for name, _value in request.headers)
    )


def _only_from_own_pages() -> None:
    # The API reads neither cookie nor session, so another site has nothing to forge.
    if request.method in READING or is_of_program():
        return
    if _is_from_another_site():
        raise FromAnotherSite("expected a request of a page of this server")


def _is_from_another_site() -> bool:
    """By what no script can forge: browsers tell one of these, and programs neither."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in OWN_SITE
    if origin := request.headers.get("Origin"):
        # Not the port, which many a proxy leaves out of the host that it passes on.
        return _name_in(origin) != _name_in(f"//{request.host}")
    return False


def _name_in(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # as for http://[
        return ""


def _place_in(address: str) -> str:
    """The host and the port: on one machine another port is another's."""
    try:
        return urlsplit(address).netloc
    except ValueError:  # as above
        return ""


def _is_loopback(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:  # what a proxy passed on is anything at all
        return False
