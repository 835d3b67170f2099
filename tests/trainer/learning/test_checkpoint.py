import keras
import numpy as np
import pytest

from trainer.learning.checkpoint import PARTIAL, Checkpoint, CheckpointError, finished_epochs

INPUTS = np.arange(8, dtype=np.float32).reshape(8, 1)


@pytest.fixture
def fit(tmp_path):
    """A function that trains up to some epoch, from the newest checkpoint on."""

    def fit(epochs):
        keras.utils.set_random_seed(0)
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
        model.compile("adam", "mse", run_eagerly=True)
        first = finished_epochs(tmp_path)
        checkpoint = Checkpoint(tmp_path)
        model.fit(INPUTS, INPUTS, 8, epochs, 0, [checkpoint], shuffle=False, initial_epoch=first)
        return np.array([weights.item() for weights in model.get_weights()])

    return fit


def test_without_a_checkpoint_no_epoch_is_finished(tmp_path):
    assert finished_epochs(tmp_path / "none") == 0


def test_only_the_newest_is_kept(fit, tmp_path):
    fit(3)
    assert [path.name for path in tmp_path.iterdir()] == ["epoch-3.weights.h5"]


def test_a_run_in_two_parts_ends_as_one_does(fit, tmp_path):
    whole = fit(4)
    (tmp_path / "epoch-4.weights.h5").unlink()
    fit(2)
    assert np.array_equal(fit(4), whole)


def test_what_a_killed_run_had_not_written_whole_does_not_count(fit, tmp_path):
    fit(2)
    newest = (tmp_path / "epoch-2.weights.h5").read_bytes()
    (tmp_path / PARTIAL).write_bytes(newest[:1000])
    assert finished_epochs(tmp_path) == 2
    fit(3)
    assert finished_epochs(tmp_path) == 3


def test_of_two_checkpoints_the_newer_counts(fit, tmp_path):
    fit(2)
    second = (tmp_path / "epoch-2.weights.h5").read_bytes()
    fit(10)
    (tmp_path / "epoch-2.weights.h5").write_bytes(second)
    assert finished_epochs(tmp_path) == 10


def test_a_damaged_checkpoint_is_named(fit, tmp_path):
    fit(1)
    path = tmp_path / "epoch-1.weights.h5"
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(CheckpointError, match=r"expected the weights .*epoch-1\.weights\.h5"):
        fit(2)
