"""A model that could not be served is refused at the start, in one line."""

import json
import shutil

import pytest

from digits.checksums import describe_file
from webapp.__main__ import main


@pytest.fixture
def folder(saved_model, tmp_path):
    """A copy of the shipped model that a test may break."""
    return shutil.copytree(saved_model, tmp_path / "saved_model")


def said(monkeypatch, capsys, folder):
    """What the server says to a model instead of starting with it."""
    monkeypatch.setenv("DIGITPAD_MODEL", str(folder))
    monkeypatch.setenv("DIGITPAD_NETWORK", "auto")
    assert main() == 1
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"labels": list("012345678")},
            "an output for each of 9 labels and one for",
        ),
        ({"labels": []}, "an output for each of 0 labels and one for"),
        ({"temperature": 1e-300}, "expected a temperature from 0.05 to 20, got 1e-300"),
        ({"temperature": float("inf")}, "manifest.json: expected JSON, got"),
        ({"labels": {"0": {"1": {}}}}, "expected 'labels' as array, got object"),
        ({"files": {"digits.tflite": 7}}, "expected 'files.digits.tflite' as object, got int"),
    ],
)
def test_a_manifest_that_cannot_be(monkeypatch, capsys, folder, changes, expected):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))
    told = said(monkeypatch, capsys, folder)
    assert told.startswith("Digitpad cannot start: ")
    assert expected in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("digits.tflite", b"no flatbuffer", "expected LiteRT to open the model, got"),
        ("digits.int8.tflite", b"no flatbuffer", "expected LiteRT to open the model, got"),
        ("digits.int8.tflite", b"", "expected LiteRT to open the model, got"),
        ("features.tflite", b"", "features.tflite: expected LiteRT to open the model"),
        ("features.tflite", b"no flatbuffer", "features.tflite: expected LiteRT to open the model"),
        ("strip.tflite", b"no flatbuffer", "strip.tflite: expected LiteRT to open the model"),
    ],
)
def test_a_file_that_is_as_the_manifest_says_and_no_network(
    monkeypatch, capsys, folder, name, content, expected
):
    (folder / name).write_bytes(content)
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    file = describe_file(folder / name)
    manifest["files"][name] = {"bytes": file.bytes, "sha256": file.sha256}
    path.write_text(json.dumps(manifest))
    told = said(monkeypatch, capsys, folder)
    assert told.startswith("Digitpad cannot start: ")
    assert expected in told
    assert len(told.splitlines()) == 1
