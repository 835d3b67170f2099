"""The contract that screen readers, keyboards and other programs hold on to."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import verdict


def test_there_are_ten_meters_each_named_by_its_digit(page):
    expect(page.get_by_role("meter")).to_have_count(10)
    for digit in range(10):
        meter = page.get_by_role("meter", name=f"Digit {digit}")
        expect(meter).to_have_attribute("data-digit", str(digit))
        expect(meter).to_have_attribute("aria-valuenow", "0")
        expect(meter).to_have_attribute("aria-valuemin", "0")
        expect(meter).to_have_attribute("aria-valuemax", "100")


def test_the_verdict_is_read_out_politely(page):
    expect(verdict(page)).to_have_attribute("aria-live", "polite")


def test_the_verdict_is_read_out_once_however_long_the_same_digit_is_drawn(page):
    page.evaluate("""() => {
        window.spoken = [];
        const watch = new MutationObserver(() => spoken.push(verdict.textContent));
        watch.observe(verdict, { childList: true, characterData: true, subtree: true });
    }""")
    mouse = Mouse(page)
    mouse.draw(strokes_of_digit[1])
    expect(verdict(page)).to_have_text("1")
    mouse.draw([[(0.5, 0.85), (0.5, 0.8), (0.5, 0.85)]])
    spoken = page.evaluate("spoken")
    assert all(a != b for a, b in pairwise(spoken))


def test_the_keyboard_reaches_each_button_and_shows_where_it_is(page):
    reached = []
    for _ in range(13):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if focus.count() == 0:
            break
        style = focus.evaluate(
            "(element) => getComputedStyle(element.closest('label') ?? element).outline"
        )
        assert "solid" in style
        reached.append(focus.get_attribute("id"))
    tools = [
        "pad",
        None,
        "undo",
        "redo",
        "clear",
        "chain-switch",
    ]  # between them the pens, by value
    assert reached[reached.index("pad") :][: len(tools)] == tools


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/", "pad"),
        ("/number", "pad"),
        *((path, "main") for path in ("/picture", "/model", "/api", "/kiosk/stats")),
    ],
)
def test_the_first_tab_leads_past_the_head(visit, path, target):
    page = visit(path)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    assert skip.evaluate("(link) => getComputedStyle(link).clipPath") == "none"
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target}")).to_be_focused()


def test_who_skips_the_head_draws_at_once(page):
    for key in ["Tab", "Enter", "Space", "ArrowDown", "ArrowDown", "Space"]:
        page.keyboard.press(key)
    expect(verdict(page)).not_to_have_text("Nothing there yet")


def test_buttons_with_nothing_to_do_say_so(page):
    names = ["Undo", "Redo", "Clear"]
    buttons = {name: page.get_by_role("button", name=name) for name in names}
    for state, action in [
        ({}, lambda: Mouse(page).draw([[(0.5, 0.5)]])),
        ({"Undo", "Clear"}, lambda: buttons["Undo"].click()),
        ({"Redo"}, lambda: buttons["Redo"].click()),
        ({"Undo", "Clear"}, lambda: buttons["Clear"].click()),
        ({"Undo"}, lambda: None),
    ]:
        enabled = {name for name in names if buttons[name].is_enabled()}
        assert enabled == set(state)
        action()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_from_what_it_stands_on(open_page, dark):
    page = open_page(dark=dark)
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    for selector in [".wordmark", ".places a", "#verdict", "#verdict-detail", ".bar", "#clear"]:
        contrast = page.locator(selector).first.evaluate(CONTRAST)
        assert contrast >= 4.5, selector


CONTRAST = """(element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const luminance = (...colours) => {
        for (const colour of colours) {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
        }
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((level) => {
            const value = level / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const grounds = [];
    for (let one = element; one; one = one.parentElement) {
        grounds.unshift(getComputedStyle(one).backgroundColor);
    }
    const pair = [luminance(...grounds), luminance(...grounds, getComputedStyle(element).color)];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""
