"""The API: many pictures in, the number on each out."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from flask import Blueprint

from digits.answers.number import Reading, told
from digits.picture_file import InkError, Limits
from digits.reading.files import TimedReading, read_file
from digits.reading.rules.rule import Rule
from webapp.api import answers
from webapp.api.asked import number_asked
from webapp.api.batches import limits_of_each, pictures_of_batch, problem_with, shared
from webapp.api.uploads import MOST_PICTURES, Picture, bytes_of
from webapp.current import CurrentModel, current_model
from webapp.http.problems import Problem
from webapp.http.security import not_stored
from webapp.metrics.counting import count_reading
from webapp.settings import current_settings

blueprint = Blueprint("number_batch", __name__, url_prefix="/api/v1")
blueprint.after_request(not_stored)

MOST_PHOTOS = 16
"""In a batch: one takes as long as a hundred clean pictures of digits."""

MOST_PHOTO_PIXELS = 240_000_000
"""Of all photos of a batch together, shared out evenly; a JPEG is decoded at a part of them."""


@dataclass(frozen=True)
class _Asked:
    """What all pictures of a request are read as."""

    is_photo: bool
    rule: Rule | None
    pictures: list[Picture]

    @property
    def limits(self) -> Limits:
        """How large each may be."""
        if not self.is_photo:
            return limits_of_each(len(self.pictures))
        return shared(current_settings().photo_limits, MOST_PHOTO_PIXELS, len(self.pictures))

    @property
    def threads(self) -> int:
        """How many are read at once: photos one by one, for each takes much memory."""
        return 1 if self.is_photo else current_settings().threads


@blueprint.post("/readings/batch")
def read_batch() -> answers.ReadingBatch:
    """Read the numbers on up to 256 pictures; of one that cannot be read comes its problem."""
    model, asked = current_model(), _asked()
    read = partial(_read, limits=asked.limits, model=model, asked=asked)
    with ThreadPoolExecutor(asked.threads) as threads:
        readings = list(threads.map(read, asked.pictures))
    told_all = [_told(one, model, asked.rule) for one in readings]
    return {"readings": told_all, "model": model.version}


def pictures_asked() -> int:
    """How many pictures the request holds."""
    return len(_asked().pictures)


def _asked() -> _Asked:
    is_photo, rule = number_asked()
    return _Asked(is_photo, rule, pictures_of_batch(MOST_PHOTOS if is_photo else MOST_PICTURES))


def _read(
    picture: Picture, limits: Limits, model: CurrentModel, asked: _Asked
) -> TimedReading | InkError:
    try:
        data = bytes_of(picture, limits)
        return read_file(data, limits, model.recognizer, asked.rule, asked.is_photo)
    except InkError as error:
        return error


def _told(
    read: TimedReading | InkError, model: CurrentModel, rule: Rule | None
) -> Reading | Problem:
    if isinstance(read, InkError):
        return problem_with(read)
    count_reading(read.reading.rejected)
    return told(read.reading, rule, model.version, read.decode_ms, read.read_ms)
