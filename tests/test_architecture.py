"""Who may import whom, in three tables: packages, the rooms of each, and libraries."""

import ast
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MAY_IMPORT = {
    "cli": "webapp trainer bulk digits",
    "webapp": "digits",
    "trainer": "digits",
    "bulk": "digits",
    "digits": "",
    "testing": "webapp trainer bulk digits",
    "benchmarks": "testing webapp trainer bulk digits",
    "tests": "cli testing webapp trainer bulk digits",
    "tests/benchmarks": "tests benchmarks testing webapp trainer bulk digits",
}
"""The packages, and which others each may import."""

ROOMS = {
    "digits": "answers > reading > explain fastest library photo together > recognizer"
    " > normalize bundle strips > litert report quiet"
    " > manifest > calibration > ink > picture_file > formats checksums > records cpus report_ids",
    "digits/photo": "reading > parts lines > strokes > paper components",
    "digits/reading": "files squares > photo > line > strips > number groups separators >"
    " held > usual slips lattice likely > scores steps > boxes rules",
    "digits/reading/strips": "number_line strip_number > finding second_look > columns > strip",
    "digits/reading/rules": "catalogue > names > iban postcodes > weighted_sums > product masks"
    " ranges check_digits > rule countries",
    "cli": "__main__ launcher as_module > commands > lazy version read predict serve keys models"
    " openapi training > asking numbers > reading network > rows pictures errors",
    "webapp": "__main__ > __init__ server > api pages model kiosk serving > texts metrics > http"
    " > current > settings > keyring > validation languages quiet log > streams",
    "benchmarks": "__main__ > reporting > measuring > load > browser > contenders peers > results"
    " > figures",
    "trainer": "__main__ > shipping > examining > strips > learning > drawing > data",
    "static/js": "pages > kiosk picture > number reference > desk > live input > paint"
    " > drawing crop",
    "templates": "kiosk number picture model reference > desk > crop > base",
}
"""The rooms of a folder, or its files: each may import what is further right, and nothing else.

A template includes others, and loads style sheets from the folders of the same names.
"""

TRAINING = (
    "HersheyFonts keras matplotlib optuna pooch scipy skia sklearn svgelements tensorflow tqdm"
)

ONLY_IN = {
    "flask": "webapp tests benchmarks/peers",
    "click": "cli tests",
    **dict.fromkeys(TRAINING.split(), "trainer tests/trainer benchmarks"),
}
"""Libraries, and where alone each may be imported."""


def files_in(folder: str, kind: str) -> list[str]:
    """Paths from the repository's root."""
    found = sorted((ROOT / folder).rglob(f"*.{kind}"))
    return [path.relative_to(ROOT).as_posix() for path in found]


@cache
def imports_of_python(file: str) -> set[str]:
    """The project's files by their paths, and libraries by their names."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text())):
        if isinstance(node, ast.Import):
            found |= {file_or_library(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively: expected the whole name"
            found |= {file_or_library(f"{node.module}.{alias.name}") for alias in node.names}
    return found


def file_or_library(name: str) -> str:
    """Where a dotted name is defined."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        path = "/".join(parts[:length])
        for file in (f"{path}.py", f"{path}/__init__.py"):
            if (ROOT / file).is_file():
                return file
    return parts[0]


def imports_of_javascript(file: str) -> set[str]:
    """The project's files by their paths: there is nothing else that a page could import."""
    script = (ROOT / file).read_text()
    named = re.findall(r'^(?:import|export)\b(?:[^;"=]*\bfrom)? *"([^"]+)"', script, re.MULTILINE)
    named += re.findall(r'\bimport\("([^"]+)"\)', script)
    for name in named:
        assert name.startswith("."), f"{file} imports {name}: expected a path to one of our own"
    return {posixpath.normpath(posixpath.join(posixpath.dirname(file), name)) for name in named}


def imports_of_template(file: str) -> set[str]:
    """The templates that it includes, and the style sheets that it loads, as if they were some."""
    html = (ROOT / file).read_text()
    included = re.findall(r'{%-? *(?:extends|include|from|import) "([^"]+)"', html)
    sheets = re.findall(r"['/](\w+/[\w-]+)(?:'|\.css)", html)
    loaded = [name for name in sheets if (ROOT / "static" / "css" / f"{name}.css").is_file()]
    return {f"templates/{name}" for name in included + loaded}


def imports_in(folder: str) -> dict[str, set[str]]:
    """What each file of a folder imports."""
    kind, imports_of = {
        "static/js": ("js", imports_of_javascript),
        "templates": ("html", imports_of_template),
    }.get(folder, ("py", imports_of_python))
    return {file: imports_of(file) for file in files_in(folder, kind)}


def package_of(file: str) -> str:
    """The longest name in the table that the file is in."""
    return max((name for name in MAY_IMPORT if file.startswith(f"{name}/")), key=len, default="")


def room_of(file: str, folder: str) -> str:
    """The first part of the file's path in the folder."""
    return file.removeprefix(f"{folder}/").partition("/")[0].partition(".")[0]


def expect_none(complaints: Iterable[str]) -> None:
    """Fail with one complaint a line."""
    told = "\n".join(complaints)
    assert not told, told


@pytest.mark.parametrize("package", [name for name in MAY_IMPORT if (ROOT / name).is_dir()])
def test_a_package_imports_only_the_packages_that_it_may(package):
    allowed = {package, *MAY_IMPORT[package].split()}
    expect_none(
        f"{file} imports {imported}: {package} may import {MAY_IMPORT[package] or 'no other'}"
        for file, imports in imports_in(package).items()
        if package_of(file) == package
        for imported in sorted(imports)
        if package_of(imported) and package_of(imported) not in allowed
    )


def test_every_package_has_its_line_in_the_table():
    packages = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert packages <= set(MAY_IMPORT)


@pytest.mark.parametrize("folder", ROOMS)
def test_rooms_import_only_to_the_right(folder):
    place_of_room = {
        room: place
        for place, rooms in enumerate(ROOMS[folder].split(" > "))
        for room in rooms.split()
    }
    imports = imports_in(folder)
    rooms = {room_of(file, folder) for file in imports} - {"__init__"}
    assert rooms - set(place_of_room) == set(), f"expected a room of {ROOMS[folder]}"
    expect_none(
        f"{file} imports {imported}: in {folder} only to the right in {ROOMS[folder]}"
        for file, names in imports.items()
        for imported in sorted(names)
        if imported.startswith(f"{folder}/")
        and (here := room_of(file, folder)) != (there := room_of(imported, folder))
        and place_of_room.get(there, -1) <= place_of_room[here]
    )


@pytest.mark.parametrize("folder", [*MAY_IMPORT, "static/js", "templates"])
def test_no_two_files_import_each_other_however_indirectly(folder):
    TopologicalSorter(imports_in(folder)).prepare()  # raises CycleError with the circle


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_may_be(library):
    expect_none(
        f"{file} imports {library}: only {ONLY_IN[library]} may"
        for package in {name.partition("/")[0] for name in MAY_IMPORT}
        for file, imports in imports_in(package).items()
        if library in imports
        and not any(file.startswith(f"{place}/") for place in ONLY_IN[library].split())
    )


def test_serving_loads_neither_tensorflow_nor_the_trainer():
    code = "import sys, webapp; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {name.partition(".")[0] for name in loaded} & {"trainer", *TRAINING.split()}
