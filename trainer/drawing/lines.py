"""Lines of characters of one hand, composed of drawings that were made one by one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.separators import SEPARATORS, separator, separators_for

Spacing = Literal["apart", "near", "crowded"]

GAPS: Mapping[Spacing, tuple[float, float]] = {
    "apart": (0.25, 0.6),
    "near": (0.05, 0.2),
    "crowded": (-0.12, 0.05),
}
"""Between the boxes of neighbours, in heights of the line's characters; below 0 they overlap."""

LENGTHS = (2, 8)
"""Characters of a line."""

TALLEST, SMALLEST = 1.5, 0.6
"""In heights of the line: a drawing made at another size is brought within these."""

SIZE_JITTER, BASELINE_JITTER = 0.06, 0.05
"""Standard deviations: of the logarithm of a size, and of a place in heights."""

BESIDE_A_MARK = 0.03
"""The least gap between a digit and a mark such as a comma, in heights, however crowded."""

FEWEST = 10
"""Drawings of a writer of whom lines are composed."""

Hand = Mapping[str, Sequence[Drawing]]
"""A writer's drawings, by what they mean."""


@dataclass(frozen=True)
class WrittenLine:
    """Strokes in heights of the line, what they say, and of which character each stroke is.

    The baseline is at y = 0. `characters` are those that were written, marks such as commas with
    them.
    """

    strokes: list[Stroke]
    characters: str
    owners: list[int]

    @property
    def text(self) -> str:
        """What the line says: its characters without the marks that only separate."""
        return "".join(one for one in self.characters if one not in SEPARATORS)


def hands_of(drawings: Iterable[Drawing], fewest: int = FEWEST) -> list[Hand]:
    """The drawings of each writer who made so many at least."""
    of_writer: dict[tuple[str, str], list[Drawing]] = defaultdict(list)
    for drawing in drawings:
        of_writer[drawing.contributor, drawing.writer].append(drawing)
    return [hand_of(some) for some in of_writer.values() if len(some) >= fewest]


def hand_of(drawings: Iterable[Drawing]) -> Hand:
    """Drawings as those of one writer, whoever made them."""
    hand: dict[str, list[Drawing]] = defaultdict(list)
    for drawing in drawings:
        hand[drawing.label].append(drawing)
    return dict(hand)


def compose_lines(
    hands: Sequence[Hand],
    count: int,
    spacing: Spacing,
    generator: np.random.Generator,
    lengths: tuple[int, int] = LENGTHS,
    separated: float = 0.0,
) -> Iterator[WrittenLine]:
    """So many lines, each of a writer's characters in any order, a share of them with marks."""
    for _ in range(count):
        hand = hands[int(generator.integers(len(hands)))]
        drawings = some_drawings(hand, lengths, generator)
        marked = separated > 0 and generator.uniform() < separated
        marks = separators_for(len(drawings), generator) if marked else [""] * len(drawings)
        yield line_of(drawings, marks, spacing, generator)


def compose_texts(
    hands: Sequence[Hand], texts: Iterable[str], spacing: Spacing, generator: np.random.Generator
) -> Iterator[WrittenLine]:
    """A line for each text, in the hand of a writer who made all its characters."""
    for text in texts:
        able = [hand for hand in hands if hand.keys() >= set(text)]
        hand = able[int(generator.integers(len(able)))]
        drawings = [_any_of(hand[label], generator) for label in text]
        yield line_of(drawings, [""] * len(drawings), spacing, generator)


def some_drawings(
    hand: Hand, lengths: tuple[int, int], generator: np.random.Generator
) -> list[Drawing]:
    """A writer's drawings in any order, so many at least and at most."""
    labels = generator.choice(sorted(hand), generator.integers(lengths[0], lengths[1] + 1))
    return [_any_of(hand[label], generator) for label in labels]


def _any_of(drawings: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    return drawings[int(generator.integers(len(drawings)))]


def line_of(
    drawings: Sequence[Drawing],
    marks: Sequence[str],
    spacing: Spacing,
    generator: np.random.Generator,
) -> WrittenLine:
    """A line of drawings, behind each of which come as many marks as are given for it."""
    strokes: list[Stroke] = []
    owners: list[int] = []
    characters = ""
    for character, placed in _characters(drawings, marks, spacing, generator):
        strokes += placed
        owners += [len(characters)] * len(placed)
        characters += character
    return WrittenLine(strokes, characters, owners)


def _characters(
    drawings: Sequence[Drawing],
    marks: Sequence[str],
    spacing: Spacing,
    generator: np.random.Generator,
) -> Iterator[tuple[str, list[Stroke]]]:
    """Each character and its strokes in the line, from left to right."""
    height = float(np.median([_size(drawing)[1] for drawing in drawings])) or 1.0
    left = 0.0
    for drawing, behind in zip(drawings, marks, strict=True):
        width, placed = _placed(drawing, height, left, generator)
        yield drawing.label, placed
        left += width + _gap(spacing, behind, generator)
        for mark in behind:
            made = separator(mark, left, generator)
            yield mark, made
            left = max(float(stroke[:, 0].max()) for stroke in made)
            left += _gap(spacing, mark, generator)


def _gap(spacing: Spacing, marks: str, generator: np.random.Generator) -> float:
    gap = float(generator.uniform(*GAPS[spacing]))
    return max(gap, BESIDE_A_MARK) if marks else gap


def _placed(
    drawing: Drawing, height: float, left: float, generator: np.random.Generator
) -> tuple[float, list[Stroke]]:
    """The width of a drawing in the line, and its strokes there."""
    low, high = _bounds(drawing)
    size = max(high[1] - low[1], 1e-6) / height
    scale = min(max(size, SMALLEST), TALLEST) / size if high[1] > low[1] else 1.0
    scale *= np.exp(generator.normal(0, SIZE_JITTER)) / height
    shift = np.array([left, generator.normal(0, BASELINE_JITTER)])
    corner = np.array([low[0], high[1]])
    placed = [((stroke - corner) * scale + shift).astype(np.float32) for stroke in drawing.strokes]
    return float((high[0] - low[0]) * scale), placed


def _size(drawing: Drawing) -> NDArray[np.float32]:
    low, high = _bounds(drawing)
    return high - low


def _bounds(drawing: Drawing) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    points = np.concatenate(drawing.strokes)
    return points.min(axis=0), points.max(axis=0)
