import numpy as np
import pytest

from digits.recognizer import Recognizer
from testing.pictures import strokes_of_digit
from testing.servers import ROOT
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.strokes import Drawing
from trainer.drawing.handwriting import vary
from trainer.examining.number_tables import as_text
from trainer.examining.numbers import examine_numbers
from trainer.learning.line_weights import fit_to_writers

RNG = np.random.default_rng(0)

ZIGZAG = [[(0.1 * n, 0.8 * (n % 2)) for n in range(12)]]


def drawings(strokes, label, count=2):
    """Varied drawings by one writer."""
    stroke_sets = [vary([np.array(s, np.float32) for s in strokes], RNG) for _ in range(count)]
    return [Drawing(tuple(s), label, "unipen-1a", "school", "one") for s in stroke_sets]


@pytest.fixture(scope="module")
def data():
    digits = [one for d in range(10) for one in drawings(strokes_of_digit[d], str(d))]
    letters = [one for label in "wmnz" for one in drawings(ZIGZAG, label, 4)]
    return PenData({Part.VALIDATION: digits}, {Part.VALIDATION: letters})


@pytest.fixture(scope="module")
def recognizer():
    return Recognizer.open(ROOT / "saved_model")


def test_numbers_of_a_writer_are_read_and_words_are_turned_down(data, recognizer):
    metrics = examine_numbers(data, Part.VALIDATION, 12, recognizer, seed=1)
    for spacing in ("apart", "near", "crowded"):
        assert metrics[spacing].count == 12
        assert metrics[spacing].right >= 0.7
    assert metrics["words of letters"].turned_down >= 0.9
    assert metrics["words of letters"].right == 0


def test_what_was_measured_is_told_in_a_row_for_each_kind(data, recognizer):
    metrics = examine_numbers(data, Part.VALIDATION, 3, recognizer, seed=1)
    rows = as_text(metrics).splitlines()
    assert [row.split("  ")[0] for row in rows] == ["numbers", *metrics]


def test_weights_that_are_fitted_reward_what_is_likely_and_stands_on_the_line(data, recognizer):
    weights = fit_to_writers(data.digits[Part.VALIDATION], 15, recognizer, seed=1)
    assert weights["digit"] > 0
    assert weights["at all"] > 0
    assert weights["off the baseline"] < 0
