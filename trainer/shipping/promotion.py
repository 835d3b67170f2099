"""Where a finished model goes: into the library, and from there to the folder that ships."""

import os
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from digits.bundle import BundleError, read_manifest
from digits.library import Library, LibraryError


def default_library() -> Library:
    """The library in DIGITPAD_MODELS, or else in `models/`."""
    return Library(Path(os.environ.get("DIGITPAD_MODELS") or "models"))


def taken_versions(library: Library, shipped: Path) -> list[str]:
    """The versions that no other model may have: the library's, and the one that ships."""
    try:
        return [*library.versions, read_manifest(shipped).version]
    except BundleError:  # none ships, or one that this code cannot read
        return library.versions


def next_version(taken: Iterable[str], today: date) -> str:
    """Today's date and a number: one more than the highest that is taken of today."""
    stem = f"{today:%Y.%m.%d}"
    of_today = (re.fullmatch(rf"{re.escape(stem)}-(\d+)", version) for version in taken)
    highest = max((int(found[1]) for found in of_today if found), default=0)
    return f"{stem}-{highest + 1}"


def ship(library: Library, folder: Path, version: str | None = None) -> str:
    """Put a version, or else the current one, where the repository ships it; returns which.

    A model that is there and not in the library is kept as a version first. Raises `BundleError`.
    """
    version = version or library.current
    if version is None:
        raise LibraryError(f"expected a promoted version in {library.root}, got none: export one")
    source = library.folder_of(version)
    if folder.exists() and read_manifest(folder).version not in library.versions:
        library.add(folder)
    _replace(folder, source)
    return version


def _replace(folder: Path, source: Path) -> None:
    """Killed on the way, this can be done again: what was there is in the library."""
    after, before = (folder.with_name(f"{folder.name}.{when}") for when in ("new", "old"))
    for left_over in (after, before):
        shutil.rmtree(left_over, ignore_errors=True)
    shutil.copytree(source, after)
    if folder.exists():
        folder.rename(before)
    after.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
