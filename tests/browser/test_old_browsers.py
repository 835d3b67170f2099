"""The pages in browsers of 2021: with what came later taken away."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from testing.hand import Finger, Mouse, ink
from testing.pictures import strokes_of_digit
from tests.browser.answers import API, eventually, verdict
from tests.browser.numbers import numerals, swipe, write

STATIC = Path("static")

TAKE_AWAY = """
    delete AbortSignal.timeout;
    delete AbortSignal.any;
    delete Object.hasOwn;
    delete Object.groupBy;
    delete Promise.withResolvers;
    delete Promise.try;
    delete window.structuredClone;
    delete window.onpointerrawupdate;
    delete PointerEvent.prototype.getCoalescedEvents;
    delete HTMLFormElement.prototype.requestSubmit;
    delete Element.prototype.checkVisibility;
    delete Crypto.prototype.randomUUID;
    delete URL.canParse;
    delete HTMLDialogElement.prototype.showModal;
    const arrays = ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "with"];
    for (const name of arrays) delete Array.prototype[name];
    delete String.prototype.at;
    delete Iterator.prototype.map;
    const createBitmap = window.createImageBitmap;
    window.createImageBitmap = async (source, ...options) => {
        if (options.length > 0) throw new TypeError("the options are not supported");
        return createBitmap(source);
    };
    const { matches } = Element.prototype;
    const supports = CSS.supports.bind(CSS);
    const newer = /:focus-visible|:has\\(/;
    Element.prototype.matches = function (selector) {
        if (newer.test(selector)) throw new SyntaxError(`'${selector}' is not a valid selector`);
        return matches.call(this, selector);
    };
    CSS.supports = (...texts) => !texts.some((text) => newer.test(text)) && supports(...texts);
"""
"""Of JavaScript and the DOM, what Safari 15 or Chromium 88 lacks."""

NEWER_IN_SCRIPTS = (
    r"\.at\(|\.findLast|\.to(?:Sorted|Reversed|Spliced)\(|structuredClone|Object\.hasOwn|[gG]roupBy\("
    r"|AbortSignal\.|withResolvers|requestSubmit|checkVisibility|randomUUID|from-image|\(\?<[=!]"
    r"|static \{"
)
"""The same, and what cannot be taken away: syntax."""

NEWER_IN_CSS = r"light-dark\(|\d[dsl]v[hw]\b|:has\(:checked|^\s*(?:scale|rotate|translate):"
"""Of CSS, that without which something could not be seen or used."""


@pytest.fixture
def old(new_page, server):
    """A function that opens a path in an old browser."""

    def old(path="/", **options):
        page = new_page(**options)
        page.add_init_script(TAKE_AWAY)
        page.goto(server.url + path)
        return page

    return old


@pytest.mark.parametrize("hand", [Mouse, Finger])
def test_a_digit_is_read_by_an_old_browser(old, hand):
    page = old(touch=hand is Finger)
    hand(page).draw(strokes_of_digit[4])
    expect(verdict(page)).to_have_text("4")
    expect(page.get_by_text("No answer from the server")).to_be_hidden()


def test_a_number_is_read_and_corrected_in_an_old_browser(old):
    page = old("/number")
    write(page, "104")
    expect(verdict(page)).to_have_text("104")
    swipe(page, numerals(page).first)
    expect(verdict(page)).to_have_text("04")


def test_an_old_browser_has_every_tool(old):
    page = old()
    for digit in [3, 7]:
        Mouse(page).draw(strokes_of_digit[digit])
        expect(verdict(page)).to_have_text(str(digit))
        page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name="Bring back: 3").click()
    page.locator("#chain-switch").click()
    expect(page.locator("[data-why='3']")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("radio", name="Eraser").check()
    whole = ink(page)
    Mouse(page).draw(strokes_of_digit[1])
    assert ink(page) < whole


def test_an_old_browser_opens_a_link_and_offers_none_where_it_has_no_dialogs(old):
    page = old("/#d=AQI86AfoBw")
    assert ink(page) > 0
    expect(page.locator("#copy-link")).to_be_hidden()
    expect(page.locator("#link")).to_be_hidden()


def test_an_old_browser_draws_by_keyboard(old):
    page = old()
    page.locator("#pad").focus()
    for key in ["ArrowDown", "Space", "ArrowDown", "ArrowDown", "Space"]:
        page.keyboard.press(key)
    assert ink(page) > 0


def test_the_exhibit_writes_and_reads_in_an_old_browser(old):
    page = old("/kiosk")
    expect(verdict(page)).to_have_text(re.compile(r"^\d$"))


def test_an_old_browser_reads_a_picture(old):
    page = old("/picture")
    page.locator("input[type=file]").first.set_input_files(
        Path("tests/browser/accepted/pad-phone-light.png")
    )
    expect(page.locator("#preview")).to_be_visible()


def test_an_old_browser_waits_for_no_answer_longer_than_five_seconds(old):
    page = old("/picture", stopped=True)
    asked = []
    page.route(API, lambda route: asked.append(route))
    page.goto(page.url.replace("/picture", "/"))
    eventually(page, lambda: page.clock.run_for(1) or asked)
    page.clock.run_for(4000)
    expect(page.get_by_text("No answer from the server")).to_be_hidden()
    page.clock.run_for(1000)
    expect(page.get_by_text("No answer from the server")).to_be_visible()
    page.clock.run_for(1000)
    eventually(page, lambda: len(asked) == 2)


@pytest.mark.parametrize("script", sorted(STATIC.glob("js/*/*.js")), ids=lambda path: path.stem)
def test_scripts_use_nothing_that_old_browsers_lack(script):
    assert re.findall(NEWER_IN_SCRIPTS, script.read_text()) == []


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("css/*/*.css")), ids=lambda path: path.stem)
def test_style_sheets_lean_on_nothing_that_old_browsers_lack(sheet):
    text = re.sub(r"@supports[^{]*\{\s*:root[^}]*\}", "", sheet.read_text())
    assert re.findall(NEWER_IN_CSS, text, re.MULTILINE) == []
