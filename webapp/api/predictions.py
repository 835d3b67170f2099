"""The API: a picture of one digit in, a prediction out."""

from time import perf_counter

from flask import Blueprint

from digits.answers import prediction as answers
from digits.answers.explanation import explanation
from digits.answers.pictures import ink_picture
from digits.answers.prediction import told
from digits.photo.reading import open_photo, read_photo
from digits.recognizer import Prediction
from webapp.api.asked import Asked, asked
from webapp.api.inks import ink_of_request
from webapp.api.uploads import picture_of_request
from webapp.current import CurrentModel, current_model
from webapp.http.overload import Place, needs
from webapp.http.security import not_stored
from webapp.metrics.counting import count
from webapp.settings import current_settings

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.after_request(not_stored)


@blueprint.post("/predictions")
def predict() -> answers.Prediction:
    """Read the request's picture; `?explain=1` adds what the network saw and where it looked.

    `?photo=1` reads it as a photograph, and then the explanation also shows its ink.
    """
    model, wanted = current_model(), asked()
    if wanted.photo == "1":
        needs(Place.ALONE)
        return _answer_to_photo(model, wanted)
    if wanted.explain == "1":
        needs(Place.THREADS)
    started = perf_counter()
    ink = ink_of_request()
    decode_ms = (perf_counter() - started) * 1e3
    return _answer(model.recognizer.predict(ink), model, decode_ms, wanted)


def _answer_to_photo(model: CurrentModel, wanted: Asked) -> answers.Prediction:
    started = perf_counter()
    limits = current_settings().photo_limits
    photo = open_photo(picture_of_request(limits), limits)
    decode_ms = (perf_counter() - started) * 1e3
    read = read_photo(photo, model.recognizer)
    answer = _answer(read.prediction, model, decode_ms, wanted)
    answer["digits"] = read.digits
    if wanted.explain == "1":
        answer["ink"] = ink_picture(read.ink)
    return answer


def _answer(
    prediction: Prediction, model: CurrentModel, decode_ms: float, wanted: Asked
) -> answers.Prediction:
    count(prediction, decode_ms)
    answer = told(prediction, model.version, decode_ms)
    if wanted.explain == "0":
        return answer
    return {**answer, **explanation(model.recognizer, prediction, wanted.digit)}
