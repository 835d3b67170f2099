"""The ink of a request's picture, decoded where that holds nobody up."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from digits.ink import Ink, ink_from_bytes
from digits.picture_file import Limits, TooManyPixels
from webapp.api.uploads import picture_of_request
from webapp.http.overload import Place, here, needs
from webapp.settings import MOST_PIXELS, current_settings

most_pixels = {Place.LOOP: 20_000, Place.THREADS: 1_000_000, Place.ALONE: MOST_PIXELS}
"""Of the largest picture that is read in a place; pages send drawings of up to 140 x 140."""

Decoded = TypeVar("Decoded")


def ink_of_request() -> Ink:
    """The ink of its picture; aborts as `picture_of_request` does, and raises `InkError`."""
    limits = current_settings().limits
    return decoded(partial(ink_from_bytes, picture_of_request(limits)), limits)


def decoded(decode: Callable[[Limits], Decoded], limits: Limits, pictures: int = 1) -> Decoded:
    """What `decode` makes of so many pictures in one file within limits; raises `InkError`."""
    most = min(limits.pixels, most_pixels[here()] * pictures)
    try:
        return decode(replace(limits, pixels=most))
    except TooManyPixels:
        if most < limits.pixels:
            needs(Place(here() + 1))
        raise
