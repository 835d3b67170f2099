"""The report's plots, and its sheet of mistakes."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image
from sklearn.metrics import ConfusionMatrixDisplay

from digits.normalize import SIDE
from digits.report import Epoch
from trainer.data.digit_set import DigitSet
from trainer.examining.evaluation import Evaluation

mpl.use("svg")
mpl.rcParams |= {
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "svg.hashsalt": "digitpad",  # the same numbers give the same file
}

COLUMNS, ROWS = 8, 8

SHEET_COLUMNS = 20


def draw_evaluation(folder: Path, evaluation: Evaluation, prefix: str = "") -> None:
    """Write confusion.svg and reliability.svg into the folder, their names after a prefix."""
    _draw_confusion(folder / f"{prefix}confusion.svg", evaluation)
    _draw_reliability(folder / f"{prefix}reliability.svg", evaluation)


def draw_mistakes(path: Path, evaluation: Evaluation, digits: DigitSet) -> None:
    """Write the 64 worst mistakes, the most confident first, as one picture."""
    figure, axes = plt.subplots(ROWS, COLUMNS, figsize=(8, 9))
    for axis in axes.flat:
        axis.axis("off")
    for axis, index in zip(axes.flat, evaluation.worst(COLUMNS * ROWS), strict=False):
        axis.imshow(digits.images[index], cmap="gray_r", vmin=0, vmax=255)
        read, label = evaluation.read[index], digits.labels[index]
        confidence = evaluation.probabilities[index].max()
        axis.set_title(f"{label} as {read}, {confidence:.0%}", fontsize=8)
    _save(path, figure)


def draw_curves(path: Path, history: Sequence[Epoch]) -> None:
    """Write accuracy and loss of training and validation, epoch by epoch."""
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.6))
    epochs = [one.epoch + 1 for one in history]
    for axis, name in zip(axes, ["accuracy", "loss"], strict=True):
        axis.plot(epochs, [getattr(one, name) for one in history], label="training, augmented")
        axis.plot(epochs, [getattr(one, f"val_{name}") for one in history], label="validation")
        axis.set(xlabel="epoch", title=name)
        axis.legend(frameon=False)
    _save(path, figure)


def draw_sheet(path: Path, images: NDArray[np.uint8]) -> None:
    """Write digit images, uint8 (N, 28, 28), row by row of `SHEET_COLUMNS`, 28 pixels each.

    Ink is black and paper transparent, so that a page may lay them on any colour.
    """
    rows = max(-(-len(images) // SHEET_COLUMNS), 1)
    cells = np.zeros((rows * SHEET_COLUMNS, SIDE, SIDE), np.uint8)
    cells[: len(images)] = images
    grid = cells.reshape(rows, SHEET_COLUMNS, SIDE, SIDE).swapaxes(1, 2)
    ink = Image.fromarray(grid.reshape(rows * SIDE, SHEET_COLUMNS * SIDE))
    Image.merge("LA", (Image.new("L", ink.size), ink)).save(path)


def _save(path: Path, figure: Figure) -> None:
    metadata = {"Date": None} if path.suffix == ".svg" else None
    figure.savefig(path, metadata=metadata, dpi=100)
    plt.close(figure)


def _draw_confusion(path: Path, evaluation: Evaluation) -> None:
    figure, axis = plt.subplots(figsize=(5.6, 5.2))
    shown = ConfusionMatrixDisplay(evaluation.confusion)
    # Mistakes are few: on a linear scale all of them would look like none.
    shown.plot(ax=axis, cmap="Blues", colorbar=False, im_kw={"norm": "symlog"})
    axis.set(xlabel="read as", ylabel="is")
    _save(path, figure)


def _draw_reliability(path: Path, evaluation: Evaluation) -> None:
    figure, axis = plt.subplots(figsize=(4.6, 4.2))
    bins = evaluation.reliability
    axis.plot([0, 1], [0, 1], linestyle=":", color="grey")
    axis.scatter(
        [one.confidence for one in bins],
        [one.accuracy for one in bins],
        [8 + 20 * np.log10(one.count) for one in bins],
    )
    axis.set(xlabel="confidence", ylabel="accuracy", xlim=(0, 1.02), ylim=(0, 1.02))
    _save(path, figure)
