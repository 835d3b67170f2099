"""A strip to the number that stands there."""

from collections.abc import Sequence

import numpy as np

from digits.calibration import OfLines
from digits.reading.held import changed_by, held_to
from digits.reading.number import (
    MOST_READINGS,
    Alternative,
    NumberReading,
    ReadDigit,
    moved,
    no_number,
    with_separators,
)
from digits.reading.rules.rule import Rule
from digits.reading.strips.columns import BESIDE, Columns
from digits.reading.strips.second_look import looked_at_again
from digits.reading.strips.strip import Strip
from digits.recognizer import Recognizer

MOST_PLACES = 256
"""Columns that may tell a digit: a line with more is no number, and would take long to be read."""

BEAM = 16
"""Beginnings of a number that are followed at once: columns beside one another tell one digit."""


def read_strip(strip: Strip, recognizer: Recognizer, rule: Rule | None = None) -> NumberReading:
    """Read the number of a strip; boxes are in pixels of the picture that it lies in."""
    columns = Columns(recognizer.columns(strip.ink))
    is_number = columns.is_number >= recognizer.of_lines.least_number
    if not is_number or not 0 < len(columns.places) <= MOST_PLACES:
        return no_number("not_a_number" if strip.ink.any() else "blank", rule)
    again = looked_at_again(columns, strip.ink, recognizer)
    reading = _read(again, recognizer.of_lines, rule)
    return moved(with_separators(reading, columns.separators()), strip.to_picture)


def _read(columns: Columns, of_lines: OfLines, rule: Rule | None) -> NumberReading:
    held = held_to(rule, columns.segments, len(columns.segments), are_runs=True)
    readings = [one for one in held.lattice.best(BEAM) if one.text][:MOST_READINGS]
    told = [
        Alternative(one.text, held.trust * of_lines.probability(one.probability, columns.is_number))
        for one in readings
    ]
    confidence, is_valid = (told[0].confidence if told else 0.0), held.is_valid
    if not told or confidence < of_lines.least:
        return NumberReading(None, confidence, "not_a_number", [], told, is_valid, [])
    best = readings[0]
    chosen = [*zip(best.segments, map(int, best.text), strict=True)]
    digits = [
        _digit(held.lattice.shares, best.segments, number, digit, columns)
        for number, digit in chosen
    ]
    changed = changed_by(held, columns.segments, chosen)
    return NumberReading(best.text, confidence, None, digits, told[1:], is_valid, changed)


def _digit(
    shares: Sequence[list[float]],
    chosen: Sequence[int],
    number: int,
    digit: int,
    columns: Columns,
) -> ReadDigit:
    place = columns.places[number] or 0
    near = [
        other
        for other, at in enumerate(columns.places)
        if at is not None and abs(at - place) <= BESIDE
        if other == number or other not in chosen
    ]
    total = np.sum([shares[other] for other in near], axis=0).clip(0, 1)
    probabilities = (total / max(1.0, float(total.sum()))).tolist()
    box = columns.box(place)
    return ReadDigit(digit, probabilities[digit], probabilities, (number, number + 1), box)
