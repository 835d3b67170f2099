"""The digit network's look at each digit that a strip network found: each of them knows more."""

import numpy as np

from digits.ink import Ink
from digits.normalize import DigitImage, normalize
from digits.reading.boxes import Box
from digits.reading.lattice import lattice
from digits.reading.likely import likely_of
from digits.reading.strips.columns import BESIDE, Columns
from digits.recognizer import Recognizer

WEIGHT = 0.5
"""Of the digit network's answer, where the strip network's counts for 1; by validation writers."""

LEAST = 1e-3
"""Of a probability: what a digit's neighbours leave in its box makes no network surer."""

ROOM = 1
"""Pixels around a digit's box that are cut out with it."""


def looked_at_again(columns: Columns, ink: Ink, recognizer: Recognizer) -> Columns:
    """The columns, with the digit network's answers where the likeliest number is told.

    `ink` is their strip's, float32 (32, W) in [0, 1].
    """
    told = columns.told.copy()
    segments = columns.segments
    likeliest = lattice(segments, len(segments), are_runs=True).best(1)
    chosen = [columns.places[number] or 0 for one in likeliest for number in one.segments]
    images = [_image(ink, columns.box(place)) for place in chosen]
    for place, one in zip(chosen, likely_of(images, recognizer), strict=True):
        likely = np.array(one) + LEAST
        beside = slice(max(place - BESIDE, 0), place + BESIDE + 1)
        told[beside, :10] += WEIGHT * np.log(likely / likely.max())
    return Columns(told)


def _image(ink: Ink, box: Box) -> DigitImage | None:
    left, top = (max(round(side - ROOM), 0) for side in box[:2])
    right, bottom = (max(round(side + ROOM), 0) for side in box[2:])
    return normalize(ink[top:bottom, left:right])
