"""Which Chromium the tests and the benchmarks drive."""

import shutil
from collections.abc import Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")

HEADLESS_SHELL = "chromium-headless-shell"
"""Chromium without a window of its own, as Playwright starts it too: the same pages for two thirds
of the work."""


class NoChromium(RuntimeError):
    """No browser is installed; the message says how to."""


def path_of_chromium(of_playwright: str, names: Sequence[str] = NAMES) -> str | None:
    """None for Playwright's own, where it is at the path that it tells, else the system's.

    Of several names the first that is there. Raises `NoChromium`.
    """
    if Path(of_playwright).exists():
        return None
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise NoChromium(
            "no Chromium: `.venv/bin/playwright install chromium`, or `apt-get install chromium`"
        )
    return found
