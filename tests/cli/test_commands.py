import json
import re

import pytest
from click.testing import CliRunner

import cli.training
from cli import serve
from cli.commands import PLACES, digitpad
from cli.version import VERSION
from digits.bundle import read_manifest
from digits.library import Library
from testing.servers import ROOT
from webapp.settings import Settings, variable_of

SHIPPED = ROOT / "saved_model"


def run(*arguments, **options):
    return CliRunner().invoke(digitpad, list(map(str, arguments)), **options)


def test_the_version_is_told():
    assert run("--version").stdout == f"digitpad, version {VERSION}\n"


@pytest.mark.parametrize("command", PLACES)
def test_every_command_has_a_line_of_help(command):
    (line,) = re.findall(rf"^  {command} +(.+)$", run("--help").stdout, re.MULTILINE)
    assert len(line) > 20


@pytest.fixture
def started(monkeypatch) -> list[dict]:
    """The variables that servers were started with."""
    started: list[dict] = []
    monkeypatch.setattr(serve, "start", lambda variables: started.append(variables) or 0)
    return started


def test_every_setting_is_an_option_and_an_option_counts_for_more(started):
    result = run("serve", "--port", "0", "--kiosk-lang", "de", env={"DIGITPAD_PORT": "8001"})
    assert result.exit_code == 0
    (variables,) = started
    assert (variables["DIGITPAD_PORT"], variables["DIGITPAD_KIOSK_LANG"]) == ("0", "de")
    told = run("serve", "--help").stdout
    assert all(f"--{name.replace('_', '-')} " in told for name in Settings.__annotations__)
    assert {variable_of(name) for name in serve.sets} == set(re.findall(r"DIGITPAD_\w+", told))


def test_a_setting_that_cannot_be_is_told_in_a_line():
    result = run("serve", "--port", "x")
    assert result.exit_code == 1
    assert result.stderr == (
        "Digitpad cannot start: DIGITPAD_PORT: expected a whole number from 0 to 65,535, got 'x'\n"
    )


@pytest.mark.parametrize(
    ("option", "typed", "offered"),
    [
        ("--network", "", ["auto", "float", "int8"]),
        ("--network", "f", ["float"]),
        ("--log", "", ["text", "json"]),
        ("--kiosk-game", "", ["on", "off", "told", "fool", "sums"]),
        ("--kiosk-lang", "e", ["en", "es"]),
        ("--port", "", []),
        ("--models", "", []),
    ],
)
def test_the_words_that_a_setting_can_be_are_offered_to_the_shell(option, typed, offered):
    words = f"digitpad serve {option} {typed}"
    asked = {"_DIGITPAD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "3"}
    assert run(env=asked).stdout.split() == [f"plain,{word}" for word in offered]


def test_the_model_that_came_along_is_listed():
    line = run("models").stdout
    assert line.startswith(f"* {read_manifest(SHIPPED).version} ")
    assert "float, int8" in line


def test_every_version_of_a_library_is_listed_and_the_one_that_reads_is_marked(tmp_path):
    library = Library(tmp_path)
    version = library.add(SHIPPED)
    assert run("models", "--models", tmp_path).stdout.startswith(f"  {version} ")
    library.promote(version)
    listed = run("models", env={"DIGITPAD_MODELS": str(tmp_path)})
    assert listed.stdout.startswith(f"* {version} ")


def test_a_folder_without_versions_is_told(tmp_path):
    result = run("models", "--models", tmp_path)
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: expected versions of a model in {tmp_path}, got none\n",
    )


def test_the_apis_document_is_written(client):
    told = json.loads(run("openapi").stdout)
    answered = client.get("/api/v1/openapi.json").json
    assert told == {name: part for name, part in answered.items() if name != "servers"}


def test_the_apis_document_is_of_the_server_that_the_settings_would_start():
    settings = {"DIGITPAD_API_KEYS": "keys.json", "DIGITPAD_MAX_BYTES": "123456"}
    told = json.loads(run("openapi", env=settings).stdout)
    assert "securitySchemes" in told["components"]
    assert "123,456" in json.dumps(told)


def test_the_apis_document_is_of_no_server_that_cannot_be():
    result = run("openapi", env={"DIGITPAD_PORT": "x"})
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: DIGITPAD_PORT: expected a whole number from 0 to 65,535, got 'x'\n"
    )


def test_a_trainers_command_says_what_to_install(monkeypatch):
    monkeypatch.setattr(cli.training, "find_spec", lambda name: None)
    result = run("train", "--epochs", "1")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: expected keras and tensorflow to be installed, which training needs: "
        "pip install 'digitpad[train]'\n"
    )


@pytest.mark.parametrize("command", ["train", "tune", "evaluate", "export"])
@pytest.mark.parametrize("wanted", ["-h", "--help"])
def test_the_help_of_a_trainers_command_needs_nothing_installed(monkeypatch, command, wanted):
    monkeypatch.setattr(cli.training, "find_spec", lambda name: None)
    result = run(command, wanted)
    assert (result.exit_code, result.stderr) == (0, "")
    does = re.search(rf"^  {command} +(.+) \(", run("--help").stdout, re.MULTILINE)[1]
    assert does in result.stdout
    assert "pip install 'digitpad[train]'" in result.stdout


def test_a_trainers_command_takes_the_trainers_options(tmp_path):
    result = run("train", "--epochs", "many")
    assert result.exit_code == 2
    assert "invalid int value: 'many'" in result.stderr
