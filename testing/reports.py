"""A model's report with figures that are easy to check, beside the real network."""

import json
import shutil
from pathlib import Path
from typing import Any

from PIL import Image

from digits.normalize import SIDE

COLUMNS = 20

MISTAKES = [(4, 9, 0.98), (7, 1, 0.9), (4, 9, 0.6)]
"""What was written, what it was read as, and how sure that was."""


def sample_report() -> dict[str, Any]:
    """Ten digits of each kind, two fours read as 9 and a seven as 1."""
    confusion = [[10 * (row == column) for column in range(10)] for row in range(10)]
    for label, read_as, _confidence in MISTAKES:
        confusion[label][label] -= 1
        confusion[label][read_as] += 1
    bins = [{"count": 100, "confidence": 0.95, "accuracy": 0.97}]
    read: dict[str, Any] = {
        "count": 100,
        "accuracy": 0.97,
        "turned_down": 0.01,
        "calibration_error": 0.02,
    }
    return {
        "history": [
            {
                "epoch": n,
                "accuracy": 0.9,
                "loss": 0.3 - n / 10,
                "val_accuracy": 0.95,
                "val_loss": 0.2,
            }
            for n in range(2)
        ],
        "mnist_test": {**read, "confusion": confusion, "reliability": bins},
        "mistakes": [
            {"index": number, "label": label, "read": as_digit, "confidence": confidence}
            for number, (label, as_digit, confidence) in enumerate(MISTAKES)
        ],
        "sheet": {"file": "sheet.png", "columns": COLUMNS},
        "speed": {"float": {"images": 200, "median_ms": 0.42, "slow_ms": 0.9}},
        "corruptions": {"fog": 0.9, "a new one": 0.8},
        "pen": {"pendigits, test writers": {"count": 200, "snapshot": 0.99, "canvas": 0.985}},
        "pen_snapshot": {**read, "reliability": bins},
        "negatives": {"capitals": {"count": 50, "accepted": 0.1, "auroc": 0.9}},
        "sources": [
            {
                "name": "MNIST",
                "makers": "Yann LeCun",
                "home": "http://yann.lecun.com/exdb/mnist/",
                "licence": "CC BY-SA 3.0",
                "licence_url": "https://creativecommons.org/licenses/by-sa/3.0/",
            }
        ],
    }


def model_with(folder: Path, saved_model: Path, report: dict[str, Any]) -> Path:
    """The saved model in another folder, with this report and a sheet that is all ink."""
    shutil.copytree(saved_model, folder, ignore=shutil.ignore_patterns("report"))
    (folder / "report").mkdir()
    (folder / "report" / "report.json").write_text(json.dumps(report))
    sheet = Image.new("LA", (COLUMNS * SIDE, SIDE), (0, 255))
    sheet.save(folder / "report" / "sheet.png")
    return folder
