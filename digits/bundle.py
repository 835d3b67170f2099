"""`saved_model/` on disk to a checked `Bundle`: nothing is opened before its hash agrees."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from digits.checksums import File, describe, describe_file
from digits.manifest import (
    FEATURES_MODEL,
    FORMAT_VERSION,
    MANIFEST,
    STRIP_MODEL,
    Manifest,
    file_of_network,
)
from digits.records import RecordError, as_record, json_object

SHIPPED = Path(__file__).resolve().parent.parent / "saved_model"
"""The model that came with the program."""

SERVED = (*file_of_network.values(), FEATURES_MODEL, STRIP_MODEL)
"""What is read into memory; the others, as large as all of these, only have to be whole."""


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
    """The manifest has other labels than the network has outputs for."""


class FeaturesUnusable(BundleError):
    """The features' file is none that LiteRT runs, or does not end in feature maps."""


class StripsUnusable(BundleError):
    """The strip model's file is none that LiteRT runs, or has other outputs."""


@dataclass(frozen=True)
class Bundle:
    """What serving needs of `saved_model/`, read once and checked.

    `network` is "float" or "int8"; `model` holds its LiteRT file's bytes, `features` those of the
    one that ends in what each stage of convolutions sees, `strip` those of the one that reads a
    line at once; each is None where there is no such file.
    """

    network: str
    model: bytes
    features: bytes | None
    manifest: Manifest
    strip: bytes | None = None

    @property
    def version(self) -> str:
        """Which model this is."""
        return self.manifest.version


def read_bundle(folder: Path, network: str = "float") -> Bundle:
    """Read and check `saved_model/`, for one of its networks; raises `BundleError`."""
    bundle_of = {bundle.network: bundle for bundle in read_bundles(folder)}
    if network not in bundle_of:
        raise BundleFileMissing(
            f"{folder}: expected {file_of_network[network]} for the {network} network, "
            f"got a model with the float network alone"
        )
    return bundle_of[network]


def read_bundles(folder: Path) -> list[Bundle]:
    """Read and check `saved_model/` once, for each of its networks; raises `BundleError`."""
    manifest = read_manifest(folder)
    files = manifest.files
    contents = {name: _read_checked(folder / name, files[name]) for name in files if name in SERVED}
    for name in files.keys() - contents.keys():
        _check_on_disk(folder / name, files[name])
    return [
        Bundle(
            network,
            contents[file],
            contents.get(FEATURES_MODEL),
            manifest,
            contents.get(STRIP_MODEL),
        )
        for network, file in file_of_network.items()
        if file in contents
    ]


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


def _check_format_version(path: Path, content: Mapping[str, Any]) -> None:
    found = content.get("format_version")
    if found != FORMAT_VERSION:
        raise FormatVersionMismatch(
            f"{path}: expected format_version {FORMAT_VERSION}, got {found!r}"
        )


def _read_checked(path: Path, expected: File) -> bytes:
    data = _read(path)
    _check(path, expected, describe(data))
    return data


def _check_on_disk(path: Path, expected: File) -> None:
    with _missing_is_told(path):
        found = describe_file(path)
    _check(path, expected, found)


def _check(path: Path, expected: File, found: File) -> None:
    if found.bytes != expected.bytes:
        raise BundleFileAltered(f"{path}: expected {expected.bytes:,} bytes, got {found.bytes:,}")
    if found != expected:
        raise BundleFileAltered(f"{path}: expected SHA-256 {expected.sha256}, got {found.sha256}")


def _read(path: Path) -> bytes:
    with _missing_is_told(path):
        return path.read_bytes()


@contextmanager
def _missing_is_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BundleFileMissing(f"{path}: expected a file, got {error.strerror}") from None
