"""Models that are whole, small, and told apart by their version and by how sure they are."""

import shutil
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from digits.bundle import read_manifest, write_manifest
from digits.checksums import describe_file
from digits.manifest import INT8_MODEL, LITERT_MODEL


def small_model(folder: Path, saved_model: Path, **changes: Any) -> Path:
    """A model in a folder named like its version: the shipped int8 network, as float too.

    Its manifest is the shipped one's with these changes.
    """
    folder.mkdir(parents=True)
    for name in (LITERT_MODEL, INT8_MODEL):
        shutil.copy(saved_model / INT8_MODEL, folder / name)
    files = {name: describe_file(folder / name) for name in (LITERT_MODEL, INT8_MODEL)}
    manifest = replace(read_manifest(saved_model), version=folder.name, files=files, **changes)
    write_manifest(folder, manifest)
    return folder
