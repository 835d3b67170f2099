"""Imports point one way: webapp -> digits <- trainer, and TensorFlow is the trainer's alone."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ONLY_TRAINING = {
    "HersheyFonts",
    "keras",
    "matplotlib",
    "pooch",
    "scipy",
    "skia",
    "sklearn",
    "svgelements",
    "tensorflow",
    "tqdm",
}

forbidden_in = {
    "digits": {"webapp", "trainer", "flask", *ONLY_TRAINING},
    "webapp": {"trainer", *ONLY_TRAINING},
    "trainer": {"webapp", "flask"},
}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("package", forbidden_in)
def test_a_package_imports_only_what_it_may(package):
    paths = sorted((ROOT / package).rglob("*.py"))
    assert paths
    for path in paths:
        assert not imported(path) & forbidden_in[package], path


def test_serving_loads_neither_tensorflow_nor_the_trainer():
    code = "import sys, webapp; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {name.partition(".")[0] for name in loaded} & {"trainer", *ONLY_TRAINING}


def test_only_the_ink_is_divided_by_255():
    dividing = [
        str(path.relative_to(ROOT))
        for package in forbidden_in
        for path in sorted((ROOT / package).rglob("*.py"))
        if "255)" in path.read_text() and " / np.float32(255)" in path.read_text()
    ]
    assert dividing == ["digits/ink.py"]


def test_every_module_of_the_page_is_native_and_local():
    for path in sorted((ROOT / "static" / "js").rglob("*.js")):
        for line in path.read_text().splitlines():
            if line.startswith("import "):
                assert re.search(r"from \"\.{1,2}/", line), path
