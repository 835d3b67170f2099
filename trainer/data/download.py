"""Data files: found in the data folder or downloaded into it, and checked either way."""

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pooch


class DataError(RuntimeError):
    """A data file that is missing or altered; the message says where to get it and to put it."""


@dataclass(frozen=True)
class DataFile:
    """A file of the data folder: its path there, its public home, its unpacked SHA-256 in hex.

    `packed_anew` says how the file was made from what its home offers; a file that was cannot be
    downloaded.
    """

    path: str
    url: str
    sha256: str
    packed_anew: str = ""


def data_folder() -> Path:
    """The folder that DIGITPAD_DATA names, or ~/.cache/digitpad."""
    return Path(os.environ.get("DIGITPAD_DATA", "~/.cache/digitpad")).expanduser()


def read_gzip(file: DataFile, folder: Path) -> bytes:
    """Unpack a data file, downloading it first where it is missing; raises `DataError`."""
    return _read(file, folder, _checked)


def read_as_is(file: DataFile, folder: Path) -> bytes:
    """A data file's own bytes, whose SHA-256 is the packed file's; raises `DataError`."""
    return _read(file, folder, _checked_as_is)


def _read(file: DataFile, folder: Path, checked: Callable[[Path, DataFile], bytes]) -> bytes:
    path = folder / file.path
    if path.exists():
        return checked(path, file)
    fetched = _download(file, path)
    try:
        content = checked(fetched, file)
        fetched.replace(path)
    finally:
        fetched.unlink(missing_ok=True)
    return content


def _checked_as_is(path: Path, file: DataFile) -> bytes:
    return _agreeing(path.read_bytes(), path, file)


def _checked(path: Path, file: DataFile) -> bytes:
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(
            f"{path}: expected a whole gzip file, got one that fails with {error!r}; "
            f"delete it, and get it again from {file.url}"
        ) from None
    return _agreeing(content, path, file)


def _agreeing(content: bytes, path: Path, file: DataFile) -> bytes:
    found = hashlib.sha256(content).hexdigest()
    if found != file.sha256:
        raise DataError(
            f"{path}: expected content with SHA-256 {file.sha256}, got {found}; "
            f"delete it, and get it again from {file.url}"
        )
    return content


def _download(file: DataFile, path: Path) -> Path:
    """Download beside the final path, under a name that marks it as unchecked."""
    if file.packed_anew:
        raise DataError(
            f"{path} is missing: expected {file.packed_anew} (SHA-256 {file.sha256}). "
            f"It comes from {file.url}; put it there, or set DIGITPAD_DATA to the folder "
            f"that holds {file.path}"
        )
    unchecked = path.with_name(path.name + ".part")
    download = pooch.HTTPDownloader(progressbar=True, timeout=30)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        download(file.url, str(unchecked), None)
    except OSError as error:  # which requests' errors are, too
        unchecked.unlink(missing_ok=True)
        raise DataError(
            f"{path} is missing and could not be downloaded: {error}. "
            f"Get it from {file.url} and put it there, or set DIGITPAD_DATA to the folder "
            f"that holds {file.path}"
        ) from None
    return unchecked
