"""Imports point one way in benchmarks/, and it shares with the tests through testing/ alone."""

import ast
from pathlib import Path

import pytest

from testing.servers import ROOT

ROOMS = ("reporting", "measuring", "load", "browser", "contenders")
"""Each may import those to its right."""


def imported(path: Path) -> set[str]:
    """The modules that a file imports from."""
    tree = ast.walk(ast.parse(path.read_text()))
    return {node.module or "" for node in tree if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_those_to_its_right(room):
    left = {f"benchmarks.{name}" for name in ROOMS[: ROOMS.index(room)]}
    paths = sorted((ROOT / "benchmarks" / room).glob("*.py"))
    assert paths
    for path in paths:
        assert not {name.rpartition(".")[0] for name in imported(path)} & left, path


@pytest.mark.parametrize(
    ("package", "forbidden"), [("benchmarks", {"tests"}), ("testing", {"tests", "benchmarks"})]
)
def test_tests_and_benchmarks_share_through_testing_alone(package, forbidden):
    for path in sorted((ROOT / package).rglob("*.py")):
        assert not {name.partition(".")[0] for name in imported(path)} & forbidden, path
