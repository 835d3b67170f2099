"""The API: many pictures in, a prediction of each out."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from flask import Blueprint

from digits.answers.prediction import told
from digits.ink import Ink, ink_from_bytes
from digits.picture_file import InkError, Limits
from digits.together import Read, read_together
from webapp.api import answers
from webapp.api.asked import refuse_asked
from webapp.api.batches import limits_of_each, pictures_of_batch, problem_with
from webapp.api.uploads import MOST_PICTURES, Picture, bytes_of
from webapp.current import CurrentModel, current_model
from webapp.http.problems import Problem
from webapp.http.security import not_stored
from webapp.metrics.counting import count
from webapp.settings import current_settings

blueprint = Blueprint("batch", __name__, url_prefix="/api/v1")
blueprint.after_request(not_stored)


@blueprint.post("/predictions/batch")
def predict_batch() -> answers.Batch:
    """Read up to 256 pictures; of one that cannot be read, its problem stands in its place."""
    model = current_model()
    pictures = _pictures()
    ink_of = partial(_ink_of, limits=limits_of_each(len(pictures)))
    with ThreadPoolExecutor(current_settings().threads) as threads:
        read = read_together(model.recognizer, pictures, ink_of, each=threads.map)
    return {"predictions": [_told(one, model) for one in read], "model": model.version}


def pictures_asked() -> int:
    """How many pictures the request holds."""
    return len(_pictures())


def _pictures() -> list[Picture]:
    refuse_asked()
    return pictures_of_batch(MOST_PICTURES)


def _ink_of(picture: Picture, limits: Limits) -> Ink:
    return ink_from_bytes(bytes_of(picture, limits), limits)


def _told(read: Read | InkError, model: CurrentModel) -> answers.Prediction | Problem:
    if isinstance(read, InkError):
        return problem_with(read)
    count(read.prediction, read.decode_ms)
    return told(read.prediction, model.version, read.decode_ms)
