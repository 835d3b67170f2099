"""The pages name files that are there."""

import re
from pathlib import Path

import pytest

from testing.servers import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]

PATH = re.compile(r"`(\w[\w./-]*(?:/|\.py|\.js|\.html|\.md))`")
"""A folder or a file, in backticks; one without a folder lies beside the last on its line."""

MADE = {"models/"}
"""What there is only once a command has made it."""

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_is_there(page):
    named = paths_in(page.read_text())
    assert [name for name, path in named if name not in MADE and not path.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    targets = LINK.findall(page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


def paths_in(text: str) -> list[tuple[str, Path]]:
    """Each path of a page as it is written, and where it should be."""
    paths = []
    for line in text.splitlines():
        folder = ROOT
        for name in PATH.findall(line):
            paths.append((name, ROOT / name if "/" in name else folder / name))
            folder = paths[-1][1].parent
    return paths
