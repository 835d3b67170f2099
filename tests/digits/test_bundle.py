import json
import math
import re
import shutil

import numpy as np
import pytest
from msgspec.structs import replace

from digits.bundle import (
    BundleFileAltered,
    BundleFileMissing,
    FormatVersionMismatch,
    ManifestUnreadable,
    networks_in,
    read_bundle,
    read_bundles,
    read_manifest,
    write_manifest,
)

FILE = {"bytes": 3, "sha256": 64 * "0"}
"""What a manifest says of some file."""


@pytest.fixture
def folder(saved_model, tmp_path):
    """A copy of the shipped model that a test may break."""
    return shutil.copytree(saved_model, tmp_path / "saved_model")


def change_manifest(folder, **changes):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text()) | changes
    path.write_text(json.dumps({k: v for k, v in manifest.items() if v is not None}))


def test_the_shipped_model_is_whole(saved_model):
    manifest = read_bundle(saved_model).manifest
    assert manifest.labels == tuple("0123456789")
    assert manifest.temperature > 0
    assert 0 < manifest.rejection_threshold < 1


def test_the_shipped_networks_are_small_enough_for_a_tablet(saved_model):
    assert networks_in(saved_model) == ["float", "int8"]
    assert len(read_bundle(saved_model, "float").model) < 4e6
    assert len(read_bundle(saved_model, "int8").model) < 1e6


@pytest.mark.parametrize("name", ["manifest.json", "digits.keras", "digits.tflite"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(BundleFileMissing, match=name):
        read_bundle(folder)


def test_a_network_that_a_model_does_not_have_is_named(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"].pop("digits.int8.tflite", None)
    change_manifest(folder, files=manifest["files"])
    assert networks_in(folder) == ["float"]
    with pytest.raises(BundleFileMissing, match=r"expected digits\.int8\.tflite for the int8"):
        read_bundle(folder, "int8")


def test_both_networks_come_of_one_reading(saved_model):
    bundles = read_bundles(saved_model)
    assert bundles == [read_bundle(saved_model, network) for network in ("float", "int8")]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BundleFileMissing, match="nowhere"):
        read_bundle(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["digits.keras", "digits.tflite"])
def test_a_truncated_file_is_named_with_both_lengths(folder, name):
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BundleFileAltered, match=rf"{name}: expected [\d,]+ bytes, got [\d,]+"):
        read_bundle(folder)


@pytest.mark.parametrize("name", ["digits.keras", "digits.tflite"])
def test_a_file_with_one_other_bit_is_named_with_both_hashes(folder, name):
    path = folder / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(BundleFileAltered, match=r"expected SHA-256 \w{64}, got \w{64}"):
        read_bundle(folder)


@pytest.mark.parametrize("found", [0, 2, "1", None])
def test_another_format_version_is_refused(folder, found):
    change_manifest(folder, format_version=found)
    with pytest.raises(FormatVersionMismatch, match=rf"expected format_version 1, got {found!r}"):
        read_bundle(folder)


@pytest.mark.parametrize(
    "key", ["version", "labels", "files", "temperature", "rejection_threshold"]
)
def test_an_absent_key_is_named(folder, key):
    change_manifest(folder, **{key: None})
    with pytest.raises(ManifestUnreadable, match=f"expected the key '{key}', got none"):
        read_bundle(folder)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"version": 7}, "expected 'version' as str, got int"),
        ({"version": ["2026.11.25-2"]}, "expected 'version' as str, got array"),
        ({"temperature": "1"}, "expected 'temperature' as float, got str"),
        ({"temperature": True}, "expected 'temperature' as float, got bool"),
        ({"temperature": {"value": 1}}, "expected 'temperature' as float, got object"),
        ({"temperature": 21}, "expected a temperature from 0.05 to 20, got 21.0"),
        ({"temperature": -1}, "expected a temperature from 0.05 to 20, got -1.0"),
        ({"digit_at_all": {"temperature": 0}}, "expected a temperature from 0.05 to 20, got 0.0"),
        ({"digit_at_all": {"odds": 0}}, "expected odds from 0.001 to 1000, got 0.0"),
        ({"version": "a\nb"}, "expected a version of letters, digits, points and dashes"),
        ({"version": ""}, "expected a version of letters, digits, points and dashes"),
        ({"labels": ["a"] * 10}, "expected labels that are all different"),
        ({"labels": {}}, "expected 'labels' as array, got object"),
        ({"labels": ["0", 1]}, "expected 'labels[1]' as str, got int"),
        ({"labels": [list("0123456789")]}, "expected 'labels[0]' as str, got array"),
        ({"labels": "0123456789"}, "expected 'labels' as array, got str"),
        ({"files": [FILE]}, "expected 'files' as object, got array"),
        (
            {"files": {"digits.tflite": [FILE]}},
            "expected 'files.digits.tflite' as object, got array",
        ),
        ({"files": {}}, "expected files to list digits.tflite"),
        (
            {"files": {"digits.tflite": {"bytes": 3}}},
            "expected the key 'sha256' in 'files.digits.tflite', got none",
        ),
        (
            {"files": {"digits.tflite": FILE, "digits.keras": FILE | {"bytes": "3"}}},
            "expected 'files.digits.keras.bytes' as int, got str",
        ),
        (
            {"files": {"digits.tflite": FILE | {"sha256": "ab"}}},
            "'files.digits.tflite': expected sha256 as 64 hexadecimal digits, got 'ab'",
        ),
        (
            {"files": {"digits.tflite": FILE, "../digits.keras": FILE}},
            "expected plain file names in files, got '../digits.keras'",
        ),
        ({"temperature": 0.0}, "expected a temperature from 0.05 to 20, got 0.0"),
        ({"temperature": 1e-300}, "expected a temperature from 0.05 to 20, got 1e-300"),
        ({"temperature": 10**400}, "'temperature': Number out of range"),
        ({"rejection_threshold": []}, "expected 'rejection_threshold' as float, got array"),
        ({"rejection_threshold": 1.5}, "expected a rejection_threshold from 0 to 1, got 1.5"),
        ({"training": {"seed": [7]}}, "expected 'training.seed' as"),
        ({"data": {"MNIST": 1.5}}, "expected 'data.MNIST' as int, got float"),
        ({"metrics": []}, "expected 'metrics' as object, got array"),
    ],
)
def test_a_value_that_cannot_be_is_refused(folder, changes, expected):
    change_manifest(folder, **changes)
    with pytest.raises(ManifestUnreadable, match=re.escape(f"manifest.json: {expected}")):
        read_bundle(folder)


@pytest.mark.parametrize("temperature", ["NaN", "Infinity", "1e999"])
def test_a_temperature_that_is_no_finite_number_is_refused(folder, temperature):
    change_manifest(folder, temperature=0.5625)
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace("0.5625", temperature))
    with pytest.raises(ManifestUnreadable, match=r"manifest\.json: "):
        read_bundle(folder)


@pytest.mark.parametrize("temperature", [math.nan, math.inf, 0.0])
def test_no_manifest_is_made_with_a_temperature_that_cannot_be(saved_model, temperature):
    manifest = read_manifest(saved_model)
    with pytest.raises(ValueError, match="expected a temperature from"):
        replace(manifest, temperature=temperature)


def test_a_written_manifest_is_read_again_as_it_was(saved_model, tmp_path):
    manifest = read_manifest(saved_model)
    write_manifest(tmp_path, replace(manifest, metrics={"loss": np.float64(0.25)}))
    assert read_manifest(tmp_path) == replace(manifest, metrics={"loss": 0.25})


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00", "[" * 100_000])
def test_a_manifest_that_is_no_json_object_is_refused(folder, text):
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ManifestUnreadable, match=r"manifest\.json: expected"):
        read_bundle(folder)
