"""No finding of axe-core at WCAG 2.2 AA on the pages, in both themes, from left and from right."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import verdict
from tests.browser.numbers import write

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

LOOKS = [("light", "en"), ("dark", "ar")]


def findings(page):
    return [
        f"{finding['id']}: {node['html'][:200]}"
        for finding in Axe().run(page, options=RULES).response["violations"]
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize(("theme", "language"), LOOKS)
@pytest.mark.parametrize("path", ["/picture", "/api", "/about", "/nothing"])
def test_a_page_has_no_finding(visit, watch, theme, language, path):
    watch.forgiven = ("404",)  # which is what the last one is for
    page = visit(f"{path}?lang={language}", dark=theme == "dark")
    assert findings(page) == []


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_pad_has_no_finding_with_everything_open(open_page, server, theme, language):
    page = open_page(dark=theme == "dark", url=f"{server.url}/?lang={language}")
    Mouse(page).draw(strokes_of_digit[3])
    expect(verdict(page)).to_have_text("3")
    page.keyboard.press("Escape")
    Mouse(page).draw(strokes_of_digit[7])
    page.locator("#chain-switch").click()
    page.locator(".languages summary").click()
    expect(page.locator("img[data-seen]").first).to_be_visible()
    assert findings(page) == []


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_a_number_has_no_finding_with_everything_open(visit, theme, language):
    page = visit(f"/number?lang={language}", dark=theme == "dark")
    write(page, "104")
    expect(verdict(page)).to_have_text("104")
    page.locator("#rule").select_option("length=3")
    page.locator(".all").last.click()
    expect(page.locator("#rule-told")).not_to_be_empty()
    assert findings(page) == []


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_link_to_a_drawing_has_no_finding(open_page, server, theme, language):
    page = open_page(dark=theme == "dark", url=f"{server.url}/?lang={language}")
    Mouse(page).draw(strokes_of_digit[7])
    page.locator("#copy-link").click()
    page.locator("#link-copy").click()
    expect(page.locator("#link-told")).not_to_be_empty()
    expect(page.locator("#link-code")).to_be_visible()
    assert findings(page) == []


@pytest.mark.parametrize("path", ["/", "/number", "/picture", "/model", "/api"])
def test_every_target_is_at_least_44_px_in_size(visit, path):
    page = visit(path, (360, 740))
    small = page.evaluate("""() => [...document.querySelectorAll("button, summary, nav a, .tool")]
        .filter((element) => element.checkVisibility())
        .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
        .filter(([, { width, height }]) => Math.round(width) < 44 || Math.round(height) < 44)
        .map(([html, { width, height }]) => `${html}: ${width} x ${height}`)""")
    assert small == []
