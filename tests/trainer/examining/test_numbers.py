import numpy as np
import pytest

from digits.recognizer import Recognizer
from testing.pictures import strokes_of_digit
from testing.servers import ROOT
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.strokes import Drawing
from trainer.drawing.handwriting import vary
from trainer.drawing.lines import GAPS
from trainer.examining.number_tables import as_text
from trainer.examining.numbers import examine_numbers
from trainer.learning.line_weights import fit_to_writers
from trainer.learning.slips import fit_slip

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


@pytest.fixture(scope="module")
def examined(data, recognizer):
    return examine_numbers(data, Part.VALIDATION, 12, recognizer, seed=1)


def test_numbers_of_a_writer_are_read_and_words_are_turned_down(examined):
    metrics = examined.metrics
    for spacing in ("apart", "near", "crowded"):
        assert metrics[spacing].count == 12
        assert metrics[spacing].right >= 0.7
    assert metrics["words of letters"].turned_down >= 0.9
    assert metrics["words of letters"].right == 0


@pytest.mark.parametrize("rule", ["postcode-de", "postcode-us"])
def test_postcodes_are_held_to_their_rule(examined, rule):
    assert examined.metrics[rule].count == 12
    assert examined.metrics[rule].right >= 0.7


@pytest.mark.parametrize("kind", ["scribbles", "dots"])
def test_what_is_no_number_is_turned_down(examined, kind):
    assert examined.metrics[kind].turned_down >= 0.9


def test_nothing_is_told_of_kinds_that_nobody_drew(examined):
    assert "doodles" not in examined.metrics


def test_what_is_wrong_is_marked_or_not(examined):
    for one in examined.metrics.values():
        assert one.right + one.wrong + one.turned_down == pytest.approx(1)
        assert one.unmarked <= one.wrong


def test_how_sure_is_compared_with_how_right_of_all_numbers_that_were_read(examined):
    read = sum(round(12 * (1 - examined.metrics[one].turned_down)) for one in GAPS)
    assert sum(one.count for one in examined.reliability) == read
    assert max(one.confidence for one in examined.raw) > 0.99


def test_what_was_measured_is_told_in_a_row_for_each_kind(examined):
    rows, confidence = (part.splitlines() for part in as_text(examined).split("\n\n"))
    assert [row.split("  ")[0] for row in rows] == ["numbers", *examined.metrics]
    assert len(confidence) == len(examined.reliability) + 2


def test_weights_that_are_fitted_reward_what_is_likely_and_stands_on_the_line(data, recognizer):
    fitted = fit_to_writers(data.digits[Part.VALIDATION], 15, recognizer, seed=1)
    weights = fitted.weights
    assert weights["digit"] > 0
    assert weights["at all"] > 0
    assert weights["off the baseline"] < 0
    assert len(fitted.usual) == 10


def test_the_share_of_slips_is_found_again():
    rng = np.random.default_rng(3)
    lengths = rng.integers(1, 9, 20_000)
    right = rng.random(20_000) < 0.99**lengths
    assert fit_slip(np.ones(20_000), lengths, right) == pytest.approx(0.01, rel=0.1)
