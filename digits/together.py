"""Many pictures read together: each is decoded and normalised by itself, and all are classified."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean
from time import perf_counter
from typing import Any, TypeVar

from digits.ink import Ink
from digits.normalize import DigitImage, normalize
from digits.picture_file import InkError
from digits.recognizer import Prediction, Recognizer

Picture = TypeVar("Picture")


@dataclass(frozen=True)
class Read:
    """A prediction, and how many milliseconds the pictures took to decode, in the mean."""

    prediction: Prediction
    decode_ms: float


@dataclass(frozen=True)
class _Normalized:
    """A picture as the network gets it, None for a blank, and the milliseconds that it took."""

    image: DigitImage | None
    decode_ms: float
    normalize_ms: float


def read_together(
    recognizer: Recognizer,
    pictures: Sequence[Picture],
    ink_of: Callable[[Picture], Ink],
    each: Callable[..., Iterable[Any]] = map,
) -> list[Read | InkError]:
    """What was read of each picture, in their order, or the error that `ink_of` raised.

    `each` is what calls a function with all of them: `map`, or that of an executor.
    """
    outcomes: list[_Normalized | InkError] = list(each(partial(_normalized, ink_of), pictures))
    normalized = [one for one in outcomes if isinstance(one, _Normalized)]
    decode_ms = fmean([one.decode_ms for one in normalized] or [0])
    normalize_ms = fmean([one.normalize_ms for one in normalized] or [0])
    images = [one.image for one in normalized]
    predictions = iter(recognizer.predict_images(images, normalize_ms))
    return [
        one if isinstance(one, InkError) else Read(next(predictions), decode_ms) for one in outcomes
    ]


def _normalized(ink_of: Callable[[Picture], Ink], picture: Picture) -> _Normalized | InkError:
    started = perf_counter()
    try:
        ink = ink_of(picture)
    except InkError as error:
        return error
    decoded = perf_counter()
    image = normalize(ink)
    return _Normalized(image, (decoded - started) * 1e3, (perf_counter() - decoded) * 1e3)
