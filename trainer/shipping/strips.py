"""A finished run of a strip network to a version in the library, beside the digit network there."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import keras
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from digits.bundle import read_manifest, write_manifest
from digits.calibration import OfLines
from digits.checksums import describe_file
from digits.ink import Ink, scaled_levels
from digits.library import Library
from digits.manifest import STRIP_MODEL, STRIP_NETWORK, Manifest
from digits.recognizer import Recognizer
from digits.strips import COLUMN_WIDTH, MARKS, Columns, StripModel
from trainer.learning.run import Run, finished_network
from trainer.shipping.litert import ExportError, write_int8
from trainer.strips.certainty import fit_of_lines, say
from trainer.strips.example import Example, Strip

Marks = NDArray[np.intp]
"""intp (T,): the likeliest mark of each column."""

STRIP_FILES = (STRIP_NETWORK, STRIP_MODEL)

MOST_BYTES = 1_500_000
"""Of the strip model's file."""

AGREEING = 0.98
"""The share of columns, at least, of which LiteRT tells the same mark as Keras."""


def export_strips(
    run: Run, base: Path, validation: Sequence[Example], library: Library, version: str
) -> None:
    """Add a version that is `base`, a checked model folder, with the run's strip network.

    The validation lines set how sure it is of lines. Raises `ExportError` where Keras and LiteRT
    tell different marks of them, and the library is then as it was.
    """
    network = finished_network(run)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / version
        shutil.copytree(base, folder)
        network.save(folder / STRIP_NETWORK)
        write_int8(network, folder / STRIP_MODEL)
        check_strips(network, folder / STRIP_MODEL, [one.strip for one in validation])
        uncalibrated = _manifest(folder, version)
        write_manifest(folder, uncalibrated)
        recognizer = Recognizer.open(folder)
        of_lines = fit_of_lines([say(one, recognizer) for one in validation])
        write_manifest(folder, replace(uncalibrated, of_lines=of_lines))
        library.promote(library.add(folder))


def check_strips(network: keras.Model, path: Path, strips: Sequence[Strip]) -> None:
    """Raise `ExportError` where a LiteRT file is too large, or does not tell what Keras does."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ExportError(f"expected {path.name} of at most {MOST_BYTES:,} bytes, got {size:,}")
    model = StripModel(path.read_bytes())
    inked = [scaled_levels(strip) for strip in strips]
    told = np.concatenate([_told(model.columns(ink)) for ink in inked])
    same = np.mean(told == np.concatenate([_told_by(network, ink) for ink in inked]))
    if same < AGREEING:
        raise ExportError(
            f"expected {path.name} to tell what Keras does at {AGREEING:.0%} of "
            f"{len(told):,} columns, got {same:.1%}"
        )


def keep_strips(base: Path, folder: Path) -> tuple[tuple[str, ...], OfLines]:
    """Copy the strip network of a model folder, if it has one: its files, and how sure it is."""
    manifest = read_manifest(base)
    kept = tuple(name for name in STRIP_FILES if name in manifest.files)
    for name in kept:
        shutil.copy(base / name, folder)
    return kept, manifest.of_lines


def _manifest(folder: Path, version: str) -> Manifest:
    manifest = read_manifest(folder)
    files = {name: describe_file(folder / name) for name in STRIP_FILES}
    return replace(manifest, version=version, files=manifest.files | files, of_lines=OfLines())


def _told_by(network: keras.Model, ink: Ink) -> Marks:
    even = np.pad(ink, ((0, 0), (0, ink.shape[1] % COLUMN_WIDTH)))
    return _told(np.asarray(network(even[np.newaxis, ..., np.newaxis] * 255))[0])


def _told(columns: Columns) -> Marks:
    return np.asarray(columns[:, :MARKS].argmax(axis=1))
