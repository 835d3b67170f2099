"""What batches of pictures have in common: how they come, and how large each picture may be."""

from flask import g

from digits.picture_file import InkError, Limits
from webapp.api.uploads import Picture, pictures_of_request
from webapp.http.errors import status_of
from webapp.http.overload import Place, needs
from webapp.http.problems import Problem, problem
from webapp.settings import current_settings

MOST_PIXELS = 32_000_000
"""Of all pictures of a batch together, shared out evenly: as many as one request may compute."""


def pictures_of_batch(most: int) -> list[Picture]:
    """The request's pictures, 1 to `most`, parsed once, and where that holds nobody up."""
    needs(Place.ALONE)
    if "pictures" not in g:
        g.pictures = pictures_of_request(current_settings().max_photo_bytes, most)
    pictures: list[Picture] = g.pictures
    return pictures


def limits_of_each(count: int) -> Limits:
    """How large each of so many pictures may be."""
    return shared(current_settings().limits, MOST_PIXELS, count)


def shared(limits: Limits, pixels: int, count: int) -> Limits:
    """The limits of each of so many pictures, which have so many pixels among them."""
    return Limits(limits.bytes, min(limits.pixels, pixels // count), limits.scanned // count)


def problem_with(error: InkError) -> Problem:
    """What is told in the place of a picture that cannot be read."""
    return problem(status_of(error), str(error))
