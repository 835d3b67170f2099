"""The last epoch of a run, kept so that a killed run goes on from there as if never killed."""

from pathlib import Path

import keras

SUFFIX = ".weights.h5"
"""The only ending that Keras accepts."""

PARTIAL = "partial" + SUFFIX


class CheckpointError(OSError):
    """A checkpoint that cannot be read; the message names the file and what to do."""


def finished_epochs(folder: Path) -> int:
    """How many epochs the newest checkpoint in a folder holds; 0 where there is none."""
    return max((_epochs_in(path) for path in folder.glob(f"epoch-*{SUFFIX}")), default=0)


class Checkpoint(keras.callbacks.Callback):
    """Saves weights and optimizer after every epoch, and restores the newest before the first.

    The number of epochs is the file's name, and the file gets it once it is whole: whenever the
    run is killed, weights and number agree. (Keras's own BackupAndRestore writes one after the
    other.) `fit` has to be told `finished_epochs` as its first epoch.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def on_train_begin(self, logs: dict[str, float] | None = None) -> None:
        """Restore; raises `CheckpointError`."""
        epochs = finished_epochs(self.folder)
        if epochs == 0:
            return
        path = self._path_of(epochs)
        self.model.optimizer.build(self.model.trainable_variables)  # or its state is not restored
        try:
            self.model.load_weights(path)
        except (OSError, ValueError) as error:
            raise CheckpointError(
                f"expected the weights of this run in {path}, got a file that does not hold them "
                f"({error}): delete it, and the run begins anew"
            ) from None

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Save, and delete what was saved before."""
        self.folder.mkdir(exist_ok=True)
        self.model.save_weights(self.folder / PARTIAL, overwrite=True)
        (self.folder / PARTIAL).replace(self._path_of(epoch + 1))
        for path in self.folder.glob(f"epoch-*{SUFFIX}"):
            if _epochs_in(path) != epoch + 1:
                path.unlink()

    def _path_of(self, epochs: int) -> Path:
        return self.folder / f"epoch-{epochs}{SUFFIX}"


def _epochs_in(path: Path) -> int:
    return int(path.name.removeprefix("epoch-").removesuffix(SUFFIX))
