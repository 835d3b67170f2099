"""Colours follow the system's, on the screen and on paper."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import eventually, frames, verdict

COLOUR_OF_INK = """(canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const opaque = data.findIndex((alpha, i) => i % 4 === 3 && alpha === 255);
    return [...data.slice(opaque - 3, opaque)];
}"""

PAINTED = ["#pad", "#chain-ink", ".memory canvas"]

DARK, LIGHT = [26, 42, 143], [195, 206, 255]


def draw(page, digit):
    Mouse(page).draw(strokes_of_digit[digit])
    expect(verdict(page)).to_have_text(str(digit))


def screenshot(page, selector="body"):
    with Image.open(BytesIO(page.locator(selector).screenshot())) as shot:
        return np.asarray(shot.convert("RGB"), int)


@pytest.fixture
def drawn(open_page):
    """A function that opens the pad with a digit on it and another one before it."""

    def drawn(**options):
        page = open_page(**options)
        draw(page, 7)
        page.keyboard.press("Escape")
        page.locator("#chain-switch").click()
        draw(page, 4)
        expect(page.locator("img[data-seen]").first).to_be_visible()
        return page

    return drawn


def test_what_is_drawn_takes_on_the_colours_of_light_and_dark(drawn):
    page = drawn()
    for scheme, expected in [("light", DARK), ("dark", LIGHT), ("light", DARK)]:
        page.emulate_media(color_scheme=scheme)
        frames(page)
        for name in PAINTED:
            ink = page.locator(name)
            eventually(page, lambda ink=ink, it=expected: ink.evaluate(COLOUR_OF_INK) == it)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_printed_dark_on_white(drawn, scheme):
    page = drawn(dark=scheme == "dark")
    page.emulate_media(media="print", color_scheme=scheme)
    frames(page)
    paper = screenshot(page)
    assert (paper[:, :8] == 255).all()
    assert screenshot(page, "#pad").min() < 20
    assert screenshot(page, ".memory canvas").min() < 20


def test_bars_are_printed_though_they_are_backgrounds(drawn):
    page = drawn()
    page.emulate_media(media="print")
    for part in page.locator(".bar-track, .bar-fill").all():
        style = part.evaluate("(part) => getComputedStyle(part).printColorAdjust")
        assert style == "exact"
    expect(page.locator(".bar")).to_have_count(10)


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desktop"])
@pytest.mark.parametrize("is_explaining", [False, True], ids=["closed", "open"])
def test_forced_colours_leave_the_numeral_whole(open_page, size, is_explaining):
    page = open_page(size)
    draw(page, 4)
    if is_explaining:
        page.locator("#chain-switch").click()
    whole = rows_of_numeral(page)
    page.emulate_media(forced_colors="active")
    frames(page)
    assert rows_of_numeral(page) == pytest.approx(whole, abs=2)


def rows_of_numeral(page):
    """How many rows of pixels have ink in them, from the verdict's own box on."""
    box = page.locator("#verdict").bounding_box()
    clip = {"x": box["x"], "y": box["y"] - 8, "width": 60, "height": box["height"] + 16}
    with Image.open(BytesIO(page.screenshot(clip=clip))) as shot:
        grey = np.asarray(shot.convert("L"), int)
    return int((np.abs(grey - grey[0, 0]) > 60).any(axis=1).sum())


@pytest.mark.parametrize("path", ["/", "/kiosk?attract=off"])
@pytest.mark.parametrize("size", [(1280, 800), (768, 1024)], ids=["rows", "columns"])
@pytest.mark.parametrize(("language", "end"), [("en", "left"), ("ar", "right")])
def test_bars_fill_from_where_the_language_begins(visit, path, size, language, end):
    page = visit(path, size, language=language)
    outer, inner = page.locator("[data-digit='3'] .bar-fill").evaluate("""(fill) => {
        fill.style.setProperty("--probability", 0.25);
        return [fill.parentElement, fill].map((part) => part.getBoundingClientRect().toJSON());
    }""")
    if size[0] > size[1]:
        assert inner["width"] == pytest.approx(outer["width"] / 4, abs=1)
        edges = {"left": outer["x"] - inner["x"]}
        edges["right"] = outer["x"] + outer["width"] - inner["x"] - inner["width"]
        assert edges[end] == pytest.approx(0, abs=1)
    else:
        bottoms = [box["y"] + box["height"] for box in (outer, inner)]
        assert bottoms[0] == pytest.approx(bottoms[1], abs=1)
