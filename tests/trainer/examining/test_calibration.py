import numpy as np
import pytest

from digits.calibration import temper
from trainer.examining.calibration import (
    TURNED_DOWN,
    expected_calibration_error,
    fit_temperature,
    fit_temperature_at_all,
    rejection_threshold,
    reliability,
)


@pytest.fixture
def digits():
    """Probabilities that mean what they say, and labels drawn from them."""
    rng = np.random.default_rng(0)
    probabilities = rng.dirichlet(np.full(10, 0.1), 20_000)
    labels = (probabilities.cumsum(axis=1) > rng.uniform(size=(20_000, 1))).argmax(axis=1)
    return probabilities.clip(1e-12), labels.astype(np.uint8)


def surely_digits(probabilities):
    """A network's answers, of which the last is that these are digits."""
    return np.hstack([probabilities, np.ones((len(probabilities), 1))])


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_the_temperature_that_spoiled_probabilities_is_found(digits, temperature):
    probabilities, labels = digits
    spoiled = temper(probabilities, 1 / temperature)
    assert fit_temperature(surely_digits(spoiled), labels) == pytest.approx(temperature, rel=0.05)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_the_temperature_that_spoiled_the_answer_beside_them_is_found(temperature):
    rng = np.random.default_rng(0)
    likely = rng.beta(0.5, 0.5, (20_000, 1))
    is_digit = rng.uniform(size=20_000) < likely[:, 0]
    spoiled = temper(np.hstack([1 - likely, likely]), 1 / temperature)
    assert fit_temperature_at_all(spoiled, is_digit) == pytest.approx(temperature, rel=0.05)


def test_digits_are_as_sure_as_they_are_right_even_where_some_labels_are_wrong(digits):
    probabilities, labels = digits
    labels = np.where(np.arange(len(labels)) % 50, labels, (labels + 1) % 10)
    tempered = temper(probabilities, fit_temperature(surely_digits(probabilities), labels))
    accuracy = (tempered.argmax(axis=1) == labels).mean()
    assert tempered.max(axis=1).mean() == pytest.approx(accuracy, abs=0.001)


def test_honest_probabilities_have_next_to_no_calibration_error(digits):
    assert expected_calibration_error(reliability(*digits)) < 0.01


def test_too_sure_probabilities_have_a_calibration_error(digits):
    probabilities, labels = digits
    assert expected_calibration_error(reliability(temper(probabilities, 0.3), labels)) > 0.03


def test_calibration_error_is_the_mean_gap():
    probabilities = np.array([[0.8] + [0.2 / 9] * 9] * 10)
    labels = np.array([0] * 6 + [1] * 4, np.uint8)
    assert expected_calibration_error(reliability(probabilities, labels)) == pytest.approx(0.2)


def test_the_threshold_turns_down_at_most_its_share(digits):
    probabilities, _ = digits
    threshold = rejection_threshold(probabilities)
    share = (probabilities.max(axis=1) < threshold).mean()
    assert TURNED_DOWN / 2 < share <= TURNED_DOWN
