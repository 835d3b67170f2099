"""What happens between the batches and between the epochs of training."""

import keras
import numpy as np

from trainer.learning.checkpoint import Checkpoint
from trainer.learning.config import TrainingConfig
from trainer.learning.run import Run, TrainingError
from trainer.learning.youth import Youth


def callbacks_of(run: Run, config: TrainingConfig) -> list[keras.callbacks.Callback]:
    """The callbacks of every run, in order."""
    youth = [] if config.start else [Youth(run.youth, config.batch_size)]  # else it had one already
    return [
        SeedEveryEpoch(config.seed),
        *youth,
        keras.callbacks.SwapEMAWeights(),  # validation sees the average that is shipped
        StopOnNaN(),
        keras.callbacks.CSVLogger(run.history, append=True),
        Checkpoint(run.checkpoints),
    ]


class SeedEveryEpoch(keras.callbacks.Callback):
    """Seed dropout and augmentation by the epoch's number: no checkpoint holds their state."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.seed = seed

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Give each random layer a state of its own."""
        parts = [part for part in self.model.layers if isinstance(part, keras.Model)]
        layers = [layer for part in parts for layer in part.layers]
        random = [layer for layer in layers if hasattr(layer, "seed_generator")]
        for number, layer in enumerate(random):
            layer.seed_generator.state.assign([self.seed + number, epoch])


class StopOnNaN(keras.callbacks.Callback):
    """End the run as soon as the loss is not a number, and say what led to it."""

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Look at the mean loss that Keras keeps."""
        loss = (logs or {})["loss"]
        if not np.isfinite(loss):
            optimizer = self.model.optimizer
            raise TrainingError(
                f"the loss became {loss} at step {int(optimizer.iterations)} (batch {batch}), "
                f"at a learning rate of {float(optimizer.learning_rate):.2g}: try a smaller one"
            )
