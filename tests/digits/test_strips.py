import numpy as np
import pytest

from digits.bundle import SHIPPED
from digits.litert import RecognizerUnavailable
from digits.manifest import LITERT_MODEL, STRIP_MODEL
from digits.recognizer import Recognizer
from digits.strips import COLUMN_WIDTH, HEIGHT, MARKS, SIDES, WIDTHS, StripModel


@pytest.fixture(scope="module")
def model():
    return StripModel((SHIPPED / STRIP_MODEL).read_bytes())


@pytest.mark.parametrize("width", [1, 2, 95, 96, 97, WIDTHS[-1], WIDTHS[-1] + 3])
def test_each_column_of_a_strip_of_any_width_is_told(model, width):
    columns = model.columns(np.zeros((HEIGHT, width), np.float32))
    assert columns.shape == (-(-width // COLUMN_WIDTH), MARKS + SIDES)


def test_marks_are_logarithms_of_probabilities(model):
    columns = model.columns(np.random.default_rng(0).random((HEIGHT, 120), np.float32))
    assert np.exp(columns[:, :MARKS]).sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_paper_after_a_strip_changes_little(model):
    strip = np.zeros((HEIGHT, 90), np.float32)
    strip[6:26, 30:33] = strip[6:26, 50:53] = 1
    wider = np.pad(strip, ((0, 0), (0, 100)))
    short, long = model.columns(strip), model.columns(wider)[:45]
    assert short[:30, :MARKS].argmax(axis=1).tolist() == long[:30, :MARKS].argmax(axis=1).tolist()


def test_another_model_is_refused():
    with pytest.raises(RecognizerUnavailable):
        StripModel((SHIPPED / LITERT_MODEL).read_bytes())


def test_the_model_that_ships_reads_strips():
    assert Recognizer.open(SHIPPED).reads_strips
