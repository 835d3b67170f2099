"""How well numbers are read: lines of writers, as the page `/number` sends what is drawn there."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from digits.reading.number import read_number
from digits.recognizer import Recognizer
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.strokes import Drawing
from trainer.drawing.lines import GAPS, WrittenLine, compose_lines, hands_of
from trainer.learning.line_candidates import candidates_in


@dataclass(frozen=True)
class NumberMetrics:
    """Of `count` lines: those that were read right, read wrong and turned down, as shares."""

    count: int
    right: float
    wrong: float
    turned_down: float


def examine_numbers(
    data: PenData, part: Part, count: int, recognizer: Recognizer, seed: int
) -> dict[str, NumberMetrics]:
    """Lines of a part's writers, `count` of each kind: numbers in every spacing, and words."""
    generator = np.random.default_rng(seed)
    digits, letters = hands_of(data.digits[part]), hands_of(_letters(data.outliers[part]))
    metrics: dict[str, NumberMetrics] = {}
    for spacing in GAPS:
        lines = compose_lines(digits, count, spacing, generator)
        metrics[spacing] = _examine(lines, recognizer)
    words = chain(*(compose_lines(letters, count // 3, one, generator) for one in GAPS))
    metrics["words of letters"] = _examine(words, recognizer)
    return metrics


def _examine(lines: Iterable[WrittenLine], recognizer: Recognizer) -> NumberMetrics:
    found = [candidates_in(line, recognizer) for line in lines]
    came = [read_number(line.boxes, line.groups, line.likely).text for line in found]
    right = np.mean([line.text == text for line, text in zip(found, came, strict=True)])
    turned_down = np.mean([text is None for text in came])
    return NumberMetrics(
        len(found), float(right), float(1 - right - turned_down), float(turned_down)
    )


def _letters(drawings: Iterable[Drawing]) -> list[Drawing]:
    return [one for one in drawings if len(one.label) == 1 and one.label.isalpha()]
