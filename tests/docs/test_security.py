"""Each promise about security names the tests that hold it."""

import re

import pytest

from testing.servers import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text()

TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")

SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize(("file", "test"), TEST.findall(PAGE))
def test_a_test_that_a_promise_names_is_there(file, test):
    assert f"\ndef {test}(" in (ROOT / file).read_text()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_promise_names_a_test_and_every_section_says_what_is_not_promised(section):
    rows = re.findall(r"^\| (?!promise)(.+) \|$", SECTIONS[section], re.MULTILINE)
    assert rows
    assert [row for row in rows if not TEST.search(row)] == []
    assert "\nNot promised: " in SECTIONS[section]
