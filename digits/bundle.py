"""`saved_model/` on disk to a checked `Bundle`: nothing is opened before its hash agrees."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from digits.records import RecordError, as_record, json_object

FORMAT_VERSION = 1
"""The version of the manifest's layout that this code reads and the trainer writes."""

MANIFEST = "manifest.json"
KERAS_MODEL = "digits.keras"
LITERT_MODEL = "digits.tflite"
INT8_MODEL = "digits.int8.tflite"
FEATURES_MODEL = "features.tflite"

file_of_network = {"float": LITERT_MODEL, "int8": INT8_MODEL}
"""The networks to choose from: float32 as it was trained, and int8, smaller and faster."""

LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE = 0.05, 20.0
"""Further down, ten probabilities to the power 1 / temperature could all be 0 as float32."""

Scalar = str | int | float | bool | None


class BundleError(RuntimeError):
    """A model folder that must not be served; the message says what was expected and found."""


class BundleFileMissing(BundleError):
    """The folder, its manifest or a file that the manifest lists is not there."""


class BundleFileAltered(BundleError):
    """A file's length or hash is not what the manifest says."""


class ManifestUnreadable(BundleError):
    """The manifest is not JSON, or a key is absent, of the wrong type or of no possible value."""


class FormatVersionMismatch(BundleError):
    """The manifest is laid out for another version of this code."""


class LabelsMismatch(BundleError):
    """The manifest has more or fewer labels than the network has outputs."""


class File(msgspec.Struct, frozen=True):
    """A file of the model: its length in bytes and its SHA-256 in hex."""

    bytes: int
    sha256: str

    def __post_init__(self) -> None:
        _expect(self.bytes >= 0, "bytes of 0 or more", self.bytes)
        is_sha256 = re.fullmatch(r"[0-9a-f]{64}", self.sha256)
        _expect(is_sha256, "sha256 as 64 hexadecimal digits", self.sha256)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What `manifest.json` says of a model.

    `labels` are the class names in the order of the network's outputs; `files` are by their plain
    names; `temperature` divides the logits; below `rejection_threshold` (a probability) the
    strongest class is turned down. `training` is the configuration of the training, `metrics` what
    the examination measured, `data` how many images of each data set were used.
    """

    format_version: int = FORMAT_VERSION
    version: str
    labels: tuple[str, ...]
    files: dict[str, File]
    temperature: float
    rejection_threshold: float
    training: dict[str, Scalar] = {}
    metrics: dict[str, Any] = {}
    data: dict[str, int] = {}

    def __post_init__(self) -> None:
        lowest, highest = LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE
        is_possible = lowest <= self.temperature <= highest
        _expect(is_possible, f"a temperature from {lowest} to {highest:g}", self.temperature)
        is_share = 0 <= self.rejection_threshold <= 1
        _expect(is_share, "a rejection_threshold from 0 to 1", self.rejection_threshold)
        for name in self.files:
            _expect(Path(name).name == name, "plain file names in files", name)
        _expect(LITERT_MODEL in self.files, f"files to list {LITERT_MODEL}", sorted(self.files))


@dataclass(frozen=True)
class Bundle:
    """What serving needs of `saved_model/`, read once and checked.

    `network` is "float" or "int8"; `model` holds its LiteRT file's bytes, `features` those of the
    one that ends in what each stage of convolutions sees, or None where there is no such file.
    """

    network: str
    model: bytes
    features: bytes | None
    manifest: Manifest

    @property
    def version(self) -> str:
        """Which model this is."""
        return self.manifest.version


def read_bundle(folder: Path, network: str = "float") -> Bundle:
    """Read and check `saved_model/`, for one of its networks; raises `BundleError`."""
    manifest = read_manifest(folder)
    if file_of_network[network] not in manifest.files:
        raise BundleFileMissing(
            f"{folder}: expected {file_of_network[network]} for the {network} network, "
            f"got a model with the float network alone"
        )
    contents = {name: _read_checked(folder / name, file) for name, file in manifest.files.items()}
    model, features = contents[file_of_network[network]], contents.get(FEATURES_MODEL)
    return Bundle(network, model, features, manifest)


def read_manifest(folder: Path) -> Manifest:
    """Read and check a model folder's manifest alone; raises `BundleError`."""
    path = folder / MANIFEST
    try:
        content = json_object(_read(path))
        _check_format_version(path, content)
        return as_record(content, Manifest)
    except RecordError as error:
        raise ManifestUnreadable(f"{path}: {error}") from None


def networks_in(folder: Path) -> list[str]:
    """Which of "float" and "int8" a model folder has; raises `BundleError`."""
    files = read_manifest(folder).files
    return [network for network, file in file_of_network.items() if file in files]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a model folder's manifest."""
    content = msgspec.json.encode(manifest, enc_hook=float)  # numpy's numbers are no floats to it
    (folder / MANIFEST).write_bytes(msgspec.json.format(content, indent=2) + b"\n")


def describe_file(path: Path) -> File:
    """What the manifest says of a file."""
    data = path.read_bytes()
    return File(len(data), hashlib.sha256(data).hexdigest())


def _check_format_version(path: Path, content: Mapping[str, Any]) -> None:
    found = content.get("format_version")
    if found != FORMAT_VERSION:
        raise FormatVersionMismatch(
            f"{path}: expected format_version {FORMAT_VERSION}, got {found!r}"
        )


def _read_checked(path: Path, expected: File) -> bytes:
    data = _read(path)
    if len(data) != expected.bytes:
        raise BundleFileAltered(f"{path}: expected {expected.bytes:,} bytes, got {len(data):,}")
    found = hashlib.sha256(data).hexdigest()
    if found != expected.sha256:
        raise BundleFileAltered(f"{path}: expected SHA-256 {expected.sha256}, got {found}")
    return data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleFileMissing(f"{path}: expected a file, got {error.strerror}") from None


def _expect(holds: object, expected: str, came: object) -> None:
    if not holds:
        raise ValueError(f"expected {expected}, got {came!r}")
