"""How well numbers are read: lines of writers, as the page `/number` sends what is drawn there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from digits.reading.number import NumberReading, read_number
from digits.reading.rules.names import parse_rule
from digits.reading.rules.rule import Rule
from digits.reading.slips import without_slips
from digits.recognizer import Recognizer
from digits.report import ReliabilityBin
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.strokes import Drawing
from trainer.drawing.lines import GAPS, WrittenLine, compose_lines, hands_of
from trainer.examining.calibration import reliability_of
from trainer.examining.number_lines import POSTCODES, numbers, outliers, postcodes
from trainer.learning.line_candidates import candidates_in
from trainer.learning.slips import fit_slip

SURE = 0.9
"""A number that is said to be right with so much confidence, and to keep its rule, is unmarked."""


FEWEST = 50
"""Digits of a writer who tells how often one is a slip."""


@dataclass(frozen=True)
class NumberMetrics:
    """Of `count` lines: those that were read right, read wrong and turned down, as shares.

    `unmarked` are those of the wrong that nothing marks as what somebody should check.
    """

    count: int
    right: float
    wrong: float
    unmarked: float
    turned_down: float


@dataclass(frozen=True)
class Told:
    """What was said of a line, and whether it was right."""

    reading: NumberReading
    is_right: bool


@dataclass(frozen=True)
class NumberExamination:
    """Metrics by the kind of line, and how sure of numbers, held to no rule, against how right.

    `raw` is the same as if digits were never another than was meant.
    """

    metrics: Mapping[str, NumberMetrics]
    reliability: tuple[ReliabilityBin, ...]
    raw: tuple[ReliabilityBin, ...]


def examine_numbers(
    data: PenData, part: Part, count: int, recognizer: Recognizer, seed: int
) -> NumberExamination:
    """Lines of a part's people, `count` of each kind: numbers, postcodes, and what is neither."""
    rng = np.random.default_rng(seed)
    told: dict[str, list[Told]] = {
        spacing: tell(numbers(data.digits[part], count, spacing, rng), recognizer)
        for spacing in GAPS
    }
    free = [one for some in told.values() for one in some]
    for name in POSTCODES:
        rule = parse_rule(name)
        lines = postcodes(data.digits[part], rule, count, rng)
        told[name] = tell(lines, recognizer, rule)
    for kind, lines in outliers(data.outliers[part], count, rng):
        told[kind] = tell(lines, recognizer)
    metrics = {kind: metrics_of(some) for kind, some in told.items() if some}
    return NumberExamination(metrics, _reliability(free), _reliability(free, raw=True))


def tell(
    lines: Iterable[WrittenLine], recognizer: Recognizer, rule: Rule | None = None
) -> list[Told]:
    """What is said of lines that are held to a rule."""
    told = []
    for line in lines:
        found = candidates_in(line, recognizer)
        reading = read_number(found.boxes, found.groups, found.likely, rule)
        told.append(Told(reading, reading.text == line.text))
    return told


def slip_of_writers(
    digits: Sequence[Drawing], count: int, recognizer: Recognizer, seed: int
) -> float:
    """How often a digit is a slip, by so many lines of each spacing of the digits' writers.

    Without those who made few: two slips of one who made 30 digits would be half of all there are.
    """
    rng = np.random.default_rng(seed)
    hands = hands_of(digits, FEWEST)
    lines = chain(*(compose_lines(hands, count, spacing, rng) for spacing in GAPS))
    read = [one for one in tell(lines, recognizer) if one.reading.text is not None]
    return fit_slip(
        [raw_confidence(one.reading) for one in read],
        [len(one.reading.digits) for one in read],
        [one.is_right for one in read],
    )


def raw_confidence(reading: NumberReading) -> float:
    """As if digits were never another than was meant; of a number that is held to no rule."""
    return reading.confidence / without_slips(reading.text or "", None)


def metrics_of(told: Sequence[Told]) -> NumberMetrics:
    """The shares of what was told, at least once."""
    right = np.array([one.is_right for one in told])
    turned_down = np.array([one.reading.text is None for one in told])
    marked = np.array([_is_marked(one.reading) for one in told])
    wrong = ~right & ~turned_down
    shares = (right, wrong, wrong & ~marked, turned_down)
    return NumberMetrics(len(told), *(float(share.mean()) for share in shares))


def _is_marked(reading: NumberReading) -> bool:
    return reading.confidence < SURE or reading.is_valid is False


def _reliability(told: list[Told], raw: bool = False) -> tuple[ReliabilityBin, ...]:
    read = [one for one in told if one.reading.text is not None]
    confidence = [raw_confidence(one.reading) if raw else one.reading.confidence for one in read]
    return reliability_of(np.array(confidence), np.array([one.is_right for one in read]))
