"""The ink of a request's picture, decoded where that holds nobody up."""

from dataclasses import replace

from digits.ink import Ink, ink_from_bytes
from digits.picture_file import TooManyPixels
from webapp.api.uploads import picture_of_request
from webapp.http.overload import Place, here, needs
from webapp.settings import MOST_PIXELS, current_settings

most_pixels = {Place.LOOP: 20_000, Place.THREADS: 1_000_000, Place.ALONE: MOST_PIXELS}
"""Of the largest picture that is read in a place; pages send drawings of up to 140 x 140."""


def ink_of_request() -> Ink:
    """The ink of its picture; aborts as `picture_of_request` does, and raises `InkError`."""
    limits = current_settings().limits
    data = picture_of_request(limits)
    most = min(limits.pixels, most_pixels[here()])
    try:
        return ink_from_bytes(data, replace(limits, pixels=most))
    except TooManyPixels:
        if most < limits.pixels:
            needs(Place(here() + 1))
        raise
