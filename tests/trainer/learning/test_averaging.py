import shutil

import keras
import numpy as np
import pytest

from trainer.learning.averaging import average
from trainer.learning.run import Run, TrainingError, finished_network


@pytest.fixture
def earlier(small_run, tmp_path):
    """What a run started from: the same network with other weights."""
    run = Run(tmp_path / "earlier")
    run.folder.mkdir()
    network = keras.models.load_model(small_run.network)
    network.set_weights([weight + 1 for weight in network.get_weights()])
    network.save(run.network)
    return run


def test_all_weights_are_averaged(small_run, earlier, tmp_path):
    averaged = average(small_run, earlier, 0.75, Run(tmp_path / "averaged"))
    grown = finished_network(small_run)
    for weight, before in zip(averaged.get_weights(), grown.get_weights(), strict=True):
        assert np.allclose(weight, before + 0.25, atol=1e-6)


def test_its_youth_is_that_of_the_run_it_started_from(small_run, earlier, tmp_path):
    earlier.youth.mkdir()
    (earlier.youth / "1000.weights.h5").write_text("young")
    run = Run(tmp_path / "averaged")
    grown = Run(tmp_path / "grown")
    shutil.copytree(small_run.folder, grown.folder, ignore=shutil.ignore_patterns("youth"))
    average(grown, earlier, 0.5, run)
    assert (run.youth / "1000.weights.h5").read_text() == "young"


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
