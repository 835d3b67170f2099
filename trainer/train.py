"""A training run in a folder of its own: resumable, repeatable, watched as it goes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.augment import build_augmentation
from trainer.config import TrainingConfig, read_config, write_config
from trainer.mnist import DigitSet
from trainer.network import build_network

Batch = tuple[NDArray[np.uint8], NDArray[np.uint8]]


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
    def backup(self) -> Path:
        """The last epoch's weights, optimizer and number."""
        return self.folder / "backup"

    @property
    def history(self) -> Path:
        """A row of figures an epoch."""
        return self.folder / "history.csv"

    @property
    def network(self) -> Path:
        """The trained network; there once the run is finished."""
        return self.folder / "digits.keras"

    def finished_epochs(self) -> int:
        """How many epochs the last checkpoint holds."""
        metadata = self.backup / "training_metadata.json"
        return int(json.loads(metadata.read_text())["epoch"]) if metadata.exists() else 0


def train(
    config: TrainingConfig, training: DigitSet, validation: DigitSet, run: Run
) -> keras.Model:
    """Train a network, resuming from the run's last checkpoint, and leave it in the run's folder.

    Raises `TrainingError` where the folder holds a run of another configuration, and where the
    loss is no number any more.
    """
    _claim(run, config)
    keras.utils.set_random_seed(config.seed)
    keras.config.set_dtype_policy(config.precision)
    network = build_network(config.dropout)
    keras.config.set_dtype_policy("float32")
    student = keras.Sequential([build_augmentation(config), network])
    steps = len(training) // config.batch_size
    student.compile(
        optimizer=_optimizer(config, steps),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile=False,  # on a CPU, XLA's code for convolutions takes twice as long
    )
    student.fit(
        _batches(training, config, run.finished_epochs()),
        steps_per_epoch=steps,
        epochs=config.epochs,
        validation_data=(validation.images[..., np.newaxis], validation.labels),
        validation_batch_size=500,
        callbacks=_callbacks(run),
        shuffle=False,
    )
    return _save_float32(network, config, run)


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


def _batches(training: DigitSet, config: TrainingConfig, first_epoch: int) -> Iterator[Batch]:
    """Shuffled batches without end; each epoch's order follows from the seed and its number."""
    epoch = first_epoch
    while True:
        order = np.random.default_rng((config.seed, epoch)).permutation(len(training))
        for start in range(0, len(order) - config.batch_size + 1, config.batch_size):
            batch = training[order[start : start + config.batch_size]]
            yield batch.images[..., np.newaxis], batch.labels
        epoch += 1


def _callbacks(run: Run) -> list[keras.callbacks.Callback]:
    return [
        keras.callbacks.SwapEMAWeights(),  # validation sees the average that is shipped
        StopOnNaN(),
        keras.callbacks.CSVLogger(run.history, append=True),
        keras.callbacks.BackupAndRestore(run.backup, delete_checkpoint=False),
    ]


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
