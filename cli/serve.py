"""`digitpad serve`: the server, told by options what it else is told by variables."""

import os
import sys
from typing import Any

import click

from webapp.__main__ import start
from webapp.settings import Settings, variable_of
from webapp.validation import choices_of, expected_of, types_of

sets = {
    "host": "the address to listen on",
    "port": "the port to listen on, 0 for any free one",
    "hosts": "the names under which it answers",
    "proxies": "how many proxies in front are believed what they tell of a client",
    "workers": "serving processes",
    "threads": "requests that each of them computes at once",
    "model": "the folder of the network to serve",
    "models": "a folder of versions, of which the promoted one reads",
    "network": "which of the folder's networks reads",
    "secret_key": "signs the forms' tokens",
    "max_bytes": "the largest picture file to read",
    "max_pixels": "the largest picture to read",
    "max_photo_bytes": "the largest photo to read",
    "rate_limit": "pictures that one address may send, such as 60/second",
    "rate_limit_storage": "a Redis that counts them for several machines",
    "api_keys": "a file of keys, of which the API then asks for one",
    "log": "whether the log is lines for people or JSON for programs",
    "metrics_port": "a port for Prometheus on this machine, 0 for none",
    "cors_origins": "other sites whose scripts may ask the API",
    "frame_ancestors": "other sites whose pages may show ours in a frame",
    "source_url": "where visitors find the program's source",
    "kiosk_lang": "the language of /kiosk",
    "kiosk_idle": "seconds without a touch after which /kiosk asks whether somebody is there",
    "kiosk_game": "whether /kiosk offers games, or the one it opens with",
    "kiosk_attract": "whether digits write themselves while nobody is there",
    "kiosk_counts": "the file of what /kiosk/stats shows",
    "kiosk_title": "the name at the head of /kiosk",
    "kiosk_logo": "a picture before that name",
}
"""What each setting is for, in a line; docs/settings.md tells more."""


def _option(name: str, kind: Any) -> click.Option:
    return click.Option(
        ["--" + name.replace("_", "-")],
        metavar="VALUE",
        envvar=variable_of(name),
        show_envvar=True,
        shell_complete=lambda _context, _option, typed: [
            choice for choice in choices_of(kind) if choice.startswith(typed)
        ],
        help=f"{sets[name].capitalize()}: {expected_of(kind)}.",
    )


def _serve(**given: str | None) -> None:
    variables = {variable_of(name): value for name, value in given.items() if value is not None}
    sys.exit(start(os.environ | variables))


serve = click.Command(
    "serve",
    callback=_serve,
    params=[_option(name, kind) for name, kind in types_of(Settings).items()],
    help="Serve the page and the API until told to stop.\n\n"
    "An option counts for more than its variable.\n\n"
    "\b\n"
    "Examples:\n"
    "  digitpad serve                      on http://127.0.0.1:8000\n"
    "  digitpad serve --host 0.0.0.0       for other machines, too\n"
    "  digitpad serve --models models/     with the promoted version of a folder\n"
    "  digitpad serve --api-keys keys.json --rate-limit 60/second",
)
