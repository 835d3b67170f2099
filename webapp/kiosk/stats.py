"""For the host of the exhibit: how much it was used. Only the machine itself may look or count."""

import csv
import io
import sqlite3
from datetime import date
from typing import Annotated

from flask import Blueprint, Response, current_app, render_template
from flask_babel import gettext as _

from webapp.http.bodies import read_json
from webapp.http.origin import only_from_here
from webapp.kiosk.counts import KINDS, Counts
from webapp.settings import current_settings
from webapp.validation import one_of

blueprint = Blueprint("kiosk_stats", __name__)
blueprint.before_request(only_from_here)

Kinds = list[Annotated[str, one_of(*KINDS)]]


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
    _counts().add(read_json(Kinds, f"a JSON list of {', '.join(KINDS)}"), date.today())
    return "", 204


def _counts() -> Counts:
    return Counts(current_settings().kiosk_counts.expanduser())
