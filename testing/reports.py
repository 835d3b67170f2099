"""A model's report with numbers that are easy to check, beside the real network."""

import shutil
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from digits.normalize import SIDE
from digits.report import (
    FOLDER,
    ConditionMetrics,
    Epoch,
    Metrics,
    Mistake,
    OutlierMetrics,
    PenMetrics,
    ReadingMetrics,
    ReliabilityBin,
    Report,
    Sheet,
    Source,
    Speed,
    Training,
    save_report,
)
from digits.report_ids import Component

SHEET = Sheet("sheet.png", columns=20)

MISTAKES = (
    Mistake(index=0, label=4, read=9, confidence=0.98),
    Mistake(index=1, label=7, read=1, confidence=0.9),
    Mistake(index=2, label=4, read=9, confidence=0.6),
)

MNIST = Source(
    "mnist",
    "MNIST",
    "Yann LeCun",
    "http://yann.lecun.com/exdb/mnist/",
    "cc-by-sa-3.0",
    "https://creativecommons.org/licenses/by-sa/3.0/",
)


def sample_report() -> Report:
    """Ten digits of each class, two fours read as 9 and a seven as 1; 200 of pendigits."""
    return Report(
        training=_training(),
        metrics=Metrics(_reading(), {"fog": 0.9, "zigzag": 0.8}, 2_000, _pen()),
        gates=(),
        mistakes=MISTAKES,
        sheet=SHEET,
        speed={"float": Speed(200, median_ms=0.42, slow_ms=0.9)},
    )


def without_pen(report: Report) -> Report:
    """The same report of a model that was not examined on pen strokes."""
    return replace(report, metrics=replace(report.metrics, pen=None))


def model_with(folder: Path, saved_model: Path, report: Report) -> Path:
    """The saved model in another folder, with this report and a sheet that is all ink."""
    shutil.copytree(saved_model, folder, ignore=shutil.ignore_patterns(FOLDER))
    (folder / FOLDER).mkdir()
    save_report(report, folder)
    sheet = Image.new("LA", (SHEET.columns * SIDE, SIDE), (0, 255))
    sheet.save(folder / FOLDER / SHEET.file)
    return folder


def _training() -> Training:
    history = tuple(
        Epoch(number, accuracy=0.9, loss=0.3 - number / 10, val_accuracy=0.95, val_loss=0.2)
        for number in range(2)
    )
    images: dict[Component, int] = {"mnist": 55_000, "pen-digits": 147_135, "outliers": 214_131}
    return Training(history, images, 1_628, continued=True, sources=(MNIST,))


def _reading() -> ReadingMetrics:
    confusion = [[10 * (row == column) for column in range(10)] for row in range(10)]
    for one in MISTAKES:
        confusion[one.label][one.label] -= 1
        confusion[one.label][one.read] += 1
    return ReadingMetrics(
        count=100,
        accuracy=0.97,
        loss=0.1,
        turned_down=0.01,
        calibration_error=0.02,
        digits=(),
        confusion=tuple(map(tuple, confusion)),
        reliability=(ReliabilityBin(100, confidence=0.95, accuracy=0.97),),
    )


def _pen() -> PenMetrics:
    outliers = OutlierMetrics(50, auroc=0.9, accepted=0.1, accepted_at_5_percent=0.05)
    return PenMetrics(
        test_sets={"pendigits": ConditionMetrics(200, {"snapshot": 0.99, "canvas": 0.985})},
        sites={},
        snapshot=_reading(),
        uncalibrated_error=0.03,
        outliers={"capitals": outliers},
        letters_and_symbols=outliers,
    )
