"""The API: many pictures in, a prediction of each out."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from statistics import fmean
from time import perf_counter
from typing import Any

from flask import Blueprint, g

from digits.ink import ink_from_bytes
from digits.normalize import DigitImage, normalize
from digits.picture_file import InkError, Limits
from webapp.api.answers import Batch
from webapp.api.predictions import told
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


@dataclass(frozen=True)
class Normalized:
    """A picture as the network gets it, None for a blank, and how long that took."""

    image: DigitImage | None
    decode_ms: float
    normalize_ms: float


@blueprint.post("/predictions/batch")
def predict_batch() -> Batch:
    """Read up to 256 pictures; of one that cannot be read, its problem stands in its place."""
    model = current_model()
    pictures = _pictures()
    normalized_one = partial(_normalized, limits=_limits_of_each(len(pictures)))
    with ThreadPoolExecutor(current_settings().threads) as threads:
        read = list(threads.map(normalized_one, pictures))
    return {"predictions": _answers(read, model), "model": model.version}


def pictures_asked() -> int:
    """How many pictures the request holds."""
    return len(_pictures())


def _pictures() -> list[Picture]:
    """The request's pictures, parsed once, and where that holds nobody up."""
    needs(Place.ALONE)
    if "pictures" not in g:
        g.pictures = pictures_of_request(current_settings().max_photo_bytes)
    pictures: list[Picture] = g.pictures
    return pictures


def _limits_of_each(count: int) -> Limits:
    """How large each of so many pictures may be."""
    limits = current_settings().limits
    return Limits(limits.bytes, min(limits.pixels, MOST_PIXELS // count), limits.scanned // count)


def _normalized(picture: Picture, limits: Limits) -> Normalized | Problem:
    started = perf_counter()
    try:
        ink = ink_from_bytes(bytes_of(picture, limits), limits)
    except InkError as error:
        return problem(status_of(error), str(error))
    decoded = perf_counter()
    image = normalize(ink)
    return Normalized(image, (decoded - started) * 1e3, (perf_counter() - decoded) * 1e3)


def _answers(read: list[Normalized | Problem], model: CurrentModel) -> list[Any]:
    normalized = [one for one in read if isinstance(one, Normalized)]
    normalize_ms = fmean([one.normalize_ms for one in normalized] or [0])
    decode_ms = fmean([one.decode_ms for one in normalized] or [0])
    images = [one.image for one in normalized]
    predictions = model.recognizer.predict_images(images, normalize_ms)
    for prediction in predictions:
        count(prediction, decode_ms)
    answers = (told(prediction, model.version, decode_ms) for prediction in predictions)
    return [next(answers) if isinstance(one, Normalized) else one for one in read]
