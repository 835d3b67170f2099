"""Whatever is wrong is one line on stderr, whichever command it is."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.commands import digitpad
from testing.pictures import as_file, digit_picture
from testing.servers import ROOT

FULL = Path("/dev/full")


@pytest.fixture
def seven(tmp_path) -> Path:
    path = tmp_path / "seven.png"
    path.write_bytes(as_file(digit_picture(7)))
    return path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("read", "digitpad read: Missing argument 'FILE|FOLDER|-...'."),
        ("read x --jobs 0", "digitpad read: Invalid value for '--jobs': 0 is not in the range"),
        ("read x --format xml", "digitpad read: Invalid value for '--format': 'xml' is not one of"),
        ("read x --fast", "digitpad read: No such option"),
        ("predict x --url foo", "digitpad predict: Invalid value for --url: expected http://"),
        ("keys list", "digitpad keys list: Missing option '--file'"),
        ("keys new a/b --file x", "digitpad keys new: Invalid value for NAME: expected up to 64"),
        ("keys lose", "digitpad keys: No such command 'lose'."),
        ("write", "digitpad: No such command 'write'."),
        ("--fast", "digitpad: No such option"),
    ],
)
def test_a_command_line_that_cannot_be_meant_is_told_in_one_line(line, told):
    result = CliRunner().invoke(digitpad, line.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {told}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("line", ["", "keys"])
def test_who_names_no_command_is_shown_which_there_are(line):
    result = CliRunner().invoke(digitpad, line.split())
    assert result.exit_code == 2
    assert "Commands:" in result.stderr


@pytest.mark.skipif(not FULL.exists(), reason="expected a device that is always full")
@pytest.mark.parametrize("line", ["read seven.png", "models", "openapi", "--help", "read --help"])
def test_what_cannot_be_written_is_told_in_one_line(seven, line):
    with FULL.open("w") as full:
        ended = run(line, seven.parent, full)
    assert (ended.returncode, ended.stderr) == (1, "Error: No space left on device\n")


def test_whoever_has_read_enough_hears_nothing_of_it(seven):
    line = f'"{sys.executable}" -m cli read seven.png seven.png | true; exit "${{PIPESTATUS[0]}}"'
    ended = subprocess.run(
        ["bash", "-c", line], cwd=seven.parent, env=of_this(), capture_output=True, text=True
    )
    assert (ended.returncode, ended.stderr) == (1, "")


def run(line: str, folder: Path, output) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "cli", *line.split()]
    told = subprocess.PIPE
    return subprocess.run(command, cwd=folder, env=of_this(), stdout=output, stderr=told, text=True)


def of_this() -> dict[str, str]:
    """Buffered as where people run it, so that an error may come late."""
    return {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
