"""An empty Flask route under Digitpad's own server: what no request can be faster than."""

import os

from flask import Flask

from webapp import current
from webapp.server import serve
from webapp.settings import read_settings

app = Flask(__name__)


@app.get("/")
def nothing() -> str:
    """Answer nothing."""
    return ""


if __name__ == "__main__":
    settings = read_settings(os.environ)
    # Never asked: the server tells as it starts which network there is.
    current.register(app, settings)
    serve(app, settings)
