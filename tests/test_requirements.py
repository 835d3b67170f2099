"""All that is installed is pinned by version and hash, and is what the .in files ask for."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

SHARED = sorted(ROOT.glob("requirements/*.in"))
"""For the one environment .venv."""

PEERS = sorted(ROOT.glob("benchmarks/peers/*/requirements.in"))
"""Each for one of its own."""


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def pin_of(line: str) -> tuple[str, str]:
    """Name and version. The marker is worded differently in the two kinds of files."""
    requirement = Requirement(line.partition("#")[0])
    pin = re.fullmatch(r"==([^*,]+)", str(requirement.specifier))
    assert pin, f"expected NAME==VERSION, got {line}"
    return canonicalize_name(requirement.name), pin[1]


def asked_for(file: Path) -> set[tuple[str, str]]:
    lines = file.read_text().splitlines()
    return {pin_of(line) for line in lines if not line.startswith(("#", "-c "))}


def pinned(file: Path) -> list[tuple[tuple[str, str], str]]:
    """Each pin that `make pins` wrote for it, with its hashes and who asked for it."""
    text = file.with_suffix(".txt").read_text()
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    return [(pin_of(entry.partition("\\")[0]), entry) for entry in entries]


@pytest.mark.parametrize("file", [*SHARED, *PEERS], ids=name_of)
def test_every_requirement_is_pinned_by_version_and_sha256(file):
    for pin, entry in pinned(file):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), pin


@pytest.mark.parametrize("file", [*SHARED, *PEERS], ids=name_of)
def test_what_is_pinned_is_what_is_asked_for(file):
    mine = {pin for pin, entry in pinned(file) if f" -r {name_of(file)}\n" in entry}
    assert mine == asked_for(file), "expected `make pins` to have run since"


@pytest.mark.parametrize("file", SHARED, ids=name_of)
def test_a_package_of_several_files_has_the_same_version_in_all(file):
    here = {pin for pin, _ in pinned(file)}
    everywhere = {pin for shared in SHARED for pin, _ in pinned(shared)}
    assert here == {pin for pin in everywhere if pin[0] in dict(here)}
