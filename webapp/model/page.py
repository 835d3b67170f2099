"""The model's own page, and the files of its report."""

from flask import Blueprint, Response, current_app, render_template, send_from_directory

from digits.recognizer import Recognizer
from webapp.model.charts import curves, reliability
from webapp.model.report import Report, read_report
from webapp.settings import current_settings
from webapp.texts import numbers
from webapp.texts import report as texts_of_report

blueprint = Blueprint("model", __name__)


@blueprint.get("/model")
def report() -> str:
    """What the network was taught, what it reaches, and where it falls short."""
    return render_template(
        "model/report.html",
        report=_report(),
        texts=texts_of_report,
        numbers=numbers,
        curves=curves,
        reliability=reliability,
    )


@blueprint.get("/model/report/<name>")
def report_file(name: str) -> Response:
    """A file of the report, or 404."""
    return send_from_directory(_report().folder, name)


def _report() -> Report:
    """Read once an app, when somebody asks for it first."""
    if "report" not in current_app.extensions:
        recognizer: Recognizer = current_app.extensions["recognizer"]
        current_app.extensions["report"] = read_report(current_settings().model, recognizer.bundle)
    report: Report = current_app.extensions["report"]
    return report
