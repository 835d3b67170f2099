"""A finished run to a version in the library: all of it, checked, or nothing."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import keras
import msgspec
from msgspec.structs import replace

from digits.bundle import write_manifest
from digits.calibration import AtAll, OfLines, calibrate
from digits.checksums import describe_file
from digits.library import Library
from digits.manifest import FEATURES_MODEL, INT8_MODEL, KERAS_MODEL, LITERT_MODEL, NETWORK, Manifest
from digits.recognizer import Recognizer
from digits.report import Training
from trainer.data.digit_set import CLASSES, NOT_A_DIGIT, DigitSet
from trainer.examining.calibration import (
    ODDS,
    fit_temperature,
    fit_temperature_at_all,
    rejection_threshold,
)
from trainer.examining.examination import Examined
from trainer.examining.gates import GATES, Gate, missed
from trainer.examining.report import write_report
from trainer.learning.config import TrainingConfig, read_config
from trainer.learning.network import digit_network, served_network
from trainer.learning.run import Run, read_training
from trainer.shipping.ladder import rungs, write_ladder
from trainer.shipping.litert import (
    ExportError,
    check_agreement,
    write_features,
    write_int8,
    write_litert,
)
from trainer.shipping.strips import STRIP_FILES, keep_strips

AGREEING_IMAGES = 1_000

FILES = (NETWORK, KERAS_MODEL, LITERT_MODEL, INT8_MODEL, FEATURES_MODEL)


def export(
    run: Run,
    validation: DigitSet,
    examine: Callable[[Recognizer], Examined],
    library: Library,
    version: str,
    gates: tuple[Gate, ...] = GATES,
    base: Path | None = None,
) -> Examined:
    """Add a finished run to the library as a version that reads, and return its examination.

    It has the strip network of `base`, a model folder, if that has one. The validation digits and
    outliers set the temperatures and the threshold. Raises `ExportError` where Keras's network and
    LiteRT's differ or a metric misses its gate; the library is then as it was. The int8 network is
    left out where it alone misses a gate.
    """
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / version  # as readable as any, which the temporary one is not
        folder.mkdir()
        manifest = _stage(run, folder, validation, version, base)
        young = manifest.files.keys() - set(FILES) - set(STRIP_FILES)
        examined = examine(Recognizer.open(folder))
        check_gates(examined, gates)
        int8 = examine(Recognizer.open(folder, "int8"))
        is_kept = _is_kept(int8, gates)
        if not is_kept:
            manifest = _without_int8(folder, manifest)
        training = read_training(run, int((validation.labels < NOT_A_DIGIT).sum()))
        metrics, data = msgspec.to_builtins(examined.metrics), _data(training, examined)
        ladder = rungs(folder, young, int(run.learned_from.read_text()), examined.images)
        write_manifest(folder, replace(manifest, metrics=metrics, data=data, ladder=ladder))
        write_report(folder, training, examined, int8.metrics if is_kept else None)
        library.promote(library.add(folder))
    return examined


def check_gates(examined: Examined, gates: tuple[Gate, ...] = GATES) -> None:
    """Raise `ExportError` that names every metric on the wrong side of its gate."""
    lines = missed(examined.metrics, gates)
    if lines:
        raise ExportError("the network misses its gates: " + "; ".join(lines))


def _is_kept(int8: Examined, gates: tuple[Gate, ...]) -> bool:
    lines = missed(int8.metrics, gates)
    if lines:
        print("without the int8 network, which misses its gates: " + "; ".join(lines))
    return not lines


def _without_int8(folder: Path, manifest: Manifest) -> Manifest:
    (folder / INT8_MODEL).unlink()
    files = {name: file for name, file in manifest.files.items() if name != INT8_MODEL}
    return replace(manifest, files=files)


def _stage(
    run: Run, folder: Path, validation: DigitSet, version: str, base: Path | None
) -> Manifest:
    """Write the networks and a calibrated manifest, and return it."""
    young = _write_networks(run, folder, validation)
    strips, of_lines = keep_strips(base, folder) if base else ((), OfLines())
    uncalibrated = Manifest(
        version=version,
        labels=tuple(str(digit) for digit in range(10)),
        files={name: describe_file(folder / name) for name in (*FILES, *young, *strips)},
        temperature=1.0,
        digit_at_all=AtAll(),
        rejection_threshold=0.0,
        of_lines=of_lines,
        training=_told(read_config(run.config)),
    )
    write_manifest(folder, uncalibrated)
    manifest = replace(uncalibrated, **_calibration(Recognizer.open(folder), validation))
    write_manifest(folder, manifest)
    return manifest


def _write_networks(run: Run, folder: Path, validation: DigitSet) -> tuple[str, ...]:
    """Write all of them, and return the names of the young ones' files."""
    if not run.network.exists():
        raise ExportError(f"expected a finished run with {run.network}, got none: train it first")
    network = keras.models.load_model(run.network)
    network.save(folder / NETWORK)
    digit_network(network).save(folder / KERAS_MODEL)
    served = served_network(network)
    write_litert(served, folder / LITERT_MODEL)
    write_int8(served, folder / INT8_MODEL)
    write_features(network, folder / FEATURES_MODEL)
    check_agreement(network, folder / LITERT_MODEL, validation.images[:AGREEING_IMAGES])
    return write_ladder(run, network, folder)


def _calibration(recognizer: Recognizer, validation: DigitSet) -> dict[str, Any]:
    """Each temperature and the threshold, of the answers to digits and, for one, to outliers."""
    answers = recognizer.answers(validation.images)
    is_digit = validation.labels < NOT_A_DIGIT
    at_all = AtAll(fit_temperature_at_all(answers, is_digit), ODDS)
    digits = answers[is_digit]
    temperature = fit_temperature(digits, validation.labels[is_digit], at_all)
    threshold = rejection_threshold(calibrate(digits, CLASSES, temperature, at_all))
    return {
        "temperature": temperature,
        "digit_at_all": at_all,
        "rejection_threshold": threshold,
    }


def _told(config: TrainingConfig) -> dict[str, Any]:
    """The configuration as the manifest tells it: where a folder lay is nobody else's business."""
    told: dict[str, Any] = msgspec.to_builtins(config)
    return told | {name: Path(told[name]).name for name in ("start", "teacher")}


def _data(training: Training, examined: Examined) -> dict[str, int]:
    """How many images there were of each component, and of those that only examine."""
    counts = {"validation": training.validation_images, "mnist-test": len(examined.images)}
    return {str(component): count for component, count in training.images.items()} | counts
