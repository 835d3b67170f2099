"""What is wrong with a page at some size: controls out of reach or covered, texts cut off."""

from pathlib import Path

from playwright.sync_api import Page

FAULTS = Path(__file__).with_suffix(".js").read_text()


def faults(page: Page, least: int = 24) -> list[str]:
    """What is wrong with a page as it stands; no control may be smaller than `least` px."""
    found: list[str] = page.evaluate(FAULTS, least)
    return found
