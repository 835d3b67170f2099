"""The API: a number on one line in, as a picture or as groups of strokes, and its digits out."""

from time import perf_counter

from flask import Blueprint, request

from digits.answers import number
from digits.answers.number import told
from digits.ink import ink_from_bytes
from digits.reading.line import read_line
from digits.reading.rules.rule import Rule
from webapp.api import answers
from webapp.api.asked import rule_asked
from webapp.api.stroke_groups import has_groups, read_groups
from webapp.api.uploads import FORM, picture_of_request
from webapp.current import CurrentModel, current_model
from webapp.http.bodies import check_length
from webapp.http.overload import Place, needs
from webapp.http.security import not_stored
from webapp.settings import current_settings

blueprint = Blueprint("readings", __name__, url_prefix="/api/v1")
blueprint.after_request(not_stored)


@blueprint.post("/readings")
def read() -> number.Reading | answers.StrokesReading:
    """Read the number in the request's picture, or that its groups of strokes are."""
    model, rule = current_model(), rule_asked()
    limits = current_settings().limits
    check_length(limits.bytes)
    if request.mimetype == FORM and has_groups():
        return read_groups(model, rule, limits)
    return _read_picture(model, rule)


def _read_picture(model: CurrentModel, rule: Rule | None) -> number.Reading:
    needs(Place.THREADS)
    limits = current_settings().limits
    started = perf_counter()
    ink = ink_from_bytes(picture_of_request(limits), limits)
    decoded = perf_counter()
    reading = read_line(ink, model.recognizer, rule)
    times = (decoded - started) * 1e3, (perf_counter() - decoded) * 1e3
    return told(reading, rule, model.version, *times)
