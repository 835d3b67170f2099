from dataclasses import replace

import optuna
import pytest

from trainer.config import read_config
from trainer.tune import PruneHopeless, Search, suggest, tune


@pytest.fixture
def search(tmp_path):
    return Search("small", f"sqlite:///{tmp_path}/tune.db", trials=1, runs=tmp_path)


def test_a_search_resumes_and_writes_a_configuration_that_training_takes(
    lessons, config, search, tmp_path
):
    quick = replace(config, epochs=1)
    tune(quick, lessons, search, tmp_path / "best.toml")
    study = tune(quick, lessons, search, tmp_path / "best.toml")
    assert len(study.trials) == 2
    best = read_config(tmp_path / "best.toml")
    assert best == replace(quick, **study.best_params)


def test_a_hopeless_trial_is_pruned():
    trial = optuna.trial.FixedTrial({})
    trial.should_prune = lambda: True
    with pytest.raises(optuna.TrialPruned):
        PruneHopeless(trial).on_epoch_end(0, {"val_loss": 1.0})


def test_what_is_not_searched_stays_as_it_is(config):
    study = optuna.create_study()
    proposed = suggest(study.ask(), config)
    assert (proposed.seed, proposed.epochs) == (config.seed, config.epochs)
    assert proposed.learning_rate != config.learning_rate
