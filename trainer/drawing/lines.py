"""Lines of characters of one hand, composed of drawings that were made one by one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from trainer.data.strokes import Drawing, Stroke

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

FEWEST = 10
"""Drawings of a writer of whom lines are composed."""

Hand = Mapping[str, Sequence[Drawing]]
"""A writer's drawings, by what they mean."""


@dataclass(frozen=True)
class WrittenLine:
    """Strokes in heights of the line, what they say, and of which character each stroke is."""

    strokes: list[Stroke]
    text: str
    owners: list[int]


def hands_of(drawings: Iterable[Drawing]) -> list[Hand]:
    """The drawings of each writer who made enough."""
    hands: dict[tuple[str, str], dict[str, list[Drawing]]] = defaultdict(lambda: defaultdict(list))
    for drawing in drawings:
        hands[drawing.contributor, drawing.writer][drawing.label].append(drawing)
    return [hand for hand in hands.values() if sum(map(len, hand.values())) >= FEWEST]


def compose_lines(
    hands: Sequence[Hand], count: int, spacing: Spacing, generator: np.random.Generator
) -> Iterator[WrittenLine]:
    """So many lines, each of a writer's characters in any order."""
    least, most = LENGTHS
    for _ in range(count):
        hand = hands[int(generator.integers(len(hands)))]
        labels = generator.choice(sorted(hand), generator.integers(least, most + 1))
        drawings = [hand[label][int(generator.integers(len(hand[label])))] for label in labels]
        yield _line(drawings, spacing, generator)


def _line(
    drawings: Sequence[Drawing], spacing: Spacing, generator: np.random.Generator
) -> WrittenLine:
    height = float(np.median([_size(drawing)[1] for drawing in drawings])) or 1.0
    strokes: list[Stroke] = []
    owners: list[int] = []
    left = 0.0
    for number, drawing in enumerate(drawings):
        width, placed = _placed(drawing, height, left, generator)
        strokes += placed
        owners += [number] * len(placed)
        left += width + generator.uniform(*GAPS[spacing])
    return WrittenLine(strokes, "".join(drawing.label for drawing in drawings), owners)


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
