"""A library of models: whole versions side by side, and a pointer to the one that reads.

    versions/<version>/   a folder as saved_model/ is; never changed once there
    current               one line, the version that reads
    history               the versions that read before, a line each, the latest last

A process that is killed at any instant leaves exactly one whole current model: folders come by
renaming, lines by replacing their file, and both are on the disk before anything points to them.
"""

import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digits.bundle import BundleError, read_bundles, read_manifest
from digits.recognizer import Recognizer

name_of_version = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")
"""What a version may be called: a plain folder name, and none that is hidden."""


class LibraryError(BundleError):
    """A version that the library does not have or cannot take; the message says which."""


@dataclass(frozen=True)
class Library:
    """The library in a folder, which comes into being with its first version."""

    root: Path

    @property
    def versions(self) -> list[str]:
        """Every version, the oldest first as far as dates and numbers in its name tell."""
        folder = self._versions
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        return sorted(filter(name_of_version.fullmatch, names), key=_by_number)

    @property
    def current(self) -> str | None:
        """The version that reads, or None before the first is promoted; raises `LibraryError`."""
        lines = _lines(self.root / "current")
        return _checked_name(lines[0]) if lines else None

    def folder_of(self, version: str) -> Path:
        """Where a version is; raises `LibraryError` where there is none of that name."""
        folder = self._versions / _checked_name(version)
        if not folder.is_dir():
            had = ", ".join(self.versions) or "none"
            raise LibraryError(f"expected a version of {self.root} ({had}), got {version!r}")
        return folder

    def add(self, folder: Path) -> str:
        """Copy a model's folder in, and return its version; raises `BundleError`.

        It appears at once and whole. A version that is there already is refused.
        """
        version = _checked_name(read_manifest(folder).version)
        target = self._versions / version
        if target.exists():
            raise LibraryError(f"expected a version that {self.root} lacks, got {version!r}")
        staging = self._versions / f".{version}"
        shutil.rmtree(staging, ignore_errors=True)  # of one that was killed
        shutil.copytree(folder, staging)
        read_bundles(staging)
        _flush(*staging.rglob("*"), staging)
        os.rename(staging, target)
        _flush(self._versions, self.root)
        return version

    def promote(self, version: str) -> None:
        """Let a version read, if each of its networks does; raises `BundleError`."""
        folder = self.folder_of(version)
        named = read_manifest(folder).version
        if named != version:
            raise LibraryError(f"{folder}: expected a manifest of {version!r}, got {named!r}")
        for bundle in read_bundles(folder):
            Recognizer(bundle, threads=1)
        before = self.current
        if before not in (None, version):
            self._write("history", [*self._history, before])
        self._write("current", [version])

    def roll_back(self) -> str:
        """Let the version read that did before, and return it; raises `BundleError`."""
        if not self._history:
            raise LibraryError(f"expected a version of {self.root} that read before, got none")
        *earlier, before = self._history
        self.folder_of(before)
        self._write("current", [before])
        self._write("history", earlier)
        return before

    @property
    def _versions(self) -> Path:
        return self.root / "versions"

    @property
    def _history(self) -> list[str]:
        """The versions that read before the current one.

        Whoever was killed between the two files has left the current version in this one as well.
        """
        lines = _lines(self.root / "history")
        while lines and lines[-1] == self.current:
            lines.pop()
        return lines

    def _write(self, name: str, lines: Iterable[str]) -> None:
        """Replace a file in one step."""
        staging = self.root / f".{name}"
        staging.write_text("".join(f"{line}\n" for line in lines))
        _flush(staging)
        os.replace(staging, self.root / name)
        _flush(self.root)


def _checked_name(version: str) -> str:
    if not name_of_version.fullmatch(version):
        raise LibraryError(f"expected a version such as 2026.11.25-2, got {version[:120]!r}")
    return version


def _by_number(version: str) -> list[str | int]:
    """For sorting: 2026.11.25-10 comes after 2026.11.25-9."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", version)]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LibraryError(f"{path}: expected a file, got {error.strerror}") from None


def _flush(*paths: Path) -> None:
    """Wait until files and folders are on the disk."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
