"""docs/architecture.md names files that are there."""

import re

import pytest

from testing.servers import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text()

LINES = [line for line in PAGE.splitlines() if "/" in line and "`" in line]


@pytest.mark.parametrize("line", LINES)
def test_every_path_of_a_line_is_there(line):
    """One without a folder lies beside the one before it."""
    folder = ROOT
    for name in re.findall(r"`([\w./-]+(?:/|\.py|\.js|\.md))`", line):
        path = ROOT / name if "/" in name else folder / name
        assert path.exists(), name
        folder = path.parent
