"""Pictures of groups of strokes, one below another, to how likely each group is each digit."""

import numpy as np
from PIL.Image import Image

from digits.ink import luminance
from digits.normalize import normalize
from digits.reading.likely import likely_of
from digits.recognizer import Recognizer


def likely_of_squares(picture: Image, recognizer: Recognizer) -> list[list[float]]:
    """Ten for each square, black on white, of a picture that is as wide as one of them."""
    squares = np.split(1 - luminance(picture), picture.height // picture.width)
    return likely_of([normalize(square) for square in squares], recognizer)
