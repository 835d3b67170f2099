"""docs/settings.md tells the settings that there are."""

import re
from pathlib import Path

import pytest

from trainer.data.download import data_folder
from webapp.settings import ROOT, Settings, variable_of

PAGE = (ROOT / "docs" / "settings.md").read_text()

TOLD = dict(re.findall(r"^\| `(DIGITPAD_\w+)` \| (.+?) \|", PAGE, re.MULTILINE))
"""Each variable of the tables, and its default there."""

OTHERWISE = {
    "hosts": "what it listens on",
    "model": "`saved_model`",
    "models": "none",
    "secret_key": "a new one at each start",
    "rate_limit": "none",
    "rate_limit_storage": "none",
    "api_keys": "none",
    "cors_origins": "none",
    "frame_ancestors": "none",
    "source_url": "none",
    "kiosk_logo": "none",
}
"""Defaults that are told in other words than the code's."""


def test_every_variable_of_the_code_is_told_and_no_other():
    in_code = {variable_of(name) for name in Settings.__annotations__}
    for path in (ROOT / "trainer").rglob("*.py"):
        in_code |= set(re.findall(r"DIGITPAD_\w+", path.read_text()))
    assert set(TOLD) == in_code


@pytest.mark.parametrize("name", Settings.__annotations__)
def test_each_default_is_the_codes(name):
    assert TOLD[variable_of(name)] == OTHERWISE.get(name, f"`{getattr(Settings(), name)}`")


def test_the_models_default_is_a_folder_of_the_repository():
    assert Settings().model == ROOT / "saved_model"


def test_the_datas_default_is_the_trainers(monkeypatch):
    monkeypatch.delenv("DIGITPAD_DATA", raising=False)
    assert data_folder() == Path(TOLD["DIGITPAD_DATA"].strip("`")).expanduser()
