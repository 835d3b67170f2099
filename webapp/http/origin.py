"""Where a request comes from: one of the server's own pages, and the machine that it runs on."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, Flask, abort, current_app, request
from werkzeug.exceptions import Forbidden

from webapp.settings import current_settings

READING = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing."""

OWN_SITE = {"same-origin", "none"}
"""What `Sec-Fetch-Site` says of the server's own pages, and of what a person typed."""

FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
"""What proxies add to a request."""


class FromAnotherSite(Forbidden):
    """A request that another site's page sent."""


def register(app: Flask, for_everybody: Blueprint) -> None:
    """Refuse what a page of another site sends to the app, but for one blueprint's part of it."""

    @app.before_request
    def only_from_own_pages() -> None:
        blueprint = current_app.blueprints.get(request.blueprint or "")
        if request.method in READING or blueprint is for_everybody:
            return
        if _is_from_another_site():
            raise FromAnotherSite("expected a request of a page of this server")


def only_from_here() -> None:
    """Refuse, with 403, a request that does not come from this machine."""
    if not _is_loopback(request.remote_addr or "") or _is_forwarded_by_strangers():
        abort(403, "expected a request of the machine that the exhibit runs on")


def _is_from_another_site() -> bool:
    """By what no script can forge: browsers tell one of these, and programs neither."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in OWN_SITE
    if origin := request.headers.get("Origin"):
        # Not the port, which many a proxy leaves out of the host that it passes on.
        return urlsplit(origin).hostname != urlsplit(f"//{request.host}").hostname
    return False


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:  # what a proxy passed on is anything at all
        return False


def _is_forwarded_by_strangers() -> bool:
    """Whether more proxies passed the request on than the settings trust."""
    trusted = current_settings().proxies
    if trusted == 0:
        return any(name in request.headers for name in FORWARDED)
    return len(request.headers.get("X-Forwarded-For", "").split(",")) > trusted
