"""A photographed or scanned digit, read in any light and on any paper."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image, ImageFilter

from digits.ink import Ink, luminance, scaled_levels
from digits.photo.components import Mask
from digits.photo.lines import lines_in
from digits.photo.paper import Colours, paper_under
from digits.photo.parts import digits_in
from digits.photo.strokes import Contrast, contrast_with, strokes_in
from digits.picture_file import SCANS, Limits, check_pixels, decode
from digits.recognizer import Prediction, Recognizer

PHOTO_LIMITS = Limits(bytes=25_000_000, pixels=60_000_000)
"""What a phone's camera makes, with room."""

WHOLE = Limits(pixels=16_000_000)
"""The largest picture that has to be decoded whole: PNGs and progressive JPEGs."""

LONGER_SIDE = 400
"""Pixels that a photo is reduced to: a pen's line is still a few of them wide."""

SENT = "longer side as sent"
"""In a photo's `info`: the pixels of its longer side before it was reduced."""

WINDOWS = (0.2, 0.6, 1.5)
"""In shorter sides of the photo: for a pen's strokes, for a felt tip's, and for what fills it."""

SURE = 0.95
"""The confidence of a reading that is not doubted."""

DARKNESS_OF_BOARD = 0.45
"""At least, from 0 for white to 1: on what is lighter there is no chalk."""

FAINTEST_LINE = 0.12
"""In parts of the full contrast: a line may be printed much paler than the ink is."""

MOST_CANDIDATES = 6

LEAST_WEIGHT = 0.1
"""In parts of the heaviest digit's: what is lighter is a remnant of something, however it reads."""

OPEN = 0.03
"""In parts of what is around ink: where more is as dark, it may be a gap between two sheets."""

PEN_EDGE = 2
"""Pixels around the strokes in which their soft edges lie."""


@dataclass(frozen=True)
class Candidate:
    """Ink that may be the digit, float32 (H, W) in [0, 1].

    Its weight is how much there is of it: less on a dark table than on paper, and where it runs
    out into something as dark.
    """

    ink: Ink
    weight: float


@dataclass(frozen=True)
class PhotoReading:
    """The clearest digit of a photo: its ink, float32 (H, W) in [0, 1], and what was read in it.

    `digits` is how many digits stand in the photo, as far as they stand apart.
    """

    ink: Ink
    prediction: Prediction
    digits: int
    weight: float

    @property
    def is_digit(self) -> bool:
        """Whether it was not turned down."""
        return self.prediction.digit is not None

    @property
    def is_sure(self) -> bool:
        """Whether it is a digit without doubt."""
        return self.is_digit and self.prediction.confidence > SURE


def read_photo(photo: Image.Image, recognizer: Recognizer) -> PhotoReading:
    """Read a picture as `open_photo` gives it, whatever its paper, its light and its ink.

    Light ink is looked for where no dark ink is surely a digit.
    """
    colours = colours_of(photo)
    dark = _clearest(_readings(colours, recognizer))
    if dark.is_sure:
        return dark
    return _clearest([dark, *_readings(1 - colours, recognizer, DARKNESS_OF_BOARD)])


def open_photo(
    data: bytes, limits: Limits = PHOTO_LIMITS, longer_side: int = LONGER_SIDE
) -> Image.Image:
    """A PNG or JPEG file as a picture of at most `longer_side` pixels a side, upright by EXIF.

    Of an animation it is the first frame. Modes are L, LA, RGB, RGBA or I;16; raises `InkError`.
    """
    return decode(data, limits, partial(_reduced, longer_side=longer_side))


def reduction_of(photo: Image.Image) -> float:
    """How many pixels of the picture as it was sent one of a photo is long, at least 1."""
    longer_side = max(photo.size)
    return float(photo.info.get(SENT, longer_side) / longer_side)


def colours_of(photo: Image.Image) -> Colours:
    """Its channels, or its grey levels where it is not RGB."""
    if photo.mode == "RGB":
        return scaled_levels(np.asarray(photo))
    return luminance(photo)[..., np.newaxis]


def _reduced(image: Image.Image, longer_side: int) -> Image.Image:
    sent = max(image.size)
    if image.format == "PNG" or image.info[SCANS] > 1:
        check_pixels(image, WHOLE)
    # A JPEG is decoded at an eighth of its size where that is enough.
    image.draft("RGB", (longer_side, longer_side))
    coloured_by_key = "transparency" in image.info and not image.mode.startswith("I")
    if coloured_by_key or image.mode in ("1", "P", "CMYK"):  # of these Pillow averages no pixels
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((longer_side, longer_side))
    image.info[SENT] = sent
    is_opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if is_opaque else image  # browsers write every PNG as RGBA


def _readings(
    colours: Colours, recognizer: Recognizer, least_paper: float = 0
) -> list[PhotoReading]:
    """What may be read in what is darker than its paper, which is at least so light."""
    readings = []
    for window in WINDOWS:
        found = _candidates(colours, window, least_paper)
        predictions = recognizer.predict_many([candidate.ink for candidate in found])
        digits = sum(prediction.digit is not None for prediction in predictions)
        readings += [
            PhotoReading(candidate.ink, prediction, digits, candidate.weight)
            for candidate, prediction in zip(found, predictions, strict=True)
        ]
    return readings


def _candidates(colours: Colours, window: float, least_paper: float) -> list[Candidate]:
    paper = paper_under(colours, window)
    contrast = contrast_with(paper, colours)
    strokes, full = strokes_in(contrast)
    lines = lines_in(contrast > FAINTEST_LINE * full)
    masks = digits_in(strokes & ~lines, contrast)[:MOST_CANDIDATES]
    blank = np.zeros(strokes.shape, np.float32)
    return [
        Candidate(ink_in(mask, contrast, full), _weight(mask, contrast, paper, colours))
        for mask in masks
        if paper[mask].mean() >= least_paper
    ] or [Candidate(blank, 0)]


def ink_in(mask: Mask, contrast: Contrast, full: float) -> Ink:
    """The ink of strokes with their soft edges, float32 (H, W), of a photo's full contrast."""
    levels = (contrast / full).clip(0, 1)
    return np.where(_grown(mask, PEN_EDGE), levels, 0).astype(np.float32)


def _weight(mask: Mask, contrast: Contrast, paper: Colours, colours: Colours) -> float:
    levels = colours.mean(axis=2)
    around = _grown(mask, 3 * PEN_EDGE) & ~_grown(mask, 2 * PEN_EDGE)
    is_open = np.mean(levels[around] <= levels[mask].mean()) > OPEN
    weight = float(contrast[mask].sum() * paper[mask].mean() ** 2)
    return weight / 10 if is_open else weight


def _grown(mask: Mask, reach: int) -> Mask:
    """The mask and the pixels so far around it."""
    levels = Image.fromarray(mask.astype(np.uint8) * np.uint8(255))
    return np.asarray(levels.filter(ImageFilter.BoxBlur(reach))) > 0


def _clearest(readings: list[PhotoReading]) -> PhotoReading:
    """Digits before what is none, sure ones before others, then the one of most weight."""
    least = LEAST_WEIGHT * max((one.weight for one in readings if one.is_digit), default=0)
    return max(
        readings, key=lambda one: (one.is_digit and one.weight >= least, one.is_sure, one.weight)
    )
