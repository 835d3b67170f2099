"""The API: a number on one line in, as a picture or as groups of strokes, and its digits out."""

from time import perf_counter

from flask import Blueprint, request

from digits.answers.number import Reading, told
from digits.reading.line import read_line
from digits.reading.rules.rule import Rule
from webapp.api.asked import rule_asked
from webapp.api.inks import ink_of_request
from webapp.api.stroke_groups import has_groups, read_groups
from webapp.api.uploads import FORM
from webapp.current import CurrentModel, current_model
from webapp.http.bodies import check_length
from webapp.http.overload import Place, needs
from webapp.http.security import not_stored
from webapp.metrics.counting import count_reading
from webapp.settings import current_settings

blueprint = Blueprint("readings", __name__, url_prefix="/api/v1")
blueprint.after_request(not_stored)


@blueprint.post("/readings")
def read() -> Reading:
    """Read the number in the request's picture, or that its groups of strokes are."""
    model, rule = current_model(), rule_asked()
    limits = current_settings().limits
    check_length(limits.bytes)
    if request.mimetype == FORM and has_groups():
        answer = read_groups(model, rule, limits)
    else:
        answer = _read_picture(model, rule)
    count_reading(answer["rejected"])
    return answer


def _read_picture(model: CurrentModel, rule: Rule | None) -> Reading:
    needs(Place.THREADS)
    started = perf_counter()
    ink = ink_of_request()
    decoded = perf_counter()
    reading = read_line(ink, model.recognizer, rule)
    times = (decoded - started) * 1e3, (perf_counter() - decoded) * 1e3
    return told(reading, rule, model.version, *times)
