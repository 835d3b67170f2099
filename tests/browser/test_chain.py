"""How it sees it: the chain from the ink to the bars, live."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import answer_always, eventually, verdict

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


# At once, for the original goes on changing as answers come in.
ENLARGE_AND_COMPARE = f"""(original) => {{
    original.click();
    const copy = document.querySelector("#enlarged-picture > :last-child");
    return [copy, original].map({COLOURS});
}}"""


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


def test_what_speaks_for_and_against_names_the_digit(page):
    open_chain(page)
    told = page.locator("#explained")
    expect(told).to_have_text("the digit")
    Mouse(page).draw(strokes_of_digit[7])
    expect(told).to_have_text("a 7")
    page.get_by_role("button", name="Why not a 9?").click()
    expect(told).to_have_text("a 9")
    expect(page.locator("#numbers-heat")).to_contain_text("Most for a 9: ")


def test_what_speaks_for_no_digit_is_shown_of_what_is_none(page):
    open_chain(page)
    mouse = Mouse(page)
    for left in (0.1, 0.5):
        mouse.draw([[(left + x / 2, y) for x, y in stroke] for stroke in strokes_of_digit[7]])
    expect(verdict(page)).to_have_text("Not a digit")
    expect(page.locator("#explained")).to_have_text("“not a digit”")
    expect(page.locator("#numbers-heat")).to_contain_text("Most for “not a digit”: ")
    assert heat(page)["blue"] > 5
    expect(page.locator("[data-why][aria-pressed='true']")).to_have_count(0)


def test_why_not_another_digit_is_answered_in_words_once_it_is_asked(page):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    reason = page.locator("#reason")
    invitation = "Choose a digit to see what speaks for and against it."
    expect(page.get_by_role("button", name="Why a 7?")).to_be_visible()
    expect(reason).to_have_text(invitation)
    for question, answer in [
        ("Why not a 9?", "More speaks against a 9 than for it: under 0.1%."),
        ("Why a 7?", "More speaks for a 7 than against it: over 99.9%."),
    ]:
        page.get_by_role("button", name=question).click()
        expect(reason).to_have_text(answer)
    page.get_by_role("button", name="Why a 7?").click()
    expect(reason).to_have_text(invitation)


def explained_as(digit, **more):
    """An answer that explains a digit, for which no part of the drawing speaks."""
    explanation = {"seen": None, "explained": digit, "heatmap": [[0] * 28] * 28, "features": []}
    return {"digit": 7, "confidence": 1, "probabilities": [0.1] * 10} | explanation | more


def test_what_no_single_part_speaks_for_is_said_to_be_so(page):
    answer_always(page, **explained_as(9))
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    page.get_by_role("button", name="Why not a 9?").click()
    expected = "No single part speaks for or against a 9: 10.0%."
    expect(page.locator("#reason")).to_have_text(expected)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Milliseconds: 9,682.13 to decode, 0.17 to centre and scale, 1 to read."),
        ("de", "Millisekunden: 9.682,13 zum Dekodieren, 0,17 zum Zentrieren"),
        ("fr", "9\u202f682,13 pour décoder, 0,17 pour centrer"),
        ("tr", "çözmek için 9.682,13, ortalayıp ölçeklemek için 0,17"),
        ("ar", "فك الترميز 9,682.13، والتوسيط وضبط الحجم 0.17"),
    ],
)
def test_tooltips_write_numbers_as_the_language_does(open_page, language, told):
    page = open_page(language=language)
    timing = {"decode": 9682.125, "normalize": 0.169, "classify": 1.0}
    answer_always(page, **explained_as(7, timing_ms=timing))
    page.locator("#chain-switch").click()
    Mouse(page).draw(strokes_of_digit[7])
    expect(page.locator("#numbers-bars")).to_contain_text(told)


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


@pytest.mark.parametrize("name", ["ink", "image", "maps", "heat"])
def test_what_is_told_of_a_picture_covers_no_picture(page, name):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    expect(page.locator("img[data-seen]").first).to_be_visible()
    page.locator(f"[aria-describedby=numbers-{name}]").hover()
    numbers = page.locator(f"#numbers-{name}").bounding_box()
    for picture in page.locator(".picture").all():
        assert numbers["y"] + numbers["height"] <= picture.bounding_box()["y"]


@pytest.mark.parametrize("touched", ["#chain-ink", "[data-stage]", "#chain-heat"])
def test_a_touch_shows_a_picture_large_and_the_next_one_ends_it(open_page, touched):
    page = open_page(touch=True)
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    picture = page.locator(touched).first
    expect(page.locator("img[data-stage]").first).to_be_visible()
    small = picture.bounding_box()
    picture.tap()
    large = page.locator("#enlarged-picture > *").last
    expect(large).to_be_visible()
    assert large.bounding_box()["height"] > 2.5 * small["height"]
    expect(page.locator("#enlarged-numbers")).to_have_text(re.compile(r"\d"))
    large.tap()
    expect(page.locator("#enlarged")).to_be_hidden()


def test_the_large_picture_is_the_one_that_was_touched(page):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    eventually(page, lambda: heat(page)["blue"] > 5)
    copy, original = page.locator("#chain-heat").evaluate(ENLARGE_AND_COMPARE)
    assert copy == original
    expect(page.locator("#enlarged-picture > *")).to_have_count(2)
    expect(page.get_by_role("dialog", name="Where it looked")).to_be_visible()


def test_a_large_picture_opens_and_closes_by_keyboard_and_the_drawing_stays(page):
    open_chain(page)
    Mouse(page).draw(strokes_of_digit[7])
    expect(page.locator("img[data-stage]").first).to_be_visible()
    stages = page.locator(".stages")
    stages.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#enlarged-picture > *")).to_have_count(3)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#enlarged")).to_be_hidden()
    expect(stages).to_be_focused()
    expect(verdict(page)).to_have_text("7")
