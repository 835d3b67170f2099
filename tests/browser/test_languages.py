"""Seven languages: chosen by the browser, switchable, and the drawing stays."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse, ink
from testing.pictures import strokes_of_digit
from tests.browser.answers import frames, verdict

BLANK_IN = {
    "en": "Nothing there yet",
    "de": "Noch nichts da",
    "fr": "Rien pour l’instant",
    "es": "Aún no hay nada",
    "tr": "Henüz bir şey yok",
    "zh": "还没有内容",
    "ar": "لا شيء بعد",
}


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_the_page_speaks_the_browsers_language(open_page, language):
    page = open_page(language=language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(verdict(page)).to_have_text(BLANK_IN[language])


def test_arabic_runs_from_right_to_left_but_the_pad_does_not(open_page):
    page = open_page(language="ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")


def test_another_language_keeps_the_drawing_and_is_remembered(page):
    Mouse(page).draw(strokes_of_digit[3])
    expect(verdict(page)).to_have_text("3")
    page.keyboard.press("Escape")
    Mouse(page).draw(strokes_of_digit[7])
    drawn = ink(page)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Deutsch").click()
    expect(verdict(page)).to_have_text("7")
    expect(page.locator("#verdict-detail")).to_contain_text("sicher eine 7")
    assert ink(page) == pytest.approx(drawn, rel=1e-3)
    expect(page.locator("#history li")).to_have_count(1)
    page.goto(page.url.partition("?")[0])
    expect(page.locator("html")).to_have_attribute("lang", "de")


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "0%"), ("de", "0\xa0%"), ("tr", "%0"), ("ar", "0%")]
)
def test_the_bars_write_percent_as_the_language_does(open_page, language, shown):
    bar = open_page(language=language).locator("[data-digit='0']")
    assert bar.locator(".bar-percent").text_content() == shown
    assert re.sub(r"\W*%\W*", "%", bar.get_attribute("aria-valuetext")) == shown.replace("\xa0", "")


@pytest.mark.parametrize("language", BLANK_IN)
def test_undo_redo_and_clear_keep_their_whole_labels_in_every_language(visit, language):
    page = visit(f"/?lang={language}")
    for width, height in [(1280, 800), (1920, 1080)]:
        page.set_viewport_size({"width": width, "height": height})
        frames(page)
        for button in page.locator(".tools > button").all():
            outer, label = button.bounding_box(), button.locator(".label").bounding_box()
            assert label["width"] > 10, width
            assert outer["x"] <= label["x"], width
            assert label["x"] + label["width"] <= outer["x"] + outer["width"], width


@pytest.mark.parametrize("close", ["Escape", "a touch elsewhere"])
def test_the_menu_closes_and_leaves_the_drawing_alone(page, close):
    Mouse(page).draw(strokes_of_digit[3])
    drawn = ink(page)
    page.locator(".languages summary").click()
    expect(page.get_by_role("link", name="Deutsch")).to_be_visible()
    if close == "Escape":
        page.keyboard.press("Escape")
    else:
        page.locator("#verdict").click()
    expect(page.get_by_role("link", name="Deutsch")).to_be_hidden()
    assert ink(page) == drawn


@pytest.mark.parametrize("path", ["/", "/number", "/picture", "/model", "/api"])
def test_no_language_is_too_wide_for_a_phone(visit, path):
    page = visit(path, (360, 740))
    for language in BLANK_IN:
        page.goto(f"{page.url.partition('?')[0]}?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, language
