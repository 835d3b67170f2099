"""The exhibit speaks one language at a time, all of it, and goes back to its own."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse, ink
from testing.pictures import strokes_of_digit
from tests.browser.answers import eventually, rest, verdict
from tests.browser.clock import settle

NO_STORAGE = """
    for (const name of ["sessionStorage", "localStorage"]) {
        Object.defineProperty(window, name, {
            get() { throw new DOMException("blocked", "SecurityError"); },
        });
    }
"""

WORDS = {
    "en": ("Draw a digit", "surely"),
    "de": ("Zeichne eine Ziffer", "sicher"),
    "ar": ("ارسم رقمًا", ""),
}


def language(page):
    return page.locator("html").get_attribute("lang")


def draw(page, digit):
    Mouse(page).draw(strokes_of_digit[digit])
    settle(page)
    expect(verdict(page)).to_have_text(str(digit))


def go_on(page, seconds=1):
    page.clock.run_for(seconds * 1000)
    settle(page)


def test_while_nobody_is_there_all_of_the_page_changes_its_language(exhibit):
    page = exhibit("lang=en", is_still=True)
    seen = {}
    for _ in range(60):
        go_on(page)
        told = page.locator("#verdict-detail").inner_text()
        seen.setdefault(language(page), set()).add((page.locator("#call").inner_text(), told))
        assert page.locator("#call").get_attribute("lang") == language(page)
        if len(seen) == 7:
            break
    assert set(seen) == {"en", "de", "fr", "es", "tr", "zh", "ar"}
    for code, (call, sure) in WORDS.items():
        assert {one for one, _ in seen[code]} == {call}
        assert any(sure in told for _, told in seen[code])


def test_the_headline_stays_where_it_is_however_often_it_changes(exhibit):
    page = exhibit("lang=en", is_still=True)
    places = set()
    for _ in range(20):
        go_on(page)
        if language(page) != "ar":  # which begins at the other end of the line
            rest(page)
            places.add(page.locator("#call").evaluate("(call) => call.offsetLeft"))
    assert len(places) == 1


def test_whoever_comes_finds_the_exhibit_in_its_own_language_and_the_sheet_in_its_place(exhibit):
    page = exhibit("lang=en", is_still=True)
    eventually(page, lambda: go_on(page) or language(page) == "ar")
    before = page.locator("#pad").bounding_box()
    page.mouse.click(3, 3)
    settle(page)
    assert language(page) == "en"
    assert page.locator("#pad").bounding_box()["x"] == pytest.approx(before["x"], abs=30)
    expect(page.get_by_role("button", name="Clear")).to_be_visible()


def test_a_visitor_keeps_drawings_and_game_in_another_language(exhibit):
    page = exhibit("attract=off&lang=en", is_still=True)
    page.mouse.click(3, 3)
    page.get_by_role("button", name="Draw what you are told").click()
    asked = page.locator("#game-asked").inner_text()
    page.get_by_role("button", name="Deutsch").click()
    settle(page)
    assert language(page) == "de"
    expect(page.locator("#game-task")).to_have_text(re.compile(f"Zeichne eine {asked}"))
    expect(page.locator("#game-step")).to_have_text("1 von 10")
    page.get_by_role("button", name="العربية").click()
    settle(page)
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator("#game-asked")).to_have_text(asked)


def test_a_server_that_is_lost_leaves_the_page_in_the_language_that_it_has(exhibit, watch):
    watch.forgiven = ("net::ERR_",)
    page = exhibit("attract=off&lang=en", is_still=True)
    page.route("**/kiosk?*", lambda route: route.abort())
    draw(page, 4)
    page.get_by_role("button", name="Deutsch").click()
    settle(page)
    assert language(page) == "en"
    expect(verdict(page)).to_have_text("4")


@pytest.fixture
def without_storage(new_page, server):
    """The exhibit in a browser that blocks storage."""
    page = new_page((1280, 720), stopped=True)
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(NO_STORAGE)
    page.goto(f"{server.url}/kiosk?lang=en&idle=20")
    settle(page)
    return page


def test_without_storage_digits_write_themselves(without_storage):
    page = without_storage
    eventually(page, lambda: go_on(page) or re.match(r"\d$", verdict(page).inner_text()))
    assert page.evaluate("document.body.dataset.state") == "attract"


def test_without_storage_nothing_of_a_visitor_stays(without_storage):
    page = without_storage
    draw(page, 4)
    page.get_by_role("button", name="Deutsch").click()
    settle(page)
    expect(verdict(page)).to_have_text("4")
    page.evaluate("document.querySelector('#chain-switch').click()")
    go_on(page, 31)
    assert page.evaluate("document.body.dataset.state") == "attract"
    assert language(page) == "en"
    expect(page.locator("#history li")).to_have_count(0)
    expect(page.locator("#chain")).to_be_hidden()
    page.mouse.click(3, 3)
    settle(page)
    assert ink(page) == 0
