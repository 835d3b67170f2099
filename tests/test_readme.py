"""What the README promises is what the code does."""

import re
from pathlib import Path

import pytest

from testing.pictures import digit_picture
from webapp.settings import Settings, variable_of

ROOT = Path(__file__).resolve().parent.parent

README = (ROOT / "README.md").read_text()


def variables_in_table() -> dict[str, str]:
    """Each variable of the README's table, and its default there."""
    return dict(re.findall(r"^\| `(DIGITPAD_\w+)` \| (.+?) \|", README, re.MULTILINE))


def test_the_table_of_settings_lists_every_variable_of_the_code_and_no_other():
    in_code = {variable_of(name) for name in Settings.__annotations__}
    for path in (ROOT / "trainer").rglob("*.py"):
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


@pytest.mark.parametrize(
    ("number", "digit_of"),
    [(0, lambda names: names["digit"]), (1, lambda names: names["probabilities"].argmax())],
    ids=["digits alone", "Keras"],
)
def test_each_python_example_reads_a_seven(number, digit_of, tmp_path, monkeypatch, saved_model):
    example = re.findall(r"```python\n(.+?)```", README, re.DOTALL)[number]
    digit_picture(7).save(tmp_path / "seven.png")
    (tmp_path / "saved_model").symlink_to(saved_model)
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    exec(example, names)
    assert digit_of(names) == 7
