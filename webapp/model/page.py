"""The model's own page, and the files of its report."""

from flask import Blueprint, Response, render_template, send_from_directory

from digits.report import FOLDER
from webapp.current import current_model
from webapp.http.pages import rendered_once
from webapp.model.charts import curves, reliability
from webapp.model.report import ModelPage
from webapp.texts import numbers
from webapp.texts import report as texts_of_report

blueprint = Blueprint("model", __name__)


@blueprint.get("/model")
@rendered_once
def report() -> str:
    """What the network was taught, what it reaches, and where it falls short."""
    model = current_model()
    return render_template(
        "model/report.html",
        model=ModelPage(model.recognizer.bundle, model.report),
        texts=texts_of_report,
        numbers=numbers,
        curves=curves,
        reliability=reliability,
    )


@blueprint.get("/model/report/<name>")
def report_file(name: str) -> Response:
    """A file of the report, or 404."""
    return send_from_directory(current_model().folder.resolve() / FOLDER, name)
