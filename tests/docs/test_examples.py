"""Every command that the README, the docs and the command's own help show is one that runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.commands import digitpad
from cli.serve import serve
from digits.bundle import SHIPPED, read_manifest
from testing.servers import ROOT, RunningServer
from trainer.__main__ import parser
from webapp.keyring import ApiKey, new_key, write_keys
from webapp.settings import read_settings

SAMPLES = ROOT / "static" / "samples"

SAMPLE_OF_FILE = {
    "docs/seven.png": "seven.png",
    "scans/seven.png": "seven.png",
    "seven.png": "seven.png",
    "photos/note.jpg": "note.jpg",
    "photo.jpg": "note.jpg",
    "line.png": "number.png",
    "meter.jpg": "parcel.jpg",
}
"""What the examples read, in the folder that they run in."""

AS_INSTALLED = """
set -eo pipefail
digitpad() {
    if [ "$1" = predict ]; then set -- "$@" --url "$SERVER"; fi
    "$PYTHON" -m cli "$@"
}
"""

ELSEWHERE = ("make ", "pip install .", "sudo deploy/kiosk/install.sh")
"""Of these tell tests/test_readme.py, tests/cli/test_package.py and tests/deploy/test_kiosk.py."""


def told_by(page: Path) -> Iterator[str]:
    """The commands of a page's blocks for a shell, without what is said of them."""
    for block in re.findall(r"^```sh\n(.+?)^```", page.read_text(), re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            yield re.sub(r"\s{2,}#.*", "", line).strip()


def told_by_help(command: click.Command) -> Iterator[str]:
    """The examples in the help of a command and of those under it."""
    for line in re.findall(r"^ +((?:digitpad|curl) .+)$", command.help or "", re.MULTILINE):
        yield line.partition("   ")[0]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from told_by_help(command.get_command(context, name))


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

# Those of docs/api.md tell their answers, too: tests/docs/test_api.py.
TOLD = {line for page in PAGES if page.name != "api.md" for line in told_by(page)}

COMMANDS = sorted({*TOLD, *told_by_help(digitpad)})

TO_RUN = [c for c in COMMANDS if re.match(r"(digitpad (?!serve)|curl )", c)]

OF_TRAINER = [c for c in COMMANDS if "python -m trainer " in c]

OF_SERVER = [c for c in COMMANDS if re.match(r"(digitpad serve|DIGITPAD_\w+=\S+ make run)", c)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("server") / "log") as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the examples run."""
    for file, sample in SAMPLE_OF_FILE.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(SAMPLES / sample, tmp_path / file)
    write_keys(tmp_path / "keys.json", {"school": ApiKey(new_key()[1])})
    versions = tmp_path / "models" / "versions"
    versions.mkdir(parents=True)
    (versions / read_manifest(SHIPPED).version).symlink_to(SHIPPED)
    return tmp_path


def test_every_command_that_is_shown_is_tried():
    assert len(TO_RUN) > 8
    tried = {*TO_RUN, *OF_TRAINER, *OF_SERVER}
    assert [c for c in COMMANDS if c not in tried and not c.startswith(ELSEWHERE)] == []


@pytest.mark.parametrize(
    "words",
    ["serve", "keys new", "keys list", "keys revoke", "read", "predict", "models", "openapi"],
)
def test_the_help_of_each_command_has_an_example_of_it(words):
    assert any(line.startswith(f"digitpad {words}") for line in told_by_help(command_of(words)))


def command_of(words: str) -> click.Command:
    command: click.Command = digitpad
    for word in words.split():
        command = command.get_command(click.Context(command), word)
    return command


@pytest.mark.parametrize("command", TO_RUN)
def test_each_command_runs(server, folder, command):
    command = command.replace("http://127.0.0.1:8000", server.url)
    command = command.replace("https://example.org", f"{server.url}/static/samples")
    environment = os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        ["bash", "-c", AS_INSTALLED + command.replace("COMMAND", "read")],
        cwd=folder,
        env=environment | {"SERVER": server.url},
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("command", OF_TRAINER)
def test_each_of_the_trainers_commands_is_one_that_it_takes(command):
    assert parser().parse_args(shlex.split(command.partition("-m trainer ")[2])).command


@pytest.mark.parametrize("command", OF_SERVER)
def test_each_way_to_start_the_server_is_one_that_it_takes(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    words = shlex.split(command)
    variables = dict(word.split("=", 1) for word in words if word.startswith("DIGITPAD_"))
    assert read_settings(variables)
    if words[0] == "digitpad":
        serve.make_context("serve", words[2:])
