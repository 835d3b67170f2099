import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.commands import digitpad
from testing.pictures import as_file, digit_picture
from testing.servers import RunningServer


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with RunningServer(tmp_path_factory.mktemp("server") / "log") as server:
        yield server


@pytest.fixture
def seven(tmp_path) -> Path:
    path = tmp_path / "seven.png"
    path.write_bytes(as_file(digit_picture(7)))
    return path


def run(*arguments):
    return CliRunner().invoke(digitpad, ["predict", *map(str, arguments)])


def test_a_server_that_runs_reads_the_pictures(server, seven):
    result = run(seven, "--url", server.url + "/", "--explain")
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["file"], row["digit"], row["explained"]) == (str(seven), 7, 7)


def test_what_the_server_refuses_is_a_row(server, seven, tmp_path):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"broken")
    result = run(broken, seven, "--url", server.url)
    assert result.exit_code == 1
    refused, read = map(json.loads, result.stdout.splitlines())
    assert "expected a PNG or JPEG picture" in refused["problem"]
    assert read["digit"] == 7


def test_a_file_that_is_not_there_is_a_row_and_not_the_end(server, seven):
    result = run("nowhere.png", seven, "--url", server.url)
    assert result.exit_code == 1
    missing, read = map(json.loads, result.stdout.splitlines())
    assert missing == {"file": "nowhere.png", "problem": "No such file or directory"}
    assert read["digit"] == 7


def test_a_server_that_is_not_there_is_told_in_a_line(seven):
    result = run(seven, "--url", "http://127.0.0.1:9")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no answer from http://127.0.0.1:9/api/v1/predictions: ")


@pytest.mark.parametrize("url", ["file:///etc", "127.0.0.1:8000"])
def test_an_address_that_is_none_is_refused(seven, url):
    result = run(seven, "--url", url)
    assert result.exit_code == 2
    assert "expected http:// or https://" in result.stderr
