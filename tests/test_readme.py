"""What the README promises is what the code does."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

README = (ROOT / "README.md").read_text()


def test_every_target_of_the_makefile_is_explained():
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for target in targets[1].split():
        assert re.search(rf"\bmake {target}\b", README), target


@pytest.mark.parametrize(
    ("number", "digit_of"),
    [(0, lambda names: names["digit"]), (1, lambda names: names["probabilities"].argmax())],
    ids=["digits alone", "Keras"],
)
def test_each_python_example_reads_a_seven(number, digit_of, monkeypatch):
    example = re.findall(r"```python\n(.+?)```", README, re.DOTALL)[number]
    monkeypatch.chdir(ROOT)
    names: dict = {}
    exec(example, names)
    assert digit_of(names) == 7
