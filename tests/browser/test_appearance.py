"""The pages look as they were accepted: `pytest --accept` accepts how they look now.

What is compared is a small, blurred copy, so that Chromium's version and its smoothing may differ;
the fonts are the tests' own.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import rest, verdict
from tests.browser.clock import settle
from tests.browser.numbers import write

ACCEPTED = Path(__file__).parent / "accepted"

SHRINKING = 8

LARGEST_MEAN = 2
"""Grey levels of 255 by which the pixels of the small copies may differ on average."""

MOST_CHANGED, CHANGE = 0.01, 48
"""The share of them that may differ by more than so many levels."""

LOOKS = {
    "phone-light": {"size": (360, 740)},
    "desktop-light": {"size": (1280, 800)},
    "desktop-dark": {"size": (1280, 800), "dark": True},
    "tablet-arabic": {"size": (768, 1024), "language": "ar"},
}


def check_look(page, name, accept):
    page.mouse.move(0, 0)
    rest(page)
    with Image.open(BytesIO(page.screenshot())) as shot:
        seen = shot.convert("RGB").reduce(SHRINKING)
    path = ACCEPTED / f"{name}.png"
    if accept:
        ACCEPTED.mkdir(exist_ok=True)
        seen.save(path)
    assert path.exists(), "look at the page, and run `pytest --accept`"
    with Image.open(path) as accepted:
        assert seen.size == accepted.size
        change = np.abs(np.asarray(seen, int) - np.asarray(accepted, int)).max(axis=2)
    assert change.mean() <= LARGEST_MEAN
    assert (change > CHANGE).mean() <= MOST_CHANGED


@pytest.mark.parametrize("look", LOOKS)
def test_the_pad_looks_as_accepted(open_page, accept, look):
    page = open_page(**LOOKS[look])
    Mouse(page).draw(strokes_of_digit[4])
    expect(verdict(page)).to_have_text("4")
    check_look(page, f"pad-{look}", accept)


@pytest.mark.parametrize("look", LOOKS)
def test_a_number_looks_as_accepted(visit, accept, look):
    page = visit("/number", **LOOKS[look])
    write(page, "104", size=0.6)
    expect(verdict(page)).to_have_text("104")
    check_look(page, f"number-{look}", accept)


@pytest.mark.parametrize("look", LOOKS)
def test_the_chain_looks_as_accepted(open_page, accept, look):
    page = open_page(**LOOKS[look])
    Mouse(page).draw(strokes_of_digit[4])
    page.locator("#chain-switch").click()
    expect(page.locator("img[data-seen]").first).to_be_visible()
    check_look(page, f"chain-{look}", accept)


@pytest.mark.parametrize("look", ["phone-light", "desktop-dark"])
@pytest.mark.parametrize("path", ["/picture", "/model", "/api"])
def test_a_page_looks_as_accepted(visit, accept, path, look):
    page = visit(path, **LOOKS[look])
    check_look(page, f"{path[1:]}-{look}", accept)


@pytest.fixture
def exhibit(new_page, server):
    """A function that opens the exhibit, which wanders nowhere."""

    def exhibit(query, size):
        page = new_page(size, stopped=True)
        page.add_init_script("Math.random = () => 0.5")
        page.goto(f"{server.url}/kiosk?lang=en&{query}")
        settle(page)
        return page

    return exhibit


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["across", "upright"])
def test_the_exhibit_looks_as_accepted(exhibit, accept, size):
    page = exhibit("attract=off", size)
    Mouse(page).draw(strokes_of_digit[4])
    settle(page)
    expect(verdict(page)).to_have_text("4")
    check_look(page, f"kiosk-{size[0]}", accept)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["across", "upright"])
def test_the_exhibit_that_writes_itself_looks_as_accepted(exhibit, accept, size):
    page = exhibit("attract=on", size)
    page.clock.run_for(2600)  # until it is written; then it stands
    settle(page)
    expect(verdict(page)).to_have_text("9")
    check_look(page, f"kiosk-attract-{size[0]}", accept)


@pytest.mark.parametrize(
    "size", [(1280, 800), (1080, 1920), (390, 844)], ids=["across", "upright", "phone"]
)
def test_a_sum_at_the_exhibit_looks_as_accepted(exhibit, accept, size):
    page = exhibit("attract=off&game=sums", size)
    write(page, "13", start=0.2, size=0.7)
    settle(page)
    page.clock.run_for(3100)
    settle(page)
    expect(page.locator("#game-pass")).to_be_visible()
    check_look(page, f"kiosk-sums-{size[0]}", accept)


def test_another_look_would_be_noticed(open_page):
    page = open_page(**LOOKS["desktop-light"])
    page.locator(".reading").evaluate("(reading) => (reading.hidden = true)")
    with pytest.raises(AssertionError):
        check_look(page, "pad-desktop-light", accept=False)
