"""Training and export of a strip network end to end, on a few hundred lines."""

import csv
import shutil

import numpy as np
import pytest
from msgspec.structs import replace

from digits.bundle import SHIPPED, read_manifest, write_manifest
from digits.calibration import OfLines
from digits.checksums import describe_file
from digits.ink import scaled_levels
from digits.library import Library
from digits.manifest import STRIP_MODEL, STRIP_NETWORK
from digits.recognizer import Recognizer
from digits.strips import MARKS, SIDES
from tests.trainer.strips.conftest import made_up_writers
from trainer.learning.run import Run, TrainingError
from trainer.shipping.litert import ExportError
from trainer.shipping.strips import STRIP_FILES, export_strips, keep_strips
from trainer.strips.config import StripConfig
from trainer.strips.lines import Lines
from trainer.strips.supply import some_examples, validation_batches
from trainer.strips.training import train

# Keras's CSVLogger leaves its file to the garbage collector
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

CONFIG = StripConfig(
    epochs=3,
    lines=128,
    validation_lines=32,
    batch_size=16,
    weight_average=0.5,
    precision="float32",
    model=str(SHIPPED),
)


def made_up_lines() -> Lines:
    """What the drawing process opens."""
    return Lines(made_up_writers(), [], [], photos=0)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    run = Run(tmp_path_factory.mktemp("runs") / "strips")
    train(CONFIG, made_up_lines, validation_batches(CONFIG, made_up_lines()), run)
    return run


@pytest.fixture(scope="module")
def validation():
    return some_examples(made_up_lines(), 40)


def test_the_loss_falls(run):
    with run.history.open(newline="") as file:
        losses = [float(row["loss"]) for row in csv.DictReader(file)]
    assert len(losses) == CONFIG.epochs
    assert losses[-1] < 0.8 * losses[0]


def test_a_run_of_other_hyperparameters_is_not_gone_on_with(run):
    with pytest.raises(TrainingError, match="other hyperparameters"):
        train(replace(CONFIG, dropout=0.2), made_up_lines, [], run)


def test_an_export_is_a_version_that_reads_strips(run, validation, tmp_path, monkeypatch):
    monkeypatch.setattr("trainer.shipping.strips.AGREEING", 0.5)  # so young a network is unsure
    library = Library(tmp_path / "models")
    export_strips(run, SHIPPED, validation, library, "2026.11.28-9")
    recognizer = Recognizer.open(library.folder_of("2026.11.28-9"))
    strip = validation[0].strip
    columns = recognizer.columns(scaled_levels(strip))
    assert columns.shape == (-(-strip.shape[1] // 2), MARKS + SIDES)
    assert recognizer.of_lines.least > 0
    assert np.exp(columns[:, :MARKS]).sum(axis=1) == pytest.approx(1, abs=1e-3)


def test_what_litert_tells_otherwise_is_not_exported(run, validation, tmp_path, monkeypatch):
    monkeypatch.setattr("trainer.shipping.strips.AGREEING", 1.1)
    library = Library(tmp_path / "models")
    with pytest.raises(ExportError, match="to tell what Keras does"):
        export_strips(run, SHIPPED, validation, library, "2026.11.28-9")
    assert library.versions == []


def test_the_next_digit_network_ships_with_the_same_strip_network(run, tmp_path):
    base, folder = tmp_path / "base", tmp_path / "next"
    shutil.copytree(SHIPPED, base)
    folder.mkdir()
    shutil.copy(run.network, base / STRIP_NETWORK)
    (base / STRIP_MODEL).write_bytes(b"strips")
    files = {name: describe_file(base / name) for name in STRIP_FILES}
    manifest = read_manifest(base)
    of_lines = OfLines(bias=-1, least=0.2)
    write_manifest(base, replace(manifest, files=manifest.files | files, of_lines=of_lines))
    assert keep_strips(base, folder) == (STRIP_FILES, of_lines)
    assert (folder / STRIP_MODEL).read_bytes() == b"strips"
