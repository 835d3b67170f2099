import dataclasses

import optuna
import pytest
from msgspec.structs import replace

from trainer.learning.config import read_config
from trainer.learning.run import TrainingError
from trainer.learning.search import PruneHopeless, Search, suggest, tune


@pytest.fixture
def search(tmp_path):
    return Search("small", f"sqlite:///{tmp_path}/tune.db", trials=1, runs=tmp_path)


@pytest.mark.usefixtures("small_network")
def test_a_search_resumes_and_writes_a_configuration_that_training_takes(
    mixture, config, search, tmp_path
):
    quick = replace(config, epochs=1)
    tune(quick, mixture, search, tmp_path / "best.toml")
    study = tune(quick, mixture, search, tmp_path / "best.toml")
    first, second = study.trials
    assert first.params != second.params
    best = read_config(tmp_path / "best.toml")
    assert best == replace(quick, **study.best_params)


def test_a_trial_that_fails_ends_neither_the_search_nor_is_the_best(
    mixture, config, search, tmp_path, monkeypatch
):
    def lose(*arguments, **options):
        raise TrainingError("the loss became nan")

    monkeypatch.setitem(tune.__globals__, "train", lose)
    with pytest.raises(TrainingError, match="expected a trial that succeeds, got none"):
        tune(config, mixture, dataclasses.replace(search, trials=2), tmp_path / "best.toml")
    trials = optuna.load_study(study_name=search.study, storage=search.storage).trials
    assert [trial.state.name for trial in trials] == ["FAIL", "FAIL"]
    assert not (tmp_path / "best.toml").exists()


@pytest.mark.parametrize(
    "storage", ["nonsense://x", "nothing", "postgresql+psycopg://127.0.0.1:1/study"]
)
def test_a_storage_that_is_none_is_said(mixture, config, search, tmp_path, storage):
    with pytest.raises(TrainingError, match="expected a storage as a URL") as told:
        tune(config, mixture, dataclasses.replace(search, storage=storage), tmp_path / "best.toml")
    assert f"got '{storage}'" in str(told.value)


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
