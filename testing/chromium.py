"""Which Chromium the tests and the benchmarks drive."""

import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


class NoChromium(RuntimeError):
    """No browser is installed; the message says how to."""


def path_of_chromium(of_playwright: str) -> str | None:
    """None for Playwright's own, where it is at the path that it tells, else the system's.

    Raises `NoChromium`.
    """
    if Path(of_playwright).exists():
        return None
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoChromium(
            "no Chromium: `.venv/bin/playwright install chromium`, or `apt-get install chromium`"
        )
    return found
