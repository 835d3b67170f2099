"""Lines that are no numbers, beside words: scribbles, characters of no script, music, nothing."""

from collections.abc import Callable, Sequence

import numpy as np

from trainer.data.strokes import Stroke
from trainer.drawing.invented import invent
from trainer.drawing.lines import LENGTHS, WrittenLine
from trainer.drawing.outliers import scribble

MEANINGLESS = "\N{REPLACEMENT CHARACTER}"
"""What a character is that means nothing."""

STAFF = 4
"""Spaces between the five lines of a staff."""

POINTS = 12
"""How many points a curve has."""


def no_number(generator: np.random.Generator) -> WrittenLine:
    """A line of any of these kinds."""
    return KINDS[int(generator.integers(len(KINDS)))](generator)


def blank_line(_: np.random.Generator) -> WrittenLine:
    """Nothing written."""
    return WrittenLine([], "", [])


def scribbled_line(generator: np.random.Generator) -> WrittenLine:
    """A scribble, or a few in a row."""
    return _row([scribble(generator) for _ in range(generator.integers(1, 4))], generator)


def invented_line(generator: np.random.Generator) -> WrittenLine:
    """Characters of no script, as many as a number has digits."""
    count = generator.integers(LENGTHS[0], LENGTHS[1] + 1)
    return _row([invent(generator) for _ in range(count)], generator)


def music_line(generator: np.random.Generator) -> WrittenLine:
    """A staff by hand with notes on it."""
    notes = [_note(generator) for _ in range(generator.integers(3, 9))]
    width = sum(generator.uniform(0.3, 0.8) for _ in notes) + 1
    staff = [[_level(width, n / STAFF - 1, generator)] for n in range(STAFF + 1)]
    lefts = np.linspace(0.4, width - 0.4, len(notes))
    placed = [_moved(note, left) for note, left in zip(notes, lefts.tolist(), strict=True)]
    return _line([*staff, *placed])


KINDS: Sequence[Callable[[np.random.Generator], WrittenLine]] = (
    blank_line,
    scribbled_line,
    invented_line,
    music_line,
)


def _note(generator: np.random.Generator) -> list[Stroke]:
    """A head, full or empty, with a stem and perhaps a flag, on any line of the staff."""
    size = 1 / STAFF
    turn = np.linspace(0, 2 * np.pi * generator.integers(1, 4), 2 * POINTS)
    radius = size * np.linspace(generator.uniform(0.3, 0.5), 0.5, len(turn))
    head = np.stack([1.3 * radius * np.cos(turn), radius * np.sin(turn)], axis=1)
    head += np.array([0, generator.uniform(-1, 0)])
    strokes = [head.astype(np.float32)]
    up = bool(generator.uniform() < 0.5)
    side = 1 if up else -1
    foot = head.mean(axis=0) + np.array([0.6 * size * side, 0])
    top = foot - np.array([0, generator.uniform(0.6, 0.9) * side])
    strokes.append(np.linspace(foot, top, POINTS, dtype=np.float32))
    if generator.uniform() < 0.3:
        strokes.append(np.linspace(top, top + size, POINTS, dtype=np.float32))
    return strokes


def _level(width: float, y: float, generator: np.random.Generator) -> Stroke:
    across = np.linspace(0, width, POINTS)
    down = y + generator.normal(0, 0.02) + np.cumsum(generator.normal(0, 0.008, POINTS))
    return np.stack([across, down], axis=1).astype(np.float32)


def _row(drawings: Sequence[Sequence[Stroke]], generator: np.random.Generator) -> WrittenLine:
    """Drawings of one height on a baseline, side by side."""
    placed, left = [], 0.0
    for drawing in drawings:
        points = np.concatenate(drawing)
        low, high = points.min(axis=0), points.max(axis=0)
        height = max(float(high[1] - low[1]), float(high[0] - low[0]) / 4, 1e-6)
        corner = np.array([low[0], high[1]])
        upright = [((stroke - corner) / height).astype(np.float32) for stroke in drawing]
        placed.append(_moved(upright, left))
        left += float(high[0] - low[0]) / height + generator.uniform(0.05, 0.5)
    return _line(placed)


def _moved(strokes: Sequence[Stroke], left: float) -> list[Stroke]:
    return [stroke + np.array([left, 0], np.float32) for stroke in strokes]


def _line(characters: Sequence[Sequence[Stroke]]) -> WrittenLine:
    """A line of characters that mean nothing."""
    owners = [number for number, strokes in enumerate(characters) for _ in strokes]
    strokes = [stroke for strokes in characters for stroke in strokes]
    return WrittenLine(strokes, MEANINGLESS * len(characters), owners)
