"""The whole examination of a recogniser, and the gates that it must pass."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digits.ink import ink_from_bytes
from digits.recognizer import Recognizer
from trainer.data import mnist
from trainer.data.mnist import DigitSet, concatenate
from trainer.data.strokes import Drawing
from trainer.drawing.pen import PenData, read_pen_data, snapshot_images
from trainer.examining.calibration import expected_calibration_error
from trainer.examining.conditions import draw_all, rendering_of_name, snapshot
from trainer.examining.corruptions import corrupt, corruption_of_name, png_of
from trainer.examining.evaluation import Evaluation, evaluate, evaluate_images
from trainer.examining.rejection import EXAMINING, negatives_of_kind, reject

CORRUPTED_IMAGES = 2_000
"""How many of MNIST's test images each corruption spoils."""

UNAMBIGUOUS = ("capitals", "small letters", "symbols")


@dataclass(frozen=True)
class Examined:
    """The test images of MNIST and what was made of them, and every figure as JSON has it.

    The same of test writers' pen strokes, as snapshots, where these examined as well.
    """

    images: DigitSet
    written: Evaluation
    figures: dict[str, Any]
    pen_images: DigitSet | None = None
    pen: Evaluation | None = None

    def everything(self) -> tuple[DigitSet, Evaluation]:
        """All digits together, MNIST's first."""
        if self.pen_images is None or self.pen is None:
            return self.images, self.written
        return concatenate([self.images, self.pen_images]), self.written.joined(self.pen)


def examine(recognizer: Recognizer, folder: Path, *, pen: bool = True) -> Examined:
    """Examine on MNIST's test images and, with `pen`, on test writers; raises `DataError`."""
    images = mnist.read_test_images(folder)
    written = evaluate_images(recognizer, images, "MNIST")
    figures: dict[str, Any] = {"mnist_test": written.report()}
    figures["corruptions"] = _corruptions(recognizer, images[:CORRUPTED_IMAGES])
    if not pen:
        return Examined(images, written, figures)
    data = read_pen_data(folder)
    drawings = [d for part in EXAMINING for d in data.digits[part]]
    read = _read_each_way(recognizer, drawings)
    figures |= _pen_figures(recognizer, data, drawings, read)
    return Examined(images, written, figures, snapshot_images(drawings), read["snapshot"])


def _corruptions(recognizer: Recognizer, images: DigitSet) -> dict[str, float]:
    accuracy = {}
    for name in corruption_of_name:
        inks = (ink_from_bytes(png_of(image)) for image in corrupt(images.images, name))
        accuracy[name] = evaluate(recognizer, inks, images.labels, name).accuracy
    return accuracy


def _read_each_way(recognizer: Recognizer, drawings: Sequence[Drawing]) -> dict[str, Evaluation]:
    labels = _labels_of(drawings)
    return {
        name: evaluate(recognizer, draw_all(drawings, rendering), labels, name)
        for name, rendering in rendering_of_name.items()
    }


def _pen_figures(
    recognizer: Recognizer,
    data: PenData,
    drawings: Sequence[Drawing],
    read: dict[str, Evaluation],
) -> dict[str, Any]:
    uncalibrated = Recognizer(dataclasses.replace(recognizer.bundle, temperature=1.0))
    labels = _labels_of(drawings)
    before = evaluate(uncalibrated, draw_all(drawings, snapshot), labels, "uncalibrated")
    return {
        "pen": _pen_table(drawings, read),
        "pen_snapshot": read["snapshot"].report(),
        "calibration": {
            "before": expected_calibration_error(before.reliability),
            "after": expected_calibration_error(read["snapshot"].reliability),
        },
        "negatives": _negatives(recognizer, data, read["snapshot"]),
    }


def _labels_of(drawings: Sequence[Drawing]) -> NDArray[np.uint8]:
    return np.array([int(drawing.label) for drawing in drawings], np.uint8)


def _pen_table(
    drawings: Sequence[Drawing], read: dict[str, Evaluation]
) -> dict[str, dict[str, Any]]:
    """For each group of writers, how many digits and the accuracy in each rendering."""
    sources = np.array([d.source for d in drawings])
    contributors = np.array([d.contributor for d in drawings])
    unipen, cross_site = sources == "unipen-1a", contributors == "ced"
    groups = {
        "UNIPEN, test writers": unipen & ~cross_site,
        "UNIPEN, site never trained on (ced)": cross_site,
        "pendigits, test writers": sources == "pendigits",
    }
    groups |= {
        f"UNIPEN {name}": contributors == name
        for name in sorted(set(contributors[unipen & ~cross_site]))
    }
    return {
        group: {"count": int(chosen.sum())}
        | {name: one.select(chosen).accuracy for name, one in read.items()}
        for group, chosen in groups.items()
    }


def _negatives(
    recognizer: Recognizer, pen: PenData, digits: Evaluation
) -> dict[str, dict[str, Any]]:
    kinds = negatives_of_kind(pen)
    kinds["letters and symbols"] = [one for kind in UNAMBIGUOUS for one in kinds[kind]]
    rng = np.random.default_rng(0)
    return {
        kind: reject(
            recognizer, (snapshot(one, rng) for one in strokes), len(strokes), kind
        ).against(digits)
        for kind, strokes in kinds.items()
    }
