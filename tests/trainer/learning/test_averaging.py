import keras
import numpy as np
import pytest

from trainer.learning.averaging import average
from trainer.learning.network import AT_ALL
from trainer.learning.run import Run, TrainingError


@pytest.fixture
def earlier(small_run, tmp_path):
    """What a run started from: the same network with other weights."""
    run = Run(tmp_path / "earlier")
    run.folder.mkdir()
    network = keras.models.load_model(small_run.network)
    network.set_weights([weight + 1 for weight in network.get_weights()])
    network.save(run.network)
    return run


def test_weights_are_averaged_but_for_those_of_the_second_answer(small_run, earlier, tmp_path):
    averaged = average(small_run, earlier, 0.75, Run(tmp_path / "averaged"))
    grown = keras.models.load_model(small_run.network)
    for new, old in zip(averaged.layers, grown.layers, strict=True):
        added = 0 if new.name == AT_ALL else 0.25
        for weight, before in zip(new.get_weights(), old.get_weights(), strict=True):
            assert np.allclose(weight, before + added, atol=1e-6)


def test_the_average_is_a_run_that_can_be_exported(small_run, earlier, tmp_path):
    run = Run(tmp_path / "averaged")
    average(small_run, earlier, 0.75, run)
    assert run.network.exists()
    assert run.config.read_text() == small_run.config.read_text()
    assert run.history.read_text() == small_run.history.read_text()
    assert not run.checkpoints.exists()


def test_nothing_is_averaged_with_what_is_not_there(small_run, tmp_path):
    with pytest.raises(TrainingError, match=r"expected a finished run with .*nowhere"):
        average(small_run, Run(tmp_path / "nowhere"), 0.5, Run(tmp_path / "averaged"))
