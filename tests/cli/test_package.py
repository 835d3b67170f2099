"""The wheel, installed into an environment of its own, in a folder whose name has spaces."""

import json
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from cli.version import VERSION
from testing.pictures import as_file, digit_picture
from testing.servers import ROOT, RunningServer

OWN_NAMES = {"digitpad", f"digitpad-{VERSION}.dist-info"}
"""All that the package brings to where other packages are."""


def run(*command: str | Path, cwd: Path) -> str:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> Path:
    """An empty one."""
    folder = tmp_path_factory.mktemp("a user") / "an environment"
    venv.create(folder)
    return folder


def install(wheel: Path, environment: Path, *options: str) -> None:
    pip = (sys.executable, "-m", "pip", "--python", environment / "bin" / "python")
    run(*pip, "install", "--disable-pip-version-check", *options, wheel, cwd=environment)


@pytest.fixture(scope="module")
def installed(wheel, environment) -> Path:
    """Where the package's command is; what it needs is taken from this environment."""
    install(wheel, environment, "--no-deps", "--no-index")
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "needed.pth").write_text(sysconfig.get_paths()["purelib"])
    return environment / "bin" / "digitpad"


def test_the_package_brings_one_name_alone(wheel):
    with ZipFile(wheel) as files:
        assert {name.partition("/")[0] for name in files.namelist()} == OWN_NAMES


def test_the_package_holds_all_that_is_served_and_nothing_else(wheel):
    with ZipFile(wheel) as files:
        held = {name.removeprefix("digitpad/") for name in files.namelist()}
    renamed = {"cli/launcher.py", "cli/as_module.py", "cli/py.typed"}
    served = {
        path.relative_to(ROOT).as_posix()
        for folder in ("cli", "digits", "saved_model", "static", "templates", "trainer", "webapp")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".po")
    }
    expected = (served - renamed) | {"__init__.py", "__main__.py", "py.typed", "LICENSE"}
    assert {name for name in held if not name.startswith("digitpad-")} == expected


def test_every_extra_is_told_and_no_other(wheel):
    with ZipFile(wheel) as files:
        (metadata,) = [name for name in files.namelist() if name.endswith("/METADATA")]
        extras = re.findall(r"^Provides-Extra: (\w+)$", files.read(metadata).decode(), re.MULTILINE)
    assert {*extras} == {*re.findall(r"`\[(\w+)\]`", (ROOT / "README.md").read_text())}


def test_the_installed_command_reads_from_any_folder(installed, tmp_path):
    seven = tmp_path / "a seven.png"
    seven.write_bytes(as_file(digit_picture(7)))
    assert json.loads(run(installed, "read", seven.name, cwd=tmp_path))["digit"] == 7
    assert run(installed, "--version", cwd=tmp_path) == f"digitpad, version {VERSION}\n"


def test_the_installed_command_is_a_module_of_its_python_too(installed, tmp_path):
    command = (installed.with_name("python"), "-m", "digitpad", "--version")
    assert run(*command, cwd=tmp_path) == f"digitpad, version {VERSION}\n"


def test_other_programs_in_the_environment_see_none_of_our_names(installed, tmp_path):
    names = ["cli", "digits", "trainer", "webapp", "digitpad"]
    told = f"from importlib.util import find_spec; print([*filter(find_spec, {names})])"
    assert run(installed.with_name("python"), "-c", told, cwd=tmp_path) == "['digitpad']\n"


def test_the_installed_server_serves_its_page_its_files_and_the_api(installed, tmp_path):
    command = [installed, "serve"]
    with RunningServer(tmp_path / "log", command=command, cwd=tmp_path) as server:
        for path, expected in (
            ("/?lang=de", "Keine Ziffer"),
            ("/static/js/pages/pad.js", "import"),
            ("/api/v1/models/current", '"current":true'),
            ("/about", "Permission is hereby granted"),
        ):
            with urlopen(server.url + path) as answer:
                assert expected in answer.read().decode()


@pytest.mark.soak
def test_all_that_the_package_needs_is_installed_with_it(wheel, tmp_path):
    environment = tmp_path / "an empty environment"
    venv.create(environment)
    install(wheel, environment, "--quiet")
    digitpad = environment / "bin" / "digitpad"
    seven = tmp_path / "seven.png"
    seven.write_bytes(as_file(digit_picture(7)))
    assert json.loads(run(digitpad, "read", seven, cwd=tmp_path))["digit"] == 7
