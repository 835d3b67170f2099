"""The drawings of all pen data sets, by what they are used for."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from trainer.data.datasets import PEN_SETS, PenSet
from trainer.data.parts import Part
from trainer.data.strokes import Drawing


@dataclass(frozen=True)
class PenData:
    """Drawings of digits, and of letters, symbols and other signs that are not digits, by part."""

    digits: dict[Part, list[Drawing]]
    outliers: dict[Part, list[Drawing]]


def read_pen_data(folder: Path, parts: Collection[Part] = tuple(Part)) -> PenData:
    """Read and split the data sets that have any of these parts.

    Raises `DataError` and `UnipenError`.
    """
    data = PenData({part: [] for part in parts}, {part: [] for part in parts})
    for pen_set in PEN_SETS:
        if not pen_set.parts.isdisjoint(parts):
            _add(data, pen_set, folder)
    return data


def has_pen_data(folder: Path) -> bool:
    """Whether all files of the pen data sets are in the data folder."""
    return all(one.is_in(folder) for one in PEN_SETS)


def set_of(drawing: Drawing) -> PenSet:
    """The data set that a drawing comes from."""
    return next(one for one in PEN_SETS if one.id == drawing.source.partition("-")[0])


def _add(data: PenData, pen_set: PenSet, folder: Path) -> None:
    for drawing in pen_set.read(folder):
        part = pen_set.part_of(drawing)
        drawings = data.digits if drawing.label.isdecimal() else data.outliers
        if part in drawings:
            drawings[part].append(drawing)
