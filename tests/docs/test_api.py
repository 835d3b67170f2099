"""docs/api.md tells what the API does: its examples run, and answer as they say."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from testing.pictures import as_file, digit_picture
from testing.servers import ROOT, RunningServer
from webapp import create_app
from webapp.http.overload import PATIENCE_S, waited_s
from webapp.keyring import ApiKey, new_key, write_keys
from webapp.settings import Settings

PAGE = (ROOT / "docs" / "api.md").read_text()

ADDRESS = "http://127.0.0.1:8000"

COMMANDS = re.findall(r"```sh\n(.+)\n```\n\n```json\n((?:.+\n)+)```", PAGE)
"""Each command, and what it answers."""

STATUSES = {int(status) for status in re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE)}

URL = "/api/v1/predictions"

SEVEN = as_file(digit_picture(7))

PNG = {"content_type": "image/png"}

CHUNKED = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}

REFUSED = {
    400: ("post", URL, {"json": {"picture": ""}}),
    404: ("get", "/api/v1/nothing", {}),
    405: ("get", URL, {}),
    411: ("post", URL, {"data": SEVEN, **PNG, "environ_overrides": CHUNKED}),
    413: ("post", URL, {"data": bytes(2_000_000), **PNG}),
    415: ("post", URL, {"data": SEVEN, "content_type": "image/gif"}),
    422: ("post", URL, {"data": b"no picture", **PNG}),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("server") / "log") as server:
        yield server


@pytest.fixture
def client(recognizer) -> FlaskClient:
    return create_app(Settings(), recognizer).test_client()


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the examples are run."""
    monkeypatch.chdir(ROOT)
    return ROOT


@pytest.fixture
def keyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningServer]:
    """A server that asks for keys, and a key in the variable that the example takes it from."""
    key, sha256 = new_key()
    write_keys(tmp_path / "keys.json", {"museum": ApiKey(sha256)})
    monkeypatch.setenv("DIGITPAD_API_KEY", key)
    with RunningServer(tmp_path / "log", DIGITPAD_API_KEYS=str(tmp_path / "keys.json")) as server:
        yield server


def shape(value: Any) -> Any:
    """What is told of an answer: its fields, and the type of each, but not how many items."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else type(value)


@pytest.mark.parametrize(("command", "answer"), COMMANDS)
def test_each_command_answers_as_told(server, folder, command, answer):
    command = command.replace(ADDRESS, server.url)
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    came, told = json.loads(run.stdout), json.loads(answer)
    if "metrics" in told:  # of which there are many
        came["metrics"] = told["metrics"]
    assert shape(came) == shape(told)
    for name in ("digit", "text", "rule", "explained", "rejected", "status", "detail", "network"):
        assert came.get(name) == told.get(name)


def test_the_python_example_reads_a_seven(server, folder):
    (example,) = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(example.replace(ADDRESS, server.url), names)
    assert names["answer"]["digit"] == 7


def test_the_example_with_a_key_reads_a_seven_where_keys_are_asked_for(keyed, folder):
    (example,) = re.findall(r"```sh\n(.+Bearer.+)\n```", PAGE)
    command = example.replace(ADDRESS, keyed.url)
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert json.loads(run.stdout)["digit"] == 7


@pytest.mark.parametrize("status", REFUSED)
def test_each_status_comes_where_the_table_says(client, status):
    method, path, request = REFUSED[status]
    assert client.open(path, method=method.upper(), **request).status_code == status


def test_a_client_that_asks_too_often_is_told_what_is_left_and_when_to_come_back(recognizer):
    client = create_app(Settings(rate_limit="1/hour"), recognizer).test_client()
    answers = [client.post(URL, data=SEVEN, **PNG) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    told = re.findall(r"`(X-RateLimit-\w+)`", PAGE)
    assert told
    assert all(name in answer.headers for answer in answers for name in told)
    assert int(answers[1].headers["Retry-After"]) > 0


def test_a_busy_server_says_when_to_come_back(client):
    token = waited_s.set(PATIENCE_S + 1)
    answer = client.post(URL, data=SEVEN, **PNG)
    waited_s.reset(token)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


def test_the_table_of_problems_is_whole():
    assert {*REFUSED, 401, 429, 503} == STATUSES  # of 401 tells tests/webapp/http/test_keys.py
