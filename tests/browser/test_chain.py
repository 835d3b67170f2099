"""How it sees it: the chain from the ink to the bars, live."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import eventually, verdict

SIZES = {"desktop": (1280, 800), "phone": (360, 740)}

COLOURS = """(canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const at = (_, i) => data.subarray(i * 4, i * 4 + 4);
    const pixels = Array.from({ length: data.length / 4 }, at);
    return {
        blue: pixels.filter(([r, , b, a]) => a > 40 && b > r).length,
        orange: pixels.filter(([r, , b, a]) => a > 40 && r > b).length,
    };
}"""


def open_chain(page):
    page.get_by_role("switch", name="How it sees it").click()


def heat(page):
    return page.locator("#chain-heat").evaluate(COLOURS)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_one_switch_opens_and_closes_the_chain(open_page, size):
    page = open_page(size)
    chain = page.get_by_role("region", name="How it sees it")
    expect(chain).to_be_hidden()
    open_chain(page)
    expect(chain).to_be_visible()
    expect(chain.get_by_role("listitem")).to_have_count(5)
    open_chain(page)
    expect(chain).to_be_hidden()


def test_every_station_shows_what_it_has_while_the_pen_is_down(page):
    open_chain(page)
    mouse = Mouse(page)
    mouse.press((0.5, 0.15))
    mouse.glide([(0.5, 0.15), (0.5, 0.85)])
    expect(page.locator("img[data-seen]").first).to_be_visible()
    for stage in page.locator("img[data-stage]").all():
        expect(stage).to_be_visible()
    eventually(page, lambda: heat(page)["blue"] > 5)
    mouse.lift()


def test_a_blank_pad_leaves_the_stations_empty(page):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    expect(page.locator("img[data-seen]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("img[data-seen]").first).to_be_hidden()
    assert heat(page) == {"blue": 0, "orange": 0}


def test_asking_why_not_another_digit_shows_what_speaks_against_it(page):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    why = page.get_by_role("button", name="Why a 7?")
    expect(why).to_have_attribute("aria-pressed", "true")
    eventually(page, lambda: heat(page)["blue"] > 5)
    before = heat(page)
    page.get_by_role("button", name="Why not a 1?").click()
    expect(page.locator("[data-why='1']")).to_have_attribute("aria-pressed", "true")
    expect(why).to_have_attribute("aria-pressed", "false")
    assert heat(page) != before
    expect(verdict(page)).to_have_text("7")


@pytest.mark.parametrize("name", ["ink", "image", "maps", "heat"])
def test_a_stations_numbers_show_under_the_mouse_and_by_keyboard(page, name):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    numbers = page.locator(f"#numbers-{name}")
    picture = page.locator(f"[aria-describedby=numbers-{name}]")
    expect(page.locator("img[data-seen]").first).to_be_visible()
    expect(numbers).to_be_hidden()
    picture.hover()
    expect(numbers).to_be_visible()
    page.mouse.move(0, 0)
    expect(numbers).to_be_hidden()
    page.keyboard.press("Shift")
    picture.focus()
    expect(numbers).to_be_visible()
    expect(numbers).to_have_text(re.compile(r"\d"))


def test_the_plain_question_is_asked_while_the_chain_is_closed(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    assert not any("explain" in url for url in asked)


def test_asking_about_the_same_digit_again_goes_back_to_the_strongest(page):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    for asked, shown in [("1", "1"), ("1", "7")]:
        page.locator(f"[data-why='{asked}']").click()
        expect(page.locator(f"[data-why='{shown}']")).to_have_attribute("aria-pressed", "true")
