from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from digits.report_ids import DataSetId, Licence
from trainer.data import pen_data
from trainer.data.datasets import (
    DATA_SETS,
    DETEXIFY,
    HERSHEY,
    NUMBERS,
    PEN_SETS,
    PENDIGITS,
    QUICKDRAW,
    UNIPEN,
    PenSet,
    address_of_licence,
)
from trainer.data.download import DataError
from trainer.data.parts import Part
from trainer.data.pen_data import has_pen_data, read_pen_data, set_of
from trainer.data.strokes import Drawing


def a_drawing(label: str, source: str, contributor: str = "gmd") -> Drawing:
    return Drawing((np.zeros((1, 2), np.float32),), label, source, contributor, "anna")


def holding(pen_set: PenSet, *drawings: Drawing) -> PenSet:
    return replace(pen_set, read=lambda _: list(drawings))


def test_every_data_set_of_the_report_has_one_record_and_every_record_an_id() -> None:
    assert sorted(one.id for one in DATA_SETS) == sorted(get_args(DataSetId))


def test_every_licence_has_an_address() -> None:
    assert set(address_of_licence) == set(get_args(Licence))


def test_a_record_tells_the_report_whose_data_they_are() -> None:
    source = UNIPEN.source
    assert (source.id, source.licence) == ("unipen", "cc-by-4.0")
    assert source.licence_address == "https://creativecommons.org/licenses/by/4.0/"


def test_a_glyph_is_no_digit_whatever_character_its_font_has_it_at_and_only_trains() -> None:
    drawings = HERSHEY.read(Path())
    assert all(set_of(drawing) is HERSHEY for drawing in drawings)
    assert not any(drawing.label.isdecimal() for drawing in drawings)
    assert {HERSHEY.part_of(drawing) for drawing in drawings} == HERSHEY.parts == {Part.TRAINING}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def small(*pen_sets: PenSet) -> None:
        monkeypatch.setattr(pen_data, "PEN_SETS", pen_sets)

    return small


def test_every_drawing_lies_in_one_part_or_none(small: Callable[..., None]) -> None:
    digit, outlier = a_drawing("7", "unipen-1a"), a_drawing("N", "unipen-1b")
    look_alike, torn = a_drawing("O", "unipen-1b"), a_drawing("4", "unipen-1a", "ibm")
    small(holding(UNIPEN, digit, outlier, look_alike, torn))
    data = read_pen_data(Path())
    assert [id(drawing) for drawing in data.digits[Part.TRAINING]] == [id(digit)]
    assert [id(d) for d in data.outliers[Part.TRAINING]] == [id(outlier), id(look_alike)]
    parts = [*data.digits.values(), *data.outliers.values()]
    assert sum(map(len, parts)) == 3


def test_a_set_without_the_parts_that_are_asked_for_is_not_read(small: Callable[..., None]) -> None:
    def refuse(_: Path) -> list[Drawing]:
        raise AssertionError("read in vain")

    small(holding(PENDIGITS), replace(HERSHEY, read=refuse))
    assert set(read_pen_data(Path(), (Part.TEST,)).digits) == {Part.TEST}


@pytest.mark.parametrize(
    ("read", "path", "home"),
    [
        (DETEXIFY.read, "detexify/samples.tar.xz", "https://github.com/kirel/detexify-next"),
        (QUICKDRAW.read, "quickdraw/simplified.tar.xz", "storage/browser/quickdraw_dataset"),
        (partial(NUMBERS.read, part=Part.TEST), "numbers/numbers.tar", "https://github.com/kensa"),
    ],
)
def test_an_archive_that_is_packed_anew_is_missed_with_how_to_make_it(
    read: Callable[[Path], object], path: str, home: str, tmp_path: Path
) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path)
    message = str(caught.value)
    assert f"{tmp_path / path} is missing: expected a tar" in message
    assert home in message
    assert "put it there, or set DIGITPAD_DATA" in message


def test_pen_data_are_there_once_every_file_is(tmp_path: Path) -> None:
    files = [file for one in PEN_SETS for file in one.files]
    for file in files:
        assert not has_pen_data(tmp_path)
        (tmp_path / file.path).parent.mkdir()
        (tmp_path / file.path).touch()
    assert has_pen_data(tmp_path)
