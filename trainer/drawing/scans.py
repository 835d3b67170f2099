"""Lines of digits that were scanned one by one: how real pens on real paper look."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digits.ink import Ink
from digits.reading.boxes import Box, around
from trainer.data.readers.numbers import Scan
from trainer.drawing.lines import BASELINE_JITTER, GAPS, LENGTHS, SIZE_JITTER, Spacing

SCALE = 64
"""Pixels of coverage in a height of the line."""

FAINTEST = 0.15
"""Of a scan's darkest ink: what is fainter is paper."""

ScannedHand = Mapping[str, Sequence[Ink]]
"""A writer's scans, cut to their ink, by digit."""


@dataclass(frozen=True)
class ScannedLine:
    """Coverage with ink, uint8 (H, W), within `bounds`; of each character its box.

    Boxes are in heights of the line, its baseline at y = 0.
    """

    coverage: NDArray[np.uint8]
    bounds: Box
    characters: str
    boxes: list[Box]

    @property
    def text(self) -> str:
        """What the line says."""
        return self.characters


def scanned_hands(scans: Sequence[Scan]) -> list[ScannedHand]:
    """The scans of each writer, without the paper around them."""
    hands: dict[str, dict[str, list[Ink]]] = defaultdict(lambda: defaultdict(list))
    for scan in scans:
        cut = _cut(scan.ink)
        if cut is not None:
            hands[scan.writer][scan.digit].append(cut)
    return [*hands.values()]


def scanned_lines(
    hands: Sequence[ScannedHand], count: int, spacing: Spacing, generator: np.random.Generator
) -> Iterator[ScannedLine]:
    """So many lines, each of one writer's digits in any order."""
    least, most = LENGTHS
    for _ in range(count):
        hand = hands[int(generator.integers(len(hands)))]
        digits = generator.choice(sorted(hand), generator.integers(least, most + 1))
        scans = [hand[digit][int(generator.integers(len(hand[digit])))] for digit in digits]
        yield _line(scans, "".join(digits), spacing, generator)


def _line(
    scans: Sequence[Ink], text: str, spacing: Spacing, generator: np.random.Generator
) -> ScannedLine:
    boxes = _places(scans, spacing, generator)
    bounds = around(boxes)
    left, top, right, bottom = (round(side * SCALE) for side in bounds)
    coverage = np.zeros((bottom - top + 2, right - left + 2), np.uint8)
    for scan, box in zip(scans, boxes, strict=True):
        width, height = (max(round(side * SCALE), 1) for side in _size(box))
        levels = Image.fromarray((scan * 255).astype(np.uint8))
        scaled = np.asarray(levels.resize((width, height), Image.Resampling.BILINEAR))
        y, x = round(box.top * SCALE) - top, round(box.left * SCALE) - left
        part = coverage[y : y + height, x : x + width]
        np.maximum(part, scaled[: part.shape[0], : part.shape[1]], out=part)
    edge = Box(left, top, left + coverage.shape[1], top + coverage.shape[0])
    return ScannedLine(coverage, Box(*(side / SCALE for side in edge)), text, boxes)


def _places(scans: Sequence[Ink], spacing: Spacing, generator: np.random.Generator) -> list[Box]:
    """Where each scan stands, in heights: they stay as large as they were to one another."""
    usual = float(np.median([scan.shape[0] for scan in scans]))
    boxes, left = [], 0.0
    for scan in scans:
        scale = np.exp(generator.normal(0, SIZE_JITTER)) / usual
        bottom = float(generator.normal(0, BASELINE_JITTER))
        height, width = (side * scale for side in scan.shape)
        boxes.append(Box(left, bottom - height, left + width, bottom))
        left += width + generator.uniform(*GAPS[spacing])
    return boxes


def _size(box: Box) -> tuple[float, float]:
    return box.right - box.left, box.bottom - box.top


def _cut(ink: Ink) -> Ink | None:
    """The ink's own box, its darkest ink being 1; None where there is no ink."""
    dark = ink > FAINTEST * ink.max(initial=0)
    rows, columns = (np.flatnonzero(dark.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return None
    box = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return box / np.float32(box.max())
