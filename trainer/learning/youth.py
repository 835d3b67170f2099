"""A network's youth: what it was after its first thousand images, kept to be shown later."""

from pathlib import Path

import keras

from trainer.learning.checkpoint import SUFFIX
from trainer.learning.network import NAME

AGES = (1_000, 10_000, 100_000, 1_000_000)
"""After how many images its weights are kept."""


class Youth(keras.callbacks.Callback):
    """Saves the weights at each of `AGES` in a folder, as they were and not their average."""

    def __init__(self, folder: Path, batch_size: int) -> None:
        super().__init__()
        self.folder = folder
        self.batch_size = batch_size

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Save where this batch brought the network to one of the ages."""
        after = int(self.model.optimizer.iterations) * self.batch_size
        for age in AGES:
            if after - self.batch_size < age <= after:
                self.folder.mkdir(exist_ok=True)
                network = self.model.get_layer(NAME)
                network.save_weights(weights_of(self.folder, age), overwrite=True)


def weights_of(folder: Path, age: int) -> Path:
    """The file with the weights after so many images; there once it is that old."""
    return folder / f"{age}{SUFFIX}"
