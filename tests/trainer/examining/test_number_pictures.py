import numpy as np
import pytest

from digits.reading.number import NumberReading
from digits.recognizer import Recognizer
from testing.numbers import number_picture
from testing.pictures import strokes_of_digit
from testing.servers import ROOT
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.readers.orand import Amount
from trainer.data.strokes import Drawing
from trainer.drawing.lines import GAPS
from trainer.examining.number_pictures import (
    coverage,
    draw_clean,
    examine_amounts,
    examine_pictures,
)
from trainer.examining.number_tables import pictures_as_text
from trainer.examining.numbers import Told, metrics_of


@pytest.fixture(scope="module")
def recognizer():
    return Recognizer.open(ROOT / "saved_model")


@pytest.fixture(scope="module")
def told(recognizer):
    digits = [
        Drawing(tuple(np.array(s, np.float32) for s in strokes_of_digit[d]), str(d), "", "a", "b")
        for d in range(10)
    ]
    data = PenData({Part.VALIDATION: digits}, {Part.VALIDATION: []})
    return examine_pictures(data, Part.VALIDATION, 6, recognizer, seed=1)


def reading(text, confidence):
    rejected = "not_a_number" if text is None else None
    return NumberReading(text, confidence, rejected, [], [], None, [])


def test_numbers_in_pictures_and_on_photos_are_examined_in_every_spacing(told):
    for way in ("picture", "photo"):
        for spacing in GAPS:
            assert len(told[f"{way}, {spacing}"]) == 6
    assert metrics_of(told["picture, apart"]).right >= 0.6


def test_what_is_no_number_is_examined_too(told):
    for kind in ("picture, scribbles", "photo, music", "photo, blank paper"):
        assert metrics_of(told[kind]).right == 0
    assert metrics_of(told["photo, blank paper"]).turned_down >= 0.8


def test_amounts_are_read_as_photos_are(recognizer):
    picture = np.asarray(number_picture("4207").convert("RGB"))
    (amount,) = examine_amounts([Amount(picture, "4207", (), 0)], recognizer)
    assert amount.reading.text == "4207"
    assert amount.is_right


def test_coverage_tells_how_many_of_the_surest_are_wrong():
    lines = [Told(reading("1", 0.9), True), Told(reading("2", 0.8), False)]
    lines += [Told(reading("3", 0.7), True), Told(reading(None, 0.1), False)]
    found = [*coverage(lines, (0.25, 0.5, 0.75, 1.0))]
    assert found == [(0.25, 0.9, 0.0), (0.5, 0.8, 0.5), (0.75, 0.7, pytest.approx(1 / 3))]


def test_a_table_has_a_row_for_each_kind_and_for_each_share(told):
    text = pictures_as_text(told)
    assert "photo, crowded" in text
    assert "the surest of picture, apart" in text


def test_a_clean_picture_has_all_of_the_line_with_paper_around_it():
    points = np.array([[0, 0], [2, 1]], np.float32)
    line = type("Line", (), {"strokes": [points]})
    ink = draw_clean(line, np.random.default_rng(0))
    assert ink.max() == 1
    assert max(ink[0].max(), ink[-1].max(), ink[:, 0].max(), ink[:, -1].max()) == 0
