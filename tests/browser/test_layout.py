"""The page fits its window, stands still, and its ink is crisp."""

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import API, answer_always, frames, verdict

SIZES = [(360, 740), (768, 1024), (1024, 768), (1280, 800), (3840, 2160)]

PHONES = [(320, 568), (360, 560), (412, 915), (740, 360), (568, 320)]

STILL = ["#pad", ".tools > button", ".verdict", "[data-digit]"]

PHONE = (390, 780)

ALL_TO_SEE = ["#pad", "#undo", "#redo", "#clear", "#verdict", "#verdict-detail", "[data-digit]"]


def boxes(page, selectors):
    return [
        element.bounding_box() for selector in selectors for element in page.locator(selector).all()
    ]


def resize(page, size):
    page.set_viewport_size(dict(zip(["width", "height"], size, strict=True)))
    frames(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_all_that_one_draws_and_reads_with_is_in_the_window_at_once(open_page, dark):
    page = open_page(dark=dark)
    Mouse(page).draw(strokes_of_digit[4])
    expect(verdict(page)).to_have_text("4")
    for width, height in [*SIZES, *PHONES]:
        resize(page, (width, height))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for box in boxes(page, ALL_TO_SEE):
            assert box["x"] >= 0, (width, height, box)
            assert box["y"] >= 0, (width, height, box)
            assert box["x"] + box["width"] <= width, (width, height, box)
            assert box["y"] + box["height"] <= height, (width, height, box)


@pytest.mark.parametrize("size", [(768, 1024), (1280, 800), (3840, 2160)])
def test_the_rows_above_and_below_line_up_with_the_desk(open_page, size):
    page = open_page(size)
    desk = [boxes(page, [name])[0] for name in (".sheet", ".bars")]
    edges = (min(box["x"] for box in desk), max(box["x"] + box["width"] for box in desk))
    for row in boxes(page, [".masthead", ".keeping"]):
        assert (row["x"], row["x"] + row["width"]) == pytest.approx(edges, abs=1), size


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_every_phone_has_the_other_pages_and_languages_in_reach(open_page, language):
    page = open_page(language=language)
    for width, height in PHONES:
        page.set_viewport_size({"width": width, "height": height})
        for link in page.locator(".masthead .places a").all():
            link.scroll_into_view_if_needed()
            expect(link).to_be_in_viewport()
            assert link.evaluate("(link) => link.scrollWidth <= link.clientWidth")
        page.locator(".languages summary").click()
        expect(page.locator(".languages li a").first).to_be_in_viewport()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    "answer",
    [
        {"digit": 3, "confidence": 1, "probabilities": [0, 0, 0, 1] + [0] * 6},
        {"rejected": "not_a_digit", "probabilities": [0.1] * 10},
    ],
    ids=["a digit", "not a digit"],
)
def test_nothing_moves_as_results_come_in(open_page, size, answer):
    page = open_page(size)
    answer_always(page, **answer)
    frames(page)
    page.evaluate("layoutShifts = []")  # a busy machine may put the page together in two frames
    before = boxes(page, STILL)
    Mouse(page).draw(strokes_of_digit[3])
    expect(verdict(page)).not_to_have_text("Nothing there yet")
    frames(page)
    assert boxes(page, STILL) == before
    assert page.evaluate("layoutShifts") == []


@pytest.mark.parametrize(
    "size", [PHONE, (740, 360), (1280, 800)], ids=["upright phone", "phone on its side", "desktop"]
)
def test_the_notice_of_a_lost_server_is_in_the_window_and_hides_no_button(open_page, watch, size):
    watch.forgiven = ("net::ERR_",)
    page = open_page(size)
    page.route(API, lambda route: route.abort())
    Mouse(page).draw([[(0.5, 0.5)]])
    expect(page.locator("#notice")).to_be_in_viewport(ratio=1)
    (notice,) = boxes(page, ["#notice"])
    for box in boxes(page, ["#pad", ".tools > button"]):
        assert not overlap(notice, box)


@pytest.mark.parametrize("size", [PHONE, (740, 360), (1280, 800)])
def test_the_notice_of_a_lost_server_covers_no_bar(open_page, watch, size):
    watch.forgiven = ("net::ERR_",)
    page = open_page(size)
    before = boxes(page, ["[data-digit]"])
    page.route(API, lambda route: route.abort())
    Mouse(page).draw([[(0.5, 0.5)]])
    expect(page.locator("#notice")).to_be_visible()
    (notice,) = boxes(page, ["#notice"])
    assert boxes(page, ["[data-digit]"]) == before
    assert not any(overlap(notice, bar) for bar in before)


def heads(page, sizes):
    """Where the head is in windows of these sizes."""
    found = {}
    for size in sizes:
        resize(page, size)
        found[size] = boxes(page, [".wordmark", ".places a"])
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_head_stands_at_the_same_place_on_every_page(visit, language):
    sizes = [(360, 740), (568, 320), (768, 1024), (1280, 800), (1920, 1080)]
    first, *others = [
        heads(visit(path, language=language), sizes)
        for path in ["/", "/number", "/picture", "/model", "/api"]
    ]
    for head in others:
        assert head == first


@pytest.mark.parametrize("size", [PHONE, (740, 360), (768, 1024), (1280, 800), (1920, 1080)])
def test_opening_the_chain_leaves_the_switch_and_nearly_all_of_the_pad(open_page, size):
    page = open_page(size)
    switch = page.locator("#chain-switch")
    switch.scroll_into_view_if_needed()
    (pad, under) = boxes(page, ["#pad", "#chain-switch"])
    switch.click()
    expect(page.locator("#chain")).to_be_visible()
    (pad_then, under_then) = boxes(page, ["#pad", "#chain-switch"])
    assert pad_then["width"] > 0.85 * pad["width"]
    assert under_then == under


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_the_pictures_of_the_chain_are_seen_while_one_draws(open_page, size):
    page = open_page(size)
    Mouse(page).draw(strokes_of_digit[4])
    page.locator("#chain-switch").click()
    expect(page.locator("img[data-seen]").first).to_be_visible()
    for picture in page.locator(".picture > :is(img, canvas):not([hidden])").all():
        expect(picture).to_be_in_viewport(ratio=0.9)


def overlap(a, b):
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


@pytest.mark.parametrize("density", [1, 1.5, 2, 3])
def test_the_ink_is_crisp_at_any_pixel_density(open_page, density):
    page = open_page(PHONE, density=density)
    assert pixels_of_pad(page) == [round(side_of_pad(page) * density)] * 2


def side_of_pad(page):
    """In CSS pixels."""
    return page.locator("#pad").evaluate("(pad) => pad.clientWidth")


def pixels_of_pad(page):
    frames(page)
    return page.locator("#pad").evaluate("(pad) => [pad.width, pad.height]")
