"""A network that learns from another one's answers."""

import dataclasses

import numpy as np
import pytest
from msgspec.structs import replace

from trainer.data.digit_set import NOT_A_DIGIT, DigitSet
from trainer.learning.losses import TwoAnswers
from trainer.learning.run import Run, TrainingError, finished_network
from trainer.learning.training import train

A_FOUR_OR_NINE = np.array([0, 0, 0, 0, 0.7, 0, 0, 0, 0, 0.3])


def losses(label, told, taught):
    """Of answers between the label, a 9, and what a teacher says, in steps of a tenth."""
    nine = np.eye(10)[9]
    shares = np.linspace(0, 1, 11)[:, np.newaxis]
    digit = (1 - shares) * nine + shares * told
    answers = np.column_stack([digit, np.ones(11), np.tile([*told, 1], (11, 1))])
    labels = np.full((11, 1), label)
    return np.asarray(TwoAnswers(0.3, taught).call(labels, answers.astype(np.float32)))


@pytest.mark.parametrize("taught", [0, 0.3, 0.7, 1])
def test_a_digit_is_learned_as_teacher_and_label_say_together(taught):
    assert losses(9, A_FOUR_OR_NINE, taught).argmin() == round(10 * taught)


def test_of_what_is_no_digit_a_teacher_is_not_asked():
    one, another = (losses(NOT_A_DIGIT, A_FOUR_OR_NINE, taught) for taught in (0, 1))
    assert np.array_equal(one, another)


def relabelled(mixture):
    """The mixture with all digits called 0."""
    digits, outliers = mixture.components
    zeros = DigitSet(digits.images.images, np.zeros(len(digits.images), np.uint8))
    return dataclasses.replace(
        mixture, components=(dataclasses.replace(digits, images=zeros), outliers)
    )


@pytest.mark.usefixtures("small_network")
def test_a_network_learns_what_its_teacher_says_and_not_what_the_labels_say(
    small_run, mixture, config, small_test, tmp_path
):
    folder = str(small_run.folder)
    images = small_test.images[..., np.newaxis]
    answers = {}
    for taught in (0.0, 1.0):
        run = Run(tmp_path / f"taught-{taught}")
        learning = replace(config, start=folder, teacher=folder, taught=taught)
        train(learning, relabelled(mixture), run)
        answers[taught] = finished_network(run).predict(images, verbose=0)[:, :10]
    teacher = finished_network(small_run).predict(images, verbose=0)[:, :10]
    off = {taught: np.abs(given - teacher).mean() for taught, given in answers.items()}
    assert off[1] < off[0] / 2


@pytest.mark.parametrize("role", ["start", "teacher"])
def test_nothing_is_learned_from_a_run_that_is_not_finished(role, mixture, config, tmp_path):
    nowhere = replace(config, **{role: str(tmp_path / "none")})
    with pytest.raises(TrainingError, match=r"expected a finished run with .*none"):
        train(nowhere, mixture, Run(tmp_path / "further"))


def test_a_network_that_is_built_otherwise_is_no_start(small_run, mixture, config, tmp_path):
    with pytest.raises(TrainingError, match=r"expected a network in .* built as this one is"):
        train(replace(config, start=str(small_run.folder)), mixture, Run(tmp_path / "further"))
