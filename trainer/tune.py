"""The search for better hyperparameters: Optuna proposes, prunes and remembers."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import keras
import optuna

from trainer.config import TrainingConfig, write_config
from trainer.mixture import Lessons
from trainer.train import Run, read_history, train

WATCHED = "val_loss"


@dataclass(frozen=True)
class Search:
    """Where a search is kept, and how far it goes.

    Several machines that name the same study in the same storage, any URL of SQLAlchemy's, share
    the trials; `runs` holds their folders.
    """

    study: str
    storage: str
    trials: int
    runs: Path


def tune(base: TrainingConfig, lessons: Lessons, search: Search, best: Path) -> optuna.Study:
    """Run trials, beside those that the study already has, and write the best as TOML."""
    study = optuna.create_study(
        study_name=search.study,
        storage=search.storage,
        load_if_exists=True,
        direction="minimize",
        sampler=optuna.samplers.TPESampler(seed=base.seed),
        pruner=optuna.pruners.MedianPruner(n_startup_trials=4, n_warmup_steps=2),
    )
    study.optimize(
        lambda trial: _objective(trial, base, lessons, search),
        n_trials=search.trials,
        show_progress_bar=True,
    )
    write_config(replace(base, **study.best_params), best)
    return study


def suggest(trial: optuna.Trial, base: TrainingConfig) -> TrainingConfig:
    """The base configuration with the hyperparameters that a trial proposes."""
    return replace(
        base,
        learning_rate=trial.suggest_float("learning_rate", 5e-4, 5e-3, log=True),
        weight_decay=trial.suggest_float("weight_decay", 1e-3, 1e-1, log=True),
        dropout=trial.suggest_float("dropout", 0.1, 0.5),
        outlier_weight=trial.suggest_float("outlier_weight", 0.2, 2.0, log=True),
        rotation=trial.suggest_float("rotation", 5, 20),
        shear=trial.suggest_float("shear", 0.0, 0.3),
        elastic=trial.suggest_float("elastic", 0.5, 3.0),
        stroke_width=trial.suggest_float("stroke_width", 0.0, 0.6),
    )


def _objective(
    trial: optuna.Trial, base: TrainingConfig, lessons: Lessons, search: Search
) -> float:
    run = Run(search.runs / search.study / f"trial-{trial.number}")
    try:
        train(suggest(trial, base), lessons, run, watchers=[PruneHopeless(trial)])
        return min(row[WATCHED] for row in read_history(run))
    finally:
        shutil.rmtree(run.backup, ignore_errors=True)  # most of what a trial weighs


class PruneHopeless(keras.callbacks.Callback):
    """Tell Optuna how each epoch went, and end the trial where it sees no hope."""

    def __init__(self, trial: optuna.Trial) -> None:
        super().__init__()
        self.trial = trial

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Report the validation loss."""
        self.trial.report((logs or {})[WATCHED], epoch)
        if self.trial.should_prune():
            raise optuna.TrialPruned
