import numpy as np
import pytest

from digits.explain import heatmap
from digits.ink import ink_from_bytes
from tests.pictures import as_file, digit_picture


@pytest.fixture
def seven(recognizer):
    return recognizer.predict(ink_from_bytes(as_file(digit_picture(7)))).image


def test_a_heat_map_is_28_by_28_from_minus_1_to_1(recognizer, seven):
    heat = heatmap(recognizer, seven, 7)
    assert heat.shape == (28, 28)
    assert np.abs(heat).max() <= 1
    assert np.isfinite(heat).all()


def test_the_ink_of_a_digit_speaks_for_it(recognizer, seven):
    assert heatmap(recognizer, seven, 7)[seven > 127].mean() > 0


def test_paper_speaks_neither_for_nor_against(recognizer, seven):
    assert heatmap(recognizer, seven, 7)[0, 0] == pytest.approx(0, abs=0.01)


def test_an_image_without_ink_has_no_evidence(recognizer):
    assert not heatmap(recognizer, np.zeros((28, 28), np.uint8), 7).any()


def test_other_digits_have_other_heat_maps(recognizer, seven):
    assert not np.allclose(heatmap(recognizer, seven, 7), heatmap(recognizer, seven, 1))
