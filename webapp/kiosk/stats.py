"""For the host of the exhibit: how much it was used. Only the machine itself may look or count."""

import csv
import io
import sqlite3
from datetime import date
from pathlib import Path
from typing import Annotated

from flask import Blueprint, Flask, Response, abort, current_app, render_template
from flask_babel import gettext as _
from limits import RateLimitItemPerHour
from limits.strategies import FixedWindowRateLimiter
from msgspec import Meta

from webapp.http.bodies import read_json
from webapp.http.limits import SteadyMemory
from webapp.http.origin import only_from_here
from webapp.http.security import not_stored
from webapp.kiosk.counts import KINDS, Counts
from webapp.validation import one_of

blueprint = Blueprint("kiosk_stats", __name__)
blueprint.before_request(only_from_here)
blueprint.after_request(not_stored)

MOST_KINDS = 4
"""Of what a visitor does at once."""

Kinds = Annotated[list[Annotated[str, one_of(*KINDS)]], Meta(max_length=MOST_KINDS)]

MOST_COUNTED = 1_800
"""An hour, by all workers together: nobody draws faster than once in two seconds for long."""


def register(app: Flask, path: Path, workers: int) -> None:
    """Keep the app's counts in the file at this path, where so many workers count."""
    app.extensions["counts"] = Counts(path.expanduser())
    app.extensions["counting"] = FixedWindowRateLimiter(SteadyMemory())
    app.extensions["most_counted"] = RateLimitItemPerHour(max(MOST_COUNTED // workers, 1))


@blueprint.errorhandler(sqlite3.Error)
@blueprint.errorhandler(OSError)
def unusable(error: Exception) -> tuple[str, int]:
    """503 where the counts cannot be read or written: the exhibit itself goes on without them."""
    current_app.logger.warning("no counts: %s", error)
    title, advice = _("Not available"), f"{_counts().path}: {error}"
    return render_template("base/error.html", status=503, title=title, advice=advice), 503


@blueprint.get("/kiosk/stats")
def stats() -> str:
    """Today and the last thirty days."""
    days = _counts().last_days(date.today())
    total = {kind: sum(day.count(kind) for day in days) for kind in KINDS}
    most = max(day.drawings for day in days)
    return render_template("kiosk/stats.html", days=days, total=total, most=most)


@blueprint.get("/kiosk/stats.csv")
def stats_as_csv() -> Response:
    """The same as a table: a line for each of these days, a column for each of `KINDS`."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["date", *KINDS])
    for day in _counts().last_days(date.today()):
        writer.writerow([day.date.isoformat(), *map(day.count, KINDS)])
    download = {"Content-Disposition": 'attachment; filename="digitpad-exhibit.csv"'}
    return Response(table.getvalue(), mimetype="text/csv", headers=download)


@blueprint.post("/kiosk/counts")
def count() -> tuple[str, int]:
    """Add one to each count that the JSON list names, such as ["drawings", "digits"]; 204."""
    kinds = read_json(Kinds, f"a JSON list of at most {MOST_KINDS} of {', '.join(KINDS)}")
    most = current_app.extensions["most_counted"]
    if not current_app.extensions["counting"].hit(most):
        abort(429, f"expected at most {most}, got one more")
    _counts().add(sorted(set(kinds)), date.today())
    return "", 204


def _counts() -> Counts:
    counts: Counts = current_app.extensions["counts"]
    return counts
