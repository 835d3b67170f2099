"""The examples on the API's own page run as they are pasted, and answer as it says."""

import html
import json
import re
import subprocess
import sys
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from testing.servers import RunningServer
from webapp.api.snippets import snippets_of
from webapp.keyring import ApiKey, new_key, write_keys

COUNT = sum(map(len, snippets_of.values()))

RUN = {"curl": ["bash", "-e", "-c"], "python": [sys.executable, "-c"]}


@pytest.fixture(scope="module", params=[False, True], ids=["without keys", "with keys"])
def page(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of a server that runs, with a key in the place of KEY where one is asked for."""
    folder = tmp_path_factory.mktemp("server")
    key, sha256 = new_key()
    settings = {"DIGITPAD_API_KEYS": str(folder / "keys.json")} if request.param else {}
    write_keys(folder / "keys.json", {"museum": ApiKey(sha256)})
    with RunningServer(folder / "log", **settings) as server:
        text = urlopen(f"{server.url}/api").read().decode()
        yield html.unescape(text.replace("Bearer KEY", f"Bearer {key}"))


def codes(page: str, mark: str) -> list[str]:
    found = re.findall(rf"<code {mark}>(.+?)</code>", page, re.DOTALL)
    assert len(found) == COUNT
    return found


@pytest.mark.parametrize("number", range(COUNT))
def test_each_example_answers_as_told_in_both_languages(page, number, tmp_path):
    told = json.loads(codes(page, "data-answers")[number])
    for language, command in RUN.items():
        code = codes(page, f'data-runs="{language}"')[number]
        came = answer_of([*command, code], tmp_path)
        assert told.keys() <= came.keys() if "openapi" in told else told.keys() == came.keys()
        for name in ("digit", "text", "rejected", "explained", "digits", "status", "network"):
            if not isinstance(told.get(name), list):  # of which the page shows the first
                assert came.get(name) == told.get(name), language


def answer_of(command: list[str], folder: Path) -> dict:
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    answer = run.stdout.strip()
    return json.loads(answer) if answer.startswith('{"') else literal_eval(answer)
