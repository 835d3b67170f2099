"""Symbols of LaTeX that people drew with mouse and finger to find out what they are called.

Source: Detexify (D. Kirsch, ODbL 1.0), whose repository keeps a line of JSON a drawing.
"""

from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from trainer.data.download import DataFile
from trainer.data.parts import Part, part_of_kind
from trainer.data.readers.archives import read_archive
from trainer.data.readers.detexify_look_alikes import LOOK_ALIKES
from trainer.data.strokes import Drawing, Stroke

ARCHIVE = DataFile(
    "detexify/samples.tar.xz",
    "https://github.com/kirel/detexify-next",
    "bd5f3ecff6b3edb4fccb8be28f8c08c4f8c52d4bd30d32a9fc98208be0125fc0",
    packed_anew="a tar.xz of samples/ and reviews/ out of the repository's packages/data/source",
)

REJECTED = "reviews/rejected-samples.json"

MOST_OF_ONE = 20
"""How many drawings of one symbol are taken."""


class Point(Struct):
    """x to the right and y downwards, in parts of the longer side."""

    x: float
    y: float


class Sample(Struct, rename="camel"):
    """A line of a symbol's file; `symbol_id` is like "latex:amssymb:mathfrak-lbrace-Q-rbrace"."""

    id: str
    symbol_id: str
    strokes: list[list[Point]]


class Reviews(Struct):
    """What was found wrong, by sample."""

    rejected: dict[str, dict[str, str]]


SAMPLES = msgspec.json.Decoder(Sample)


def read_detexify(folder: Path) -> list[Drawing]:
    """The first drawings of each symbol. Raises `DataError`.

    The label is its package and name, such as "amssymb:mathfrak{Q}", and so never a digit.
    """
    return parse_detexify(read_archive(ARCHIVE, folder))


def parse_detexify(content_of_path: dict[str, bytes]) -> list[Drawing]:
    """The drawings of `samples/latex/PACKAGE/NAME.jsonl` that no review rejected.

    Files are named in small letters alone: only the samples tell capitals apart.
    """
    rejected = msgspec.json.decode(content_of_path[REJECTED], type=Reviews).rejected
    drawings = []
    for path in sorted(content_of_path.keys() - {REJECTED}):
        samples = SAMPLES.decode_lines(content_of_path[path])
        kept = [sample for sample in samples if sample.id not in rejected]
        drawings += [_drawing(sample) for sample in kept[:MOST_OF_ONE]]
    return drawings


def part_of(drawing: Drawing) -> Part | None:
    """What a symbol is used for: all drawings of one for the same; None for look-alikes."""
    _, _, name = drawing.label.partition(":")
    return None if name in LOOK_ALIKES else part_of_kind(drawing.source, kind_of(drawing.label))


def kind_of(label: str) -> str:
    """What a symbol shares with those of its name in other packages, in text, upright or large."""
    package, _, name = label.partition(":")
    kind = name.lower().removeprefix("text").replace("mathds", "mathbb")
    return kind.removeprefix("up") if package == "upgreek" else kind


def _drawing(sample: Sample) -> Drawing:
    """Nobody wrote down who drew it: each drawing is by a writer of its own."""
    strokes = tuple(_stroke(points) for points in sample.strokes if points)
    return Drawing(strokes, _label(sample.symbol_id), "detexify", "detexify", sample.id)


def _label(symbol_id: str) -> str:
    name = symbol_id.removeprefix("latex:")
    return name.replace("-lbrace", "{").replace("-rbrace", "}").replace("{-", "{")


def _stroke(points: list[Point]) -> Stroke:
    return np.array([[point.x, point.y] for point in points], np.float32)
