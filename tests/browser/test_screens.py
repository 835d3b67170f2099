"""On a screen of any size, in German and in Arabic, everything is seen, in reach and its own."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import answer_always, frames, verdict
from tests.browser.clock import settle
from tests.browser.faults import faults
from webapp.languages import name_of_language
from webapp.settings import ROOT

SIZES = [
    (320, 256),
    (480, 270),  # 1920 x 1080 at 400 %
    (568, 320),
    (800, 480),
    (1024, 768),
    (1920, 1080),
    (360, 740),
    (768, 1024),
    (1080, 1920),
]
"""For the suite; the whole sweep is long by nature."""

SWEEP = [
    *product(
        [280, 320, 360, 480, 568, 640, 800, 1024, 1280, 1366, 1440, 1920, 2560, 3840],
        [180, 256, 270, 320, 480, 600, 720, 768, 800, 900, 1024, 1080, 1440, 1920, 2160],
    )
]

SMALLEST, SMALLEST_AT_EXHIBIT = 24, 44
"""Sides of a control in px: WCAG 2.2's, and a finger's."""

SAMPLE = ROOT / "static" / "samples" / "note.jpg"

WANDER = """async (sign) => {
    const { DRIFT } = await import("/static/js/kiosk/wander.js");
    for (const axis of ["x", "y"]) document.body.style.setProperty(`--drift-${axis}`, sign * DRIFT);
    document.body.classList.toggle("is-flipped", sign < 0);
}"""
"""As far as the exhibit goes, to one side and, mirrored, to the other."""

NOTHING_SEEN = {"seen": None, "features": [], "heatmap": None, "explained": None}

TURNED_DOWN = {"rejected": "not_a_digit", "probabilities": [0.1] * 10, **NOTHING_SEEN}


@pytest.fixture
def open_pad(open_page):
    def open_pad(language, *, is_explaining=False):
        page = open_page(language=language)
        Mouse(page).draw(strokes_of_digit[4])
        expect(verdict(page)).to_have_text("4")
        if is_explaining:
            page.locator("#chain-switch").click()
            expect(page.locator("img[data-seen]").first).to_be_visible()
            page.mouse.move(0, 0)
        return page

    return open_pad


@pytest.fixture
def open_exhibit(exhibit):
    def open_exhibit(language, doing, *, is_explaining=False):
        page = exhibit(f"lang={language}", (1280, 800), is_still=True)
        if doing == "waiting":
            return page
        page.mouse.click(2, 2)
        if doing == "playing":
            page.locator("#game-fool").click()
            answer_always(page, **TURNED_DOWN)
        if doing == "summing":
            page.locator("#game-sums").click()
        Mouse(page).draw(strokes_of_digit[4])
        settle(page)
        page.clock.run_for(3500)
        if is_explaining:
            page.locator("#chain-switch").click()
            settle(page)
        return page

    return open_exhibit


def found(page, sizes, smallest):
    """All that is wrong at any of these sizes, by size."""
    wrong = {}
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        if smallest == SMALLEST_AT_EXHIBIT:
            settle(page, frames=2)
            for sign in (-1, 1):
                page.evaluate(WANDER, sign)
                wrong[width, height, sign] = faults(page, smallest)
        else:
            frames(page)
            wrong[width, height] = faults(page, smallest)
    return {size: faults for size, faults in wrong.items() if faults}


@pytest.mark.parametrize(("language", "is_explaining"), [("de", False), ("ar", True)])
def test_the_pad_fits_every_screen(open_pad, language, is_explaining):
    page = open_pad(language, is_explaining=is_explaining)
    assert found(page, SIZES, SMALLEST) == {}


WORDS = {
    "blank": None,
    "not a digit": TURNED_DOWN,
    "unsure": {"digit": 3, "confidence": 0.45, "probabilities": [0.1] * 10, **NOTHING_SEEN},
    "several": {"digit": 3, "confidence": 1, "probabilities": [0.1] * 10, "digits": 2}
    | NOTHING_SEEN,
    "no digit in a picture": TURNED_DOWN | {"digits": 0},
}
"""Answers whose words are longest."""


def faults_of_words(page, words, sizes):
    if WORDS[words] is not None:
        answer_always(page, **WORDS[words])
        Mouse(page).draw(strokes_of_digit[1])
        expect(page.locator("#verdict-detail")).to_have_text(re.compile(".+"))
        expect(verdict(page)).not_to_have_attribute("aria-busy", "true")
    return found(page, sizes, SMALLEST)


@pytest.mark.parametrize("words", WORDS)
def test_what_is_said_covers_nothing_on_any_screen(open_page, words):
    assert faults_of_words(open_page(language="de"), words, SIZES) == {}


@pytest.mark.soak
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("language", name_of_language)
def test_what_is_said_covers_nothing_on_any_screen_of_the_sweep(open_page, words, language):
    narrow = [(width, height) for width, height in SWEEP if width <= 800]
    assert faults_of_words(open_page(language=language), words, narrow) == {}


@pytest.mark.parametrize(("language", "path"), [("de", "/"), ("ar", "/picture")])
def test_a_picture_that_is_cropped_fits_every_screen(visit, language, path):
    page = visit(path, language=language)
    page.locator("input[type=file]").first.set_input_files(SAMPLE)
    expect(verdict(page)).to_have_text("4")
    assert found(page, SIZES, SMALLEST) == {}


@pytest.mark.parametrize(
    ("language", "path", "sizes"),
    [
        ("ar", "/picture", SIZES),
        ("de", "/model", [(320, 256), (360, 740), (1024, 768)]),
        ("ar", "/api", [(320, 256), (360, 740), (1024, 768)]),
    ],
)
def test_a_page_fits_every_screen(visit, language, path, sizes):
    page = visit(path, language=language)
    assert found(page, sizes, SMALLEST) == {}


@pytest.mark.parametrize(
    ("language", "doing", "is_explaining"),
    [
        ("de", "waiting", False),
        ("ar", "drawing", False),
        ("de", "drawing", True),
        ("de", "playing", False),
        ("ar", "playing", True),
        ("de", "summing", False),
        ("ar", "summing", False),
    ],
)
def test_the_exhibit_fits_every_screen(open_exhibit, language, doing, is_explaining):
    page = open_exhibit(language, doing, is_explaining=is_explaining)
    assert found(page, SIZES, SMALLEST_AT_EXHIBIT) == {}


@pytest.mark.soak
@pytest.mark.parametrize("is_explaining", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_pad_fits_every_screen_of_the_sweep(open_pad, language, is_explaining):
    page = open_pad(language, is_explaining=is_explaining)
    assert found(page, SWEEP, SMALLEST) == {}


@pytest.mark.soak
@pytest.mark.parametrize("path", ["/", "/picture"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_picture_that_is_cropped_fits_every_screen_of_the_sweep(visit, language, path):
    page = visit(path, language=language)
    page.locator("input[type=file]").first.set_input_files(SAMPLE)
    expect(verdict(page)).to_have_text("4")
    assert found(page, SWEEP, SMALLEST) == {}


@pytest.mark.soak
@pytest.mark.parametrize("path", ["/picture", "/model", "/api"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_page_fits_every_screen_of_the_sweep(visit, language, path):
    page = visit(path, language=language)
    assert found(page, SWEEP, SMALLEST) == {}


@pytest.mark.soak
@pytest.mark.parametrize(
    ("doing", "is_explaining"),
    [("waiting", False), ("summing", False), *product(["drawing", "playing"], [False, True])],
)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_exhibit_fits_every_screen_of_the_sweep(open_exhibit, language, doing, is_explaining):
    page = open_exhibit(language, doing, is_explaining=is_explaining)
    assert found(page, SWEEP, SMALLEST_AT_EXHIBIT) == {}
