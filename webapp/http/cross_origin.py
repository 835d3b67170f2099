"""Other sites' scripts that may ask the API, as far as the settings name these sites (CORS)."""

from flask import Flask
from flask_cors import CORS

from webapp.http.limits import HEADERS
from webapp.http.request_ids import HEADER as REQUEST_ID
from webapp.settings import Origins, listed

KEPT_FOR_S = 600
"""How long a browser need not ask again whether it may."""


def register(app: Flask, origins: Origins) -> None:
    """Let scripts of these origins ask the API; without any, those of our own pages alone."""
    if allowed := listed(origins):
        CORS(
            app,
            resources=r"/api/v1/.*",
            origins=allowed,
            methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["Retry-After", REQUEST_ID, *HEADERS],
            max_age=KEPT_FOR_S,
            send_wildcard=True,  # where any may, caches need not keep an answer for each
        )
