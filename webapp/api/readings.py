"""The API: a number on one line in, as a picture or as groups of strokes, and its digits out."""

from time import perf_counter

from flask import Blueprint, abort, request

from digits.answers.number import Reading, told
from digits.reading.files import read_file
from digits.reading.line import read_line
from digits.reading.rules.rule import Rule
from webapp.api.asked import number_asked
from webapp.api.inks import ink_of_request
from webapp.api.stroke_groups import has_groups, read_groups
from webapp.api.uploads import FORM, picture_of_request
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
    """Read the number in the request's picture, or that its groups of strokes are.

    `?photo=1` reads the picture as a photograph.
    """
    model, (is_photo, rule) = current_model(), number_asked()
    answer = _read_photo(model, rule) if is_photo else _read_drawing(model, rule)
    count_reading(answer["rejected"])
    return answer


def _read_photo(model: CurrentModel, rule: Rule | None) -> Reading:
    needs(Place.ALONE)
    limits = current_settings().photo_limits
    check_length(limits.bytes)
    if _is_of_strokes():
        abort(400, "expected photo=1 with a picture, got it with groups of strokes")
    data = picture_of_request(limits)
    read = read_file(data, limits, model.recognizer, rule, is_photo=True)
    return told(read.reading, rule, model.version, read.decode_ms, read.read_ms)


def _read_drawing(model: CurrentModel, rule: Rule | None) -> Reading:
    limits = current_settings().limits
    check_length(limits.bytes)
    return read_groups(model, rule, limits) if _is_of_strokes() else _read_picture(model, rule)


def _is_of_strokes() -> bool:
    return request.mimetype == FORM and has_groups()


def _read_picture(model: CurrentModel, rule: Rule | None) -> Reading:
    needs(Place.THREADS)
    started = perf_counter()
    ink = ink_of_request()
    decoded = perf_counter()
    reading = read_line(ink, model.recognizer, rule)
    times = (decoded - started) * 1e3, (perf_counter() - decoded) * 1e3
    return told(reading, rule, model.version, *times)
