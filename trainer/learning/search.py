"""The search for better hyperparameters: Optuna proposes, prunes and remembers."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import keras
import optuna
from msgspec.structs import replace
from optuna.exceptions import OptunaError
from sqlalchemy.exc import SQLAlchemyError

from trainer.learning.config import TrainingConfig, write_config
from trainer.learning.mixture import Mixture
from trainer.learning.run import Run, TrainingError, read_history
from trainer.learning.training import train

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


def tune(base: TrainingConfig, mixture: Mixture, search: Search, best: Path) -> optuna.Study:
    """Run trials, beside those that the study already has, and write the best as TOML.

    Raises `TrainingError` where none of them has succeeded, and where the storage cannot be used.
    """
    search.runs.mkdir(parents=True, exist_ok=True)
    study = _open_study(search)
    study.optimize(
        lambda trial: _objective(trial, base, mixture, search),
        n_trials=search.trials,
        catch=TrainingError,  # where a loss stops being a number, the trial fails, not the search
        show_progress_bar=True,
    )
    if not study.get_trials(states=[optuna.trial.TrialState.COMPLETE]):
        raise TrainingError("expected a trial that succeeds, got none: see their errors above")
    write_config(replace(base, **study.best_params), best)
    return study


def _open_study(search: Search) -> optuna.Study:
    try:
        return optuna.create_study(
            study_name=search.study,
            storage=search.storage,
            load_if_exists=True,
            direction="minimize",
            # Not seeded: a search that is resumed would propose the same trials again.
            sampler=optuna.samplers.TPESampler(),
            pruner=optuna.pruners.MedianPruner(n_startup_trials=4, n_warmup_steps=2),
        )
    except (SQLAlchemyError, OptunaError) as error:
        raise TrainingError(
            f"expected a storage as a URL that SQLAlchemy takes, got {search.storage!r}: {error}"
        ) from None


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
    trial: optuna.Trial, base: TrainingConfig, mixture: Mixture, search: Search
) -> float:
    # Trials of two storages may have one number: none may find the files that the other left.
    run = Run(Path(mkdtemp(prefix=f"{search.study}-{trial.number}-", dir=search.runs)))
    try:
        train(suggest(trial, base), mixture, run, watchers=[PruneHopeless(trial)])
        return read_history(run)[-1].val_loss  # the last epoch's network is the one that is kept
    finally:
        shutil.rmtree(run.checkpoints, ignore_errors=True)  # they take most of a trial's space


class PruneHopeless(keras.callbacks.Callback):
    """Tell Optuna how each epoch went, and end the trial where Optuna expects nothing of it."""

    def __init__(self, trial: optuna.Trial) -> None:
        super().__init__()
        self.trial = trial

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Report the validation loss."""
        self.trial.report((logs or {})[WATCHED], epoch)
        if self.trial.should_prune():
            raise optuna.TrialPruned
