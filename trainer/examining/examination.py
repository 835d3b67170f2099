"""The whole examination of a recogniser."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from digits.calibration import AS_TRAINED
from digits.ink import ink_from_bytes
from digits.recognizer import Recognizer
from digits.report import ConditionMetrics, Metrics, OutlierMetrics, PenMetrics
from digits.report_ids import Condition, Corruption, OutlierKind, TestSet
from trainer.data.datasets import MNIST, NUMBERS
from trainer.data.digit_set import DigitSet, concatenate
from trainer.data.parts import EXAMINING, Part
from trainer.data.pen_data import PenData, read_pen_data
from trainer.data.readers import unipen
from trainer.data.strokes import Drawing
from trainer.drawing.images import snapshot_images
from trainer.examining.calibration import expected_calibration_error
from trainer.examining.conditions import draw_all, draw_in, snapshot
from trainer.examining.corruptions import corrupt, corrupt_by, png_of
from trainer.examining.evaluation import Evaluation, evaluate, evaluate_images
from trainer.examining.rejection import Strokes, outliers_of_kind, reject

CORRUPTED_IMAGES = 2_000
"""How many of MNIST's test images each corruption spoils."""

PEN_TEST_SETS: tuple[TestSet, ...] = ("unipen", "unipen-cross-site", "pendigits")

LETTERS_AND_SYMBOLS: tuple[OutlierKind, ...] = ("capitals", "small-letters", "symbols")
"""Those that nobody takes for a digit."""


@dataclass(frozen=True)
class Examined:
    """MNIST's test images and what was made of them, and everything that was measured.

    Test writers' pen strokes likewise, as snapshots, where the examination had them.
    """

    images: DigitSet
    mnist: Evaluation
    metrics: Metrics
    pen_images: DigitSet | None = None
    pen: Evaluation | None = None

    def everything(self) -> tuple[DigitSet, Evaluation]:
        """All digits together, MNIST's first."""
        if self.pen_images is None or self.pen is None:
            return self.images, self.mnist
        return concatenate([self.images, self.pen_images]), self.mnist.joined(self.pen)


def examine(recognizer: Recognizer, folder: Path, *, pen: bool = True) -> Examined:
    """Examine on MNIST's test images and, with `pen`, on test writers; raises `DataError`."""
    images = MNIST.read(folder, Part.TEST)
    spoiled = images[:CORRUPTED_IMAGES]
    mnist = evaluate_images(recognizer, images, "MNIST")
    metrics = Metrics(mnist.metrics(), _corruptions(recognizer, spoiled), len(spoiled))
    if not pen:
        return Examined(images, mnist, metrics)
    scans = evaluate_images(recognizer, NUMBERS.read(folder, Part.TEST), "scans").metrics()
    data = read_pen_data(folder, (*EXAMINING, Part.LOOK_ALIKES))
    drawings = [d for part in EXAMINING for d in data.digits[part]]
    read = _read_in_each_condition(recognizer, drawings)
    metrics = replace(metrics, scans=scans, pen=_pen_metrics(recognizer, data, drawings, read))
    return Examined(images, mnist, metrics, snapshot_images(drawings), read["snapshot"])


def _corruptions(recognizer: Recognizer, images: DigitSet) -> dict[Corruption, float]:
    accuracy = {}
    for corruption in corrupt_by:
        inks = (ink_from_bytes(png_of(image)) for image in corrupt(images.images, corruption))
        accuracy[corruption] = evaluate(recognizer, inks, images.labels, corruption).accuracy
    return accuracy


def _read_in_each_condition(
    recognizer: Recognizer, drawings: Sequence[Drawing]
) -> dict[Condition, Evaluation]:
    labels = _labels_of(drawings)
    return {
        condition: evaluate(recognizer, draw_all(drawings, draw), labels, condition)
        for condition, draw in draw_in.items()
    }


def _pen_metrics(
    recognizer: Recognizer,
    data: PenData,
    drawings: Sequence[Drawing],
    read: Mapping[Condition, Evaluation],
) -> PenMetrics:
    calibrated = recognizer.bundle.manifest
    at_all = calibrated.digit_at_all and AS_TRAINED
    manifest = replace(calibrated, temperature=1.0, digit_at_all=at_all)
    uncalibrated = Recognizer(dataclasses.replace(recognizer.bundle, manifest=manifest))
    inks = draw_all(drawings, snapshot)
    before = evaluate(uncalibrated, inks, _labels_of(drawings), "uncalibrated")
    outliers = outliers_of_kind(data)
    unambiguous = [one for kind in LETTERS_AND_SYMBOLS for one in outliers[kind]]
    digits = read["snapshot"]
    return PenMetrics(
        test_sets=_test_sets(drawings, read),
        sites=_sites(drawings, read),
        snapshot=digits.metrics(),
        uncalibrated_error=expected_calibration_error(before.reliability),
        outliers={
            kind: _turned_down(recognizer, strokes, kind, digits)
            for kind, strokes in outliers.items()
        },
        letters_and_symbols=_turned_down(recognizer, unambiguous, "letters and symbols", digits),
    )


def _labels_of(drawings: Sequence[Drawing]) -> NDArray[np.uint8]:
    return np.array([int(drawing.label) for drawing in drawings], np.uint8)


def _test_sets(
    drawings: Sequence[Drawing], read: Mapping[Condition, Evaluation]
) -> dict[TestSet, ConditionMetrics]:
    test_set_of_drawing = np.array([_test_set_of(drawing) for drawing in drawings])
    return {one: _select(test_set_of_drawing == one, read) for one in PEN_TEST_SETS}


def _sites(
    drawings: Sequence[Drawing], read: Mapping[Condition, Evaluation]
) -> dict[str, ConditionMetrics]:
    sites = np.array([d.contributor if _test_set_of(d) == "unipen" else "" for d in drawings])
    return {str(site): _select(sites == site, read) for site in np.unique(sites[sites != ""])}


def _test_set_of(drawing: Drawing) -> TestSet:
    if drawing.source == "pendigits":
        return "pendigits"
    return "unipen-cross-site" if unipen.part_of(drawing) is Part.CROSS_SITE else "unipen"


def _select(chosen: NDArray[np.bool_], read: Mapping[Condition, Evaluation]) -> ConditionMetrics:
    accuracy = {condition: one.select(chosen).accuracy for condition, one in read.items()}
    return ConditionMetrics(int(chosen.sum()), accuracy)


def _turned_down(
    recognizer: Recognizer, outliers: Sequence[Strokes], name: str, digits: Evaluation
) -> OutlierMetrics:
    rng = np.random.default_rng(0)
    inks = (snapshot(strokes, rng) for strokes in outliers)
    return reject(recognizer, inks, len(outliers), name).against(digits)
