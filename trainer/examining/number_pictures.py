"""How well numbers are read in pictures: clean ones, photos of paper, and amounts of cheques."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle

import numpy as np
from PIL import Image

from digits.ink import Ink
from digits.reading.line import read_line
from digits.reading.photo import read_photo_number
from digits.recognizer import Recognizer
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.readers.orand import Amount
from trainer.drawing.lines import GAPS, WrittenLine
from trainer.drawing.no_numbers import blank_line
from trainer.drawing.photos.held_back import HELD_BACK
from trainer.drawing.photos.photograph import photograph
from trainer.drawing.render import draw_in
from trainer.examining.number_lines import numbers, outliers
from trainer.examining.numbers import Told

HEIGHTS = (30, 120)
"""Of a clean picture's digits, in pixels."""

PENS = (0.06, 0.16)
"""Its pen's width, in heights of the digits."""

MARGIN = 0.4
"""The paper around its ink, in heights of the digits."""

Read = Callable[[WrittenLine], Told]


def examine_pictures(
    data: PenData, part: Part, count: int, recognizer: Recognizer, seed: int
) -> dict[str, list[Told]]:
    """What was told of a part's lines, `count` of each kind: in clean pictures, and on photos."""
    rng = np.random.default_rng(seed)
    clean, photographed = _clean(recognizer, rng), _photographed(recognizer, rng)
    told: dict[str, list[Told]] = {}
    for way, read in (("picture", clean), ("photo", photographed)):
        for spacing in GAPS:
            lines = numbers(data.digits[part], count, spacing, rng)
            told[f"{way}, {spacing}"] = [read(line) for line in lines]
        for kind, lines in outliers(data.outliers[part], count, rng):
            told[f"{way}, {kind}"] = [read(line) for line in lines]
    told["photo, blank paper"] = [photographed(blank_line(rng)) for _ in range(count)]
    return told


def examine_amounts(amounts: Sequence[Amount], recognizer: Recognizer) -> list[Told]:
    """What was told of cheques."""
    return [_told(amount.picture, amount.text, recognizer) for amount in amounts]


def coverage(told: Iterable[Told], shares: Sequence[float]) -> Iterator[tuple[float, float, float]]:
    """For each share of lines, the surest of them: share, least confidence, share of wrong ones.

    A share that is not read at all is left out.
    """
    lines = [*told]
    read = sorted(
        ((one.reading.confidence, one.is_right) for one in lines if one.reading.text is not None),
        reverse=True,
    )
    for share in shares:
        surest = read[: round(share * len(lines))]
        if surest and len(surest) == round(share * len(lines)):
            yield share, surest[-1][0], 1 - sum(is_right for _, is_right in surest) / len(surest)


def draw_clean(line: WrittenLine, rng: np.random.Generator) -> Ink:
    """A line in a clean picture of its own size, float32 (H, W) in [0, 1]."""
    scale, pen = rng.uniform(*HEIGHTS), rng.uniform(*PENS)
    points = np.concatenate(line.strokes)
    low, high = points.min(axis=0) - MARGIN, points.max(axis=0) + MARGIN
    width, height = np.ceil((high - low) * scale).astype(int).tolist()
    placed = [(stroke - low) * scale for stroke in line.strokes]
    return draw_in(placed, height, width, pen * scale)


def _clean(recognizer: Recognizer, rng: np.random.Generator) -> Read:
    def read(line: WrittenLine) -> Told:
        reading = read_line(draw_clean(line, rng), recognizer)
        return Told(reading, reading.text == line.text)

    return read


def _photographed(recognizer: Recognizer, rng: np.random.Generator) -> Read:
    kinds = cycle(HELD_BACK.values())

    def read(line: WrittenLine) -> Told:
        photo = photograph(line, next(kinds), rng)
        return _told(photo.pixels, line.text, recognizer)

    return read


def _told(pixels: np.ndarray, text: str, recognizer: Recognizer) -> Told:
    reading = read_photo_number(Image.fromarray(pixels), recognizer)
    return Told(reading, reading.text == text)
