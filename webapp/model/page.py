"""The model's own page, and the files of its report."""

from pathlib import Path

from flask import Blueprint, Response, current_app, render_template, send_from_directory

from digits.recognizer import Recognizer
from digits.report import FOLDER, Report, ReportError, read_report
from webapp.model.charts import curves, reliability
from webapp.model.report import ModelPage
from webapp.settings import current_settings
from webapp.texts import numbers
from webapp.texts import report as texts_of_report

blueprint = Blueprint("model", __name__)


@blueprint.get("/model")
def report() -> str:
    """What the network was taught, what it reaches, and where it falls short."""
    return render_template(
        "model/report.html",
        model=_model(),
        texts=texts_of_report,
        numbers=numbers,
        curves=curves,
        reliability=reliability,
    )


@blueprint.get("/model/report/<name>")
def report_file(name: str) -> Response:
    """A file of the report, or 404."""
    return send_from_directory(current_settings().model.resolve() / FOLDER, name)


def _model() -> ModelPage:
    """Read once an app, when somebody asks for it first."""
    if "model page" not in current_app.extensions:
        recognizer: Recognizer = current_app.extensions["recognizer"]
        report = _report(current_settings().model)
        current_app.extensions["model page"] = ModelPage(recognizer.bundle, report)
    page: ModelPage = current_app.extensions["model page"]
    return page


def _report(folder: Path) -> Report | None:
    """The report in a model's folder; one that cannot be read is left out, and the log says why."""
    try:
        return read_report(folder)
    except ReportError as error:
        current_app.logger.warning("%s", error)
        return None
