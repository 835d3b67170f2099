"""The API: many pictures in, a prediction of each out."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from flask import Blueprint, g

from digits.answers.prediction import told
from digits.ink import Ink, ink_from_bytes
from digits.picture_file import InkError, Limits
from digits.together import Read, read_together
from webapp.api import answers
from webapp.api.asked import refuse_asked
from webapp.api.uploads import Picture, bytes_of, pictures_of_request
from webapp.current import CurrentModel, current_model
from webapp.http.errors import status_of
from webapp.http.overload import Place, needs
from webapp.http.problems import Problem, problem
from webapp.http.security import not_stored
from webapp.metrics.counting import count
from webapp.settings import current_settings

blueprint = Blueprint("batch", __name__, url_prefix="/api/v1")
blueprint.after_request(not_stored)

MOST_PIXELS = 32_000_000
"""Of all pictures of a batch together, shared out evenly: as many as one request may compute."""


@blueprint.post("/predictions/batch")
def predict_batch() -> answers.Batch:
    """Read up to 256 pictures; of one that cannot be read, its problem stands in its place."""
    model = current_model()
    pictures = _pictures()
    ink_of = partial(_ink_of, limits=_limits_of_each(len(pictures)))
    with ThreadPoolExecutor(current_settings().threads) as threads:
        read = read_together(model.recognizer, pictures, ink_of, each=threads.map)
    return {"predictions": [_told(one, model) for one in read], "model": model.version}


def pictures_asked() -> int:
    """How many pictures the request holds."""
    return len(_pictures())


def _pictures() -> list[Picture]:
    """The request's pictures, parsed once, and where that holds nobody up."""
    refuse_asked()
    needs(Place.ALONE)
    if "pictures" not in g:
        g.pictures = pictures_of_request(current_settings().max_photo_bytes)
    pictures: list[Picture] = g.pictures
    return pictures


def _limits_of_each(count: int) -> Limits:
    """How large each of so many pictures may be."""
    limits = current_settings().limits
    return Limits(limits.bytes, min(limits.pixels, MOST_PIXELS // count), limits.scanned // count)


def _ink_of(picture: Picture, limits: Limits) -> Ink:
    return ink_from_bytes(bytes_of(picture, limits), limits)


def _told(read: Read | InkError, model: CurrentModel) -> answers.Prediction | Problem:
    if isinstance(read, InkError):
        return problem(status_of(read), str(read))
    count(read.prediction, read.decode_ms)
    return told(read.prediction, model.version, read.decode_ms)
