"""A training run in a folder of its own: resumable, repeatable, watched as it goes."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.learning.augmentation import build_augmentation
from trainer.learning.checkpoint import Checkpoint, finished_epochs
from trainer.learning.config import TrainingConfig, read_config, write_config
from trainer.learning.losses import DigitAccuracy, OutlierExposure
from trainer.learning.mixture import Lessons, batches
from trainer.learning.network import build_network


class TrainingError(RuntimeError):
    """A run that cannot start or go on; the message says why."""


@dataclass(frozen=True)
class Run:
    """The files of one training run."""

    folder: Path

    @property
    def config(self) -> Path:
        """The hyperparameters."""
        return self.folder / "config.toml"

    @property
    def checkpoints(self) -> Path:
        """The last epoch's weights and optimizer."""
        return self.folder / "checkpoints"

    @property
    def history(self) -> Path:
        """A row of figures an epoch."""
        return self.folder / "history.csv"

    @property
    def network(self) -> Path:
        """The trained network; there once the run is finished."""
        return self.folder / "digits.keras"

    @property
    def data(self) -> Path:
        """How many images of each kind there were."""
        return self.folder / "data.json"

    def finished_epochs(self) -> int:
        """How many epochs the newest checkpoint holds."""
        return finished_epochs(self.checkpoints)


def train(
    config: TrainingConfig,
    lessons: Lessons,
    run: Run,
    watchers: Sequence[keras.callbacks.Callback] = (),
) -> keras.Model:
    """Train a network, resuming from the run's last checkpoint, and leave it in the run's folder.

    `watchers` hear of every epoch after it is saved, and may end the run by raising.
    Raises `TrainingError` where the folder holds a run of another configuration, and where the
    loss is no number any more; `CheckpointError` where its last checkpoint cannot be read.
    """
    _claim(run, config)
    keras.utils.set_random_seed(config.seed)
    network = _network_to_train(config)
    steps = lessons.an_epoch // config.batch_size
    first = run.finished_epochs()
    run.data.write_text(json.dumps(lessons.counts(), indent=2) + "\n")
    _student(network, config, steps).fit(
        batches(lessons, config, first),
        steps_per_epoch=steps,
        initial_epoch=first,
        epochs=config.epochs,
        validation_data=(lessons.validation.images[..., np.newaxis], lessons.validation.labels),
        validation_batch_size=500,
        callbacks=[*_callbacks(run, config.seed), *watchers],
        shuffle=False,
    )
    return _save_float32(network, config, run)


def read_history(run: Run) -> list[dict[str, float]]:
    """A run's epochs so far, each with its figures."""
    with run.history.open(newline="") as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    # A run that was killed between two writes has an epoch twice: the later one counts.
    return list({row["epoch"]: row for row in rows}.values())


def _network_to_train(config: TrainingConfig) -> keras.Sequential:
    """A network that computes in the configuration's precision, with the weights to start from."""
    keras.config.set_dtype_policy(config.precision)
    network = build_network(config.dropout)
    keras.config.set_dtype_policy("float32")
    if config.start:
        network.set_weights(_first_weights(Run(Path(config.start))))
    return network


def _student(network: keras.Sequential, config: TrainingConfig, steps: int) -> keras.Sequential:
    """The network behind its augmentation, ready to be trained for so many steps an epoch."""
    student = keras.Sequential([build_augmentation(config), network])
    student.compile(
        optimizer=_optimizer(config, steps),
        loss=OutlierExposure(config.outlier_weight),
        metrics=[DigitAccuracy()],
        jit_compile=False,  # on a CPU, XLA's code for convolutions takes twice as long
    )
    return student


def _first_weights(run: Run) -> list[NDArray[np.float32]]:
    if not run.network.exists():
        raise TrainingError(f"expected a finished run with {run.network} to start from, got none")
    weights: list[NDArray[np.float32]] = keras.models.load_model(run.network).get_weights()
    return weights


def _claim(run: Run, config: TrainingConfig) -> None:
    if run.config.exists() and read_config(run.config) != config:
        raise TrainingError(
            f"{run.folder} holds a run with other hyperparameters ({run.config}): "
            f"give --run another folder, or delete this one"
        )
    run.folder.mkdir(parents=True, exist_ok=True)
    write_config(config, run.config)


def _optimizer(config: TrainingConfig, steps: int) -> keras.optimizers.Optimizer:
    warmup = int(config.warmup_epochs * steps)
    schedule = keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=config.learning_rate / 100,
        warmup_target=config.learning_rate,
        warmup_steps=warmup,
        decay_steps=max(config.epochs * steps - warmup, 1),
    )
    return keras.optimizers.Adam(
        schedule,
        weight_decay=config.weight_decay,
        use_ema=True,
        ema_momentum=config.weight_average,
    )


def _callbacks(run: Run, seed: int) -> list[keras.callbacks.Callback]:
    return [
        SeedEveryEpoch(seed),
        keras.callbacks.SwapEMAWeights(),  # validation sees the average that is shipped
        StopOnNaN(),
        keras.callbacks.CSVLogger(run.history, append=True),
        Checkpoint(run.checkpoints),
    ]


class SeedEveryEpoch(keras.callbacks.Callback):
    """Seed dropout and augmentation by the epoch's number: checkpoints do not hold their state."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.seed = seed

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Give each random layer a state of its own."""
        layers = [layer for part in self.model.layers for layer in part.layers]
        random = [layer for layer in layers if hasattr(layer, "seed_generator")]
        for number, layer in enumerate(random):
            layer.seed_generator.state.assign([self.seed + number, epoch])


class StopOnNaN(keras.callbacks.Callback):
    """End the run, with what led to it, as soon as the loss is no number."""

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Look at the mean loss that Keras keeps."""
        loss = (logs or {})["loss"]
        if not np.isfinite(loss):
            optimizer = self.model.optimizer
            raise TrainingError(
                f"the loss became {loss} at step {int(optimizer.iterations)} (batch {batch}), "
                f"at a learning rate of {float(optimizer.learning_rate):.2g}: try a smaller one"
            )


def _save_float32(network: keras.Model, config: TrainingConfig, run: Run) -> keras.Model:
    """The same weights in a network that computes in float32 throughout, as it is served."""
    served = build_network(config.dropout)
    served.set_weights(network.get_weights())
    served.save(run.network)
    return served
