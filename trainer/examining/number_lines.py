"""Lines to examine the reading of numbers with: numbers, postcodes, and what is no number."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from digits.reading.rules.rule import Rule, holds
from trainer.data.strokes import Drawing
from trainer.drawing.lines import (
    GAPS,
    LENGTHS,
    Hand,
    Spacing,
    WrittenLine,
    compose_lines,
    compose_texts,
    hand_of,
    hands_of,
)
from trainer.drawing.no_numbers import music_line
from trainer.drawing.outliers import scribble

POSTCODES = ("postcode-de", "postcode-us")
"""Rules for numbers of five digits."""

POSTCODE_LENGTH = 5

IN_A_ROW = (1, 4)
"""Outliers of a line that is not one of letters."""

SCRIBBLES = 200
"""That lines are made of."""

Lines = Iterator[WrittenLine]


def numbers(
    digits: Iterable[Drawing], count: int, spacing: Spacing, rng: np.random.Generator
) -> Lines:
    """So many numbers, each of one writer's."""
    return compose_lines(hands_of(digits), count, spacing, rng)


def postcodes(digits: Iterable[Drawing], rule: Rule, count: int, rng: np.random.Generator) -> Lines:
    """So many that a rule accepts, in all spacings."""
    hands = hands_of(digits)
    for spacing in GAPS:
        yield from compose_texts(hands, _accepted(rule, count // len(GAPS), rng), spacing, rng)


def outliers(
    drawings: Sequence[Drawing], count: int, rng: np.random.Generator
) -> Iterator[tuple[str, Lines]]:
    """So many lines of each kind that is no number, in all spacings; blanks are rows of dots."""
    letters = [one for one in drawings if len(one.label) == 1 and one.label.isalpha()]
    symbols = [one for one in drawings if one.source == "unipen-1d"]
    yield "words of letters", _lines(hands_of(letters), count, rng)
    yield "symbols", _lines(hands_of(symbols), count, rng, IN_A_ROW)
    for kind, source in (("signs", "detexify"), ("doodles", "quickdraw")):
        some = [one for one in drawings if one.source == source]
        yield kind, _lines([hand_of(some)], count, rng, IN_A_ROW)
    scribbles = [_made(*scribble(rng)) for _ in range(SCRIBBLES)]
    yield "scribbles", _lines([hand_of(scribbles)], count, rng, IN_A_ROW)
    yield "music", (music_line(rng) for _ in range(count))
    dot = _made(np.zeros((1, 2), np.float32))
    yield "dots", _lines([hand_of([dot])], count, rng, IN_A_ROW)


def _lines(
    hands: Sequence[Hand],
    count: int,
    rng: np.random.Generator,
    lengths: tuple[int, int] = LENGTHS,
) -> Lines:
    """None where nobody made enough."""
    if not any(hands):
        return iter(())
    return chain(*(compose_lines(hands, count // 3, one, rng, lengths) for one in GAPS))


def _accepted(rule: Rule, count: int, rng: np.random.Generator) -> Iterator[str]:
    while count:
        text = "".join(map(str, rng.integers(10, size=POSTCODE_LENGTH)))
        if holds(rule, text):
            yield text
            count -= 1


def _made(*strokes: np.ndarray) -> Drawing:
    return Drawing(strokes, "?", "made", "nobody", "nobody")
