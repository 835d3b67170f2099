"""A finished run to `saved_model/`: all of it, checked, or nothing."""

import csv
import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import keras

from digits.bundle import FORMAT_VERSION, KERAS_MODEL, LITERT_MODEL, MANIFEST, describe_file
from digits.recognizer import Recognizer
from trainer.calibrate import fit_temperature, rejection_threshold, temper
from trainer.config import read_config
from trainer.evaluate import Evaluation, evaluate
from trainer.figures import draw_figures
from trainer.litert import ExportError, check_agreement, write_litert
from trainer.mnist import DigitSet
from trainer.train import Run

AGREEING_IMAGES = 1_000

GATE = 0.996
"""The accuracy on MNIST's test images under which nothing is shipped."""

WORST = 64


def export(
    run: Run, validation: DigitSet, test: DigitSet, folder: Path, gate: float = GATE
) -> Evaluation:
    """Write `saved_model/` from a finished run, and return what it makes of the test images.

    The validation images set the temperature and the threshold. Raises `ExportError` where the
    two networks differ or the accuracy misses the gate; the folder is then as it was.
    """
    staging = folder.with_name(folder.name + ".new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        _write_network(run, staging, validation)
        manifest = _describe(run, staging, next_version(folder, date.today()))
        manifest |= _calibrate(staging, manifest, validation)
        _write_json(staging / MANIFEST, manifest)
        evaluation = evaluate(Recognizer.open(staging), test)
        _check_gate(evaluation, gate)
        manifest["data"] = {"mnist": {"validation": len(validation), "test": len(test)}}
        manifest["metrics"] = {"mnist_test": evaluation.metrics()}
        _write_json(staging / MANIFEST, manifest)
        _write_report(staging / "report", _history(run), evaluation, test)
        _replace(folder, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return evaluation


def next_version(folder: Path, today: date) -> str:
    """Today's date and a number: one more than the folder's own where that is of today."""
    stem = f"{today:%Y.%m.%d}"
    manifest = folder / MANIFEST
    before = json.loads(manifest.read_text())["version"] if manifest.exists() else ""
    number = int(before.rpartition("-")[2]) + 1 if before.startswith(stem) else 1
    return f"{stem}-{number}"


def _write_network(run: Run, folder: Path, validation: DigitSet) -> None:
    if not run.network.exists():
        raise ExportError(f"expected a finished run with {run.network}, got none: train it first")
    network = keras.models.load_model(run.network)
    network.save(folder / KERAS_MODEL)
    write_litert(network, folder / LITERT_MODEL)
    check_agreement(network, folder / LITERT_MODEL, validation.images[:AGREEING_IMAGES])


def _describe(run: Run, folder: Path, version: str) -> dict[str, Any]:
    return {
        "format_version": FORMAT_VERSION,
        "version": version,
        "labels": [str(digit) for digit in range(10)],
        "files": {name: describe_file(folder / name) for name in (KERAS_MODEL, LITERT_MODEL)},
        "training": asdict(read_config(run.config)),
    }


def _calibrate(folder: Path, manifest: dict[str, Any], validation: DigitSet) -> dict[str, float]:
    uncalibrated = {"temperature": 1.0, "rejection_threshold": 0.0}
    _write_json(folder / MANIFEST, manifest | uncalibrated)
    softmax = evaluate(Recognizer.open(folder), validation).probabilities
    temperature = fit_temperature(softmax, validation.labels)
    threshold = rejection_threshold(temper(softmax, temperature))
    return {"temperature": temperature, "rejection_threshold": threshold}


def _check_gate(evaluation: Evaluation, gate: float) -> None:
    if evaluation.accuracy < gate:
        raise ExportError(
            f"expected an accuracy of {gate:.2%} on {len(evaluation.labels):,} test images, "
            f"got {evaluation.accuracy:.2%}"
        )


def _write_report(
    folder: Path, history: list[dict[str, float]], evaluation: Evaluation, test: DigitSet
) -> None:
    folder.mkdir()
    draw_figures(folder, history, evaluation, test)
    worst = [
        {
            "index": int(index),
            "label": int(test.labels[index]),
            "read": int(evaluation.read[index]),
            "confidence": float(evaluation.probabilities[index].max()),
        }
        for index in evaluation.worst(WORST)
    ]
    report = {"history": history, "mnist_test": evaluation.report(), "worst": worst}
    _write_json(folder / "report.json", report)


def _history(run: Run) -> list[dict[str, float]]:
    with run.history.open(newline="") as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    # A run that was killed between two writes has an epoch twice: the later one counts.
    return list({row["epoch"]: row for row in rows}.values())


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n")


def _replace(folder: Path, staging: Path) -> None:
    before = folder.with_name(folder.name + ".old")
    shutil.rmtree(before, ignore_errors=True)
    if folder.exists():
        folder.rename(before)
    staging.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
