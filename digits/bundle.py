"""`saved_model/` on disk to a checked `Bundle`: nothing is opened before its hash agrees."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT_VERSION = 1
"""The version of the manifest's layout that this code reads and the trainer writes."""

MANIFEST = "manifest.json"
KERAS_MODEL = "digits.keras"
LITERT_MODEL = "digits.tflite"
INT8_MODEL = "digits.int8.tflite"
FEATURES_MODEL = "features.tflite"

file_of_network = {"float": LITERT_MODEL, "int8": INT8_MODEL}
"""The networks to choose from: float32 as it was trained, and int8, smaller and faster."""

type_of_key: dict[str, type] = {
    "version": str,
    "labels": list,
    "files": dict,
    "temperature": float,
    "rejection_threshold": float,
}


class BundleError(RuntimeError):
    """A model folder that must not be served; the message says what was expected and found."""


class BundleFileMissing(BundleError):
    """The folder, its manifest or a file that the manifest lists is not there."""


class BundleFileAltered(BundleError):
    """A file's length or hash is not what the manifest says."""


class ManifestUnreadable(BundleError):
    """The manifest is not JSON, or a key is absent or of the wrong type."""


class FormatVersionMismatch(BundleError):
    """The manifest is laid out for another version of this code."""


@dataclass(frozen=True)
class Bundle:
    """What serving needs of `saved_model/`, read once and checked.

    `network` is "float" or "int8"; `model` holds its LiteRT file's bytes, `features` those of the
    one that ends in what each stage of convolutions sees, or None where there is no such file;
    `labels` the ten class names in output order; `temperature` (> 0) divides the logits; below
    `rejection_threshold` (a probability) the strongest digit is turned down; `manifest` is the
    whole manifest, for whoever shows it.
    """

    version: str
    network: str
    labels: tuple[str, ...]
    temperature: float
    rejection_threshold: float
    model: bytes
    features: bytes | None
    manifest: Mapping[str, Any]


def read_bundle(folder: Path, network: str = "float") -> Bundle:
    """Read and check `saved_model/`, for one of its networks; raises `BundleError`."""
    manifest = _read_manifest(folder / MANIFEST)
    if file_of_network[network] not in manifest["files"]:
        raise BundleFileMissing(
            f"{folder}: expected {file_of_network[network]} for the {network} network, "
            f"got a model with the float network alone"
        )
    contents = {name: _read_checked(folder / name, manifest["files"]) for name in manifest["files"]}
    return Bundle(
        version=manifest["version"],
        network=network,
        labels=tuple(manifest["labels"]),
        temperature=manifest["temperature"],
        rejection_threshold=manifest["rejection_threshold"],
        model=contents[file_of_network[network]],
        features=contents.get(FEATURES_MODEL),
        manifest=manifest,
    )


def networks_in(folder: Path) -> list[str]:
    """Which of "float" and "int8" a model folder has; raises `BundleError`."""
    files = _read_manifest(folder / MANIFEST)["files"]
    return [network for network, file in file_of_network.items() if file in files]


def describe_file(path: Path) -> dict[str, Any]:
    """What the manifest says of a file: its length in bytes and its SHA-256 in hex."""
    data = path.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(_read(path))
    except ValueError as error:
        raise ManifestUnreadable(f"{path}: expected JSON, got {error}") from None
    if not isinstance(manifest, dict):
        raise ManifestUnreadable(f"{path}: expected an object, got {type(manifest).__name__}")
    found = manifest.get("format_version")
    if found != FORMAT_VERSION:
        raise FormatVersionMismatch(
            f"{path}: expected format_version {FORMAT_VERSION}, got {found!r}"
        )
    for key, expected in type_of_key.items():
        _check_key(path, manifest, key, expected)
    _check_values(path, manifest)
    return manifest


def _check_key(path: Path, manifest: dict[str, Any], key: str, expected: type) -> None:
    if key not in manifest:
        raise ManifestUnreadable(f"{path}: expected the key {key!r}, got none")
    if not isinstance(manifest[key], expected):
        came = type(manifest[key]).__name__
        raise ManifestUnreadable(f"{path}: expected {key!r} as {expected.__name__}, got {came}")


def _check_values(path: Path, manifest: dict[str, Any]) -> None:
    temperature, threshold = manifest["temperature"], manifest["rejection_threshold"]
    if not temperature > 0:
        raise ManifestUnreadable(f"{path}: expected a temperature above 0, got {temperature}")
    if not 0 <= threshold <= 1:
        raise ManifestUnreadable(
            f"{path}: expected a rejection_threshold from 0 to 1, got {threshold}"
        )
    for name, described in manifest["files"].items():
        if Path(name).name != name:
            raise ManifestUnreadable(f"{path}: expected plain file names in files, got {name!r}")
        if not isinstance(described, dict) or not {"bytes", "sha256"} <= described.keys():
            raise ManifestUnreadable(f"{path}: expected {name!r} with bytes and sha256")
    if LITERT_MODEL not in manifest["files"]:
        raise ManifestUnreadable(f"{path}: expected files to list {LITERT_MODEL}")


def _read_checked(path: Path, described: Mapping[str, Any]) -> bytes:
    data, expected = _read(path), described[path.name]
    if len(data) != expected["bytes"]:
        raise BundleFileAltered(f"{path}: expected {expected['bytes']:,} bytes, got {len(data):,}")
    found = hashlib.sha256(data).hexdigest()
    if found != expected["sha256"]:
        raise BundleFileAltered(f"{path}: expected SHA-256 {expected['sha256']}, got {found}")
    return data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleFileMissing(f"{path}: expected a file, got {error.strerror}") from None
