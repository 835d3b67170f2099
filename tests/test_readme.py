"""What the README promises is what the code does."""

import re
from pathlib import Path

import pytest

from webapp.settings import Settings, variable_of

ROOT = Path(__file__).resolve().parent.parent

README = (ROOT / "README.md").read_text()


def variables_in_table() -> dict[str, str]:
    """Each variable of the README's table, and its default there."""
    return dict(re.findall(r"^\| `(DIGITPAD_\w+)` \| (.+?) \|", README, re.MULTILINE))


def test_the_table_of_settings_lists_every_variable_of_the_code_and_no_other():
    in_code = {variable_of(name) for name in Settings.__annotations__}
    for path in (ROOT / "trainer").glob("*.py"):
        in_code |= set(re.findall(r"DIGITPAD_\w+", path.read_text()))
    assert set(variables_in_table()) == in_code


@pytest.mark.parametrize("name", ["host", "port", "workers", "threads", "max_bytes", "max_pixels"])
def test_the_table_tells_the_defaults(name):
    assert variables_in_table()[variable_of(name)] == f"`{getattr(Settings(), name)}`"


def test_every_target_of_the_makefile_is_explained():
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for target in targets[1].split():
        assert re.search(rf"\bmake {target}\b", README), target


def test_every_file_that_the_readme_links_to_is_there():
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_the_python_example_runs(tmp_path, monkeypatch, saved_model):
    from tests.pictures import digit_picture

    example = re.search(r"```python\n(.+?)```", README, re.DOTALL)[1]
    digit_picture(7).save(tmp_path / "seven.png")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved_model").symlink_to(saved_model)
    names: dict = {}
    exec(example, names)
    assert names["digit"] == 7


def test_the_keras_example_runs(tmp_path, monkeypatch, saved_model):
    from tests.pictures import digit_picture

    example = re.findall(r"```python\n(.+?)```", README, re.DOTALL)[1]
    digit_picture(7).save(tmp_path / "seven.png")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved_model").symlink_to(saved_model)
    names: dict = {}
    exec(example, names)
    assert names["probabilities"].argmax() == 7
