import numpy as np
import pytest

from digits.calibration import AtAll, calibrate, how_likely_at_all

SURE = [0.91, *[0.01] * 9]


def answers(at_all: float) -> np.ndarray:
    return np.array([[*SURE, at_all]], np.float32)


def test_a_network_that_only_tells_digits_is_taken_at_its_word():
    assert calibrate(answers(0.0)[:, :10], 10, at_all=None)[0] == pytest.approx(SURE)


@pytest.mark.parametrize(("at_all", "confidence"), [(1, 0.91), (0.5, 0.505), (0, 0.1)])
def test_what_is_no_digit_at_all_makes_all_equal(at_all, confidence):
    probabilities = calibrate(answers(at_all), 10)
    assert probabilities.dtype == np.float32
    assert probabilities[0, 0] == pytest.approx(confidence)
    assert probabilities.sum() == pytest.approx(1)


def test_each_answer_has_a_temperature_of_its_own():
    assert how_likely_at_all(answers(0.8), AtAll(0.5))[0, 0] == pytest.approx(16 / 17)
    assert calibrate(answers(1.0), 10, 0.5)[0, 0] == pytest.approx(0.91**2 / (0.91**2 + 9e-4))


def test_where_digits_are_drawn_more_often_it_is_more_likely_one():
    assert how_likely_at_all(answers(0.5), AtAll(odds=9))[0, 0] == pytest.approx(0.9)
    assert how_likely_at_all(answers(0.0), AtAll(odds=9))[0, 0] == 0
