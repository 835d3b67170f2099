"""The folder of a training run: its files, and what they say of how the network learned."""

import csv
from dataclasses import dataclass
from pathlib import Path

import keras
import msgspec
from msgspec import Struct

from digits.manifest import NETWORK
from digits.report import Epoch, Training
from digits.report_ids import Component
from trainer.learning.checkpoint import finished_epochs
from trainer.learning.config import read_config, write_config
from trainer.learning.mixture import data_sets_of


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
        """A row of metrics an epoch."""
        return self.folder / "history.csv"

    @property
    def network(self) -> Path:
        """The trained network with both its answers; there once the run is finished."""
        return self.folder / NETWORK

    @property
    def learned_from(self) -> Path:
        """How many images there were in all epochs; there once the run is finished."""
        return self.folder / "learned-from.txt"

    @property
    def youth(self) -> Path:
        """The weights after its first images."""
        return self.folder / "youth"

    @property
    def counts(self) -> Path:
        """How many images of each component there were."""
        return self.folder / "counts.json"

    def finished_epochs(self) -> int:
        """How many epochs the newest checkpoint holds."""
        return finished_epochs(self.checkpoints)


def claim(run: Run, config: Struct) -> None:
    """Make the run's folder and note the configuration; `TrainingError` where it has another."""
    if run.config.exists() and read_config(run.config, type(config)) != config:
        raise TrainingError(
            f"{run.folder} holds a run with other hyperparameters ({run.config}): "
            f"give --run another folder, or delete this one"
        )
    run.folder.mkdir(parents=True, exist_ok=True)
    write_config(config, run.config)


def finished_network(run: Run) -> keras.Model:
    """The network of a finished run, or of a model; raises `TrainingError` where there is none."""
    if not run.network.exists():
        raise TrainingError(f"expected a finished run with {run.network}, got none")
    return keras.models.load_model(run.network)


def read_history(run: Run) -> tuple[Epoch, ...]:
    """A run's epochs so far."""
    with run.history.open(newline="") as file:
        epochs = msgspec.convert(list(csv.DictReader(file)), list[Epoch], strict=False)
    # A run that was killed after an epoch's row and before its checkpoint has that epoch twice.
    return tuple({one.epoch: one for one in epochs}.values())


def read_training(run: Run, validation_images: int) -> Training:
    """How the network of a finished run learned, as a report tells it."""
    config = read_config(run.config)
    return Training(
        history=read_history(run),
        images=msgspec.json.decode(run.counts.read_bytes(), type=dict[Component, int]),
        validation_images=validation_images,
        continued=bool(config.start),
        sources=tuple(one.source for one in data_sets_of[config.data]),
    )
