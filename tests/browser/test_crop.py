"""A picture that is cropped and turned by hand, on the pad and on the page for pictures."""

import base64
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from testing.pictures import as_file, digit_picture, side_by_side
from tests.browser.answers import API, answer_always, bars, eventually, frames, rest, verdict
from tests.browser.test_axe import findings
from webapp.settings import ROOT

SAMPLE = ROOT / "static" / "samples" / "note.jpg"

HANDLES = [
    "The part that is read",
    "Top left corner",
    "Top right corner",
    "Bottom left corner",
    "Bottom right corner",
]


def choose(page: Page, picture: Image.Image) -> None:
    file = {"name": "picture.png", "mimeType": "image/png", "buffer": as_file(picture)}
    page.locator("input[type=file]").first.set_input_files(file)


@pytest.fixture
def page(open_page) -> Page:
    """The pad, whose picture jumps to where it is seen best, and does not glide there."""
    page = open_page()
    page.emulate_media(reduced_motion="reduce")
    return page


def middle(page: Page, name: str) -> tuple[float, float]:
    box = page.get_by_role("slider", name=name, exact=True).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def press(page: Page, name: str) -> None:
    page.mouse.move(*middle(page, name))
    page.mouse.down()


def drag(page: Page, name: str, across: float, down: float) -> None:
    """Move a handle by parts of the frame's width and height."""
    frame = page.locator(".crop-frame").bounding_box()
    x, y = middle(page, name)
    press(page, name)
    page.mouse.move(x + across * frame["width"], y + down * frame["height"], steps=4)
    page.mouse.up()
    rest(page)


def place(page: Page, name: str) -> str:
    return page.get_by_role("slider", name=name, exact=True).get_attribute("aria-valuetext")


def test_the_half_that_is_cut_out_is_what_is_read(page):
    choose(page, side_by_side(5, 8))
    drag(page, "Top right corner", -0.5, 0)
    expect(verdict(page)).to_have_text("5")
    drag(page, "The part that is read", 1, 0)
    expect(verdict(page)).to_have_text("8")
    expect(page.locator("#verdict-detail")).not_to_contain_text("several digits")


def test_the_bars_follow_the_hand_before_it_lets_go(page):
    choose(page, side_by_side(5, 8))
    expect(page.locator("#verdict-detail")).to_contain_text("several digits")
    frame = page.locator(".crop-frame").bounding_box()
    press(page, "Top left corner")
    page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + 2, steps=4)
    expect(verdict(page)).to_have_text("8")
    expect(page.locator("#verdict-detail")).not_to_contain_text("several digits")
    page.mouse.up()


def test_nobody_is_told_off_while_they_crop(new_page, server):
    page = new_page()
    page.clock.install(time=0)
    page.goto(server.url)
    choose(page, digit_picture(8))
    expect(verdict(page)).to_have_text("8")
    page.clock.pause_at(600_000)
    answer_always(page, rejected="not_a_digit", probabilities=[0.1] * 10, ink=None)
    press(page, "Top right corner")
    page.mouse.move(*middle(page, "Bottom left corner"))
    eventually(page, lambda: page.clock.run_for(2) or verdict(page).inner_text() != "8")
    expect(verdict(page)).to_have_text("…")
    page.mouse.up()
    page.clock.run_for(1_000)
    expect(verdict(page)).to_have_text("Not a digit")


def test_a_picture_on_its_side_is_turned_by_quarters(page):
    choose(page, digit_picture(3).rotate(90))
    expect(page.locator(".crop-stage")).to_be_visible()
    page.get_by_role("button", name="Turn by a quarter").click()
    expect(verdict(page)).to_have_text("3")


def test_a_tilted_picture_is_set_upright_without_anything_from_beside_it(page):
    choose(page, digit_picture(7).rotate(40, fillcolor=255))
    sent = []
    page.on("request", lambda request: sent.append(request.post_data_json))
    with page.expect_response(API + "*"):
        page.get_by_role("slider", name="Turn a little").fill("40")
    expect(verdict(page)).to_have_text("7")
    file = base64.b64decode(sent[-1]["image"].partition(",")[2])
    alpha = Image.open(BytesIO(file)).getchannel("A")
    assert alpha.getextrema() == (255, 255)


def test_the_whole_picture_comes_back(page):
    choose(page, side_by_side(5, 8))
    drag(page, "Top left corner", 0.6, 0.3)
    page.get_by_role("slider", name="Turn a little").fill("9")
    page.get_by_role("button", name="The whole picture").click()
    assert place(page, "Top left corner") == "0% from the left, 0% from the top"
    assert place(page, "Bottom right corner") == "100% from the left, 100% from the top"
    assert page.get_by_role("slider", name="Turn a little").input_value() == "0"


def test_what_was_done_to_a_picture_is_undone_and_redone(page):
    choose(page, side_by_side(5, 8))
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    expect(undo).to_have_attribute("aria-disabled", "true")
    drag(page, "Top left corner", 0.6, 0.3)
    cropped = place(page, "Top left corner")
    for tilt in ("3", "6", "9"):
        page.get_by_role("slider", name="Turn a little").fill(tilt)
    page.keyboard.press("Control+z")
    assert page.get_by_role("slider", name="Turn a little").input_value() == "0"
    assert place(page, "Top left corner") == cropped
    undo.click()
    assert place(page, "Top left corner") == "0% from the left, 0% from the top"
    expect(undo).to_have_attribute("aria-disabled", "true")
    redo.click()
    assert place(page, "Top left corner") == cropped
    expect(page.locator("#own-picture")).to_be_visible()


def test_what_was_only_touched_is_nothing_to_undo(page):
    choose(page, digit_picture(4))
    expect(verdict(page)).to_have_text("4")
    press(page, "Top left corner")
    page.mouse.up()
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_a_picture_that_is_refused_later_does_not_come_back_for_ever(page, watch):
    watch.forgiven = ("413",)
    choose(page, digit_picture(4))
    expect(verdict(page)).to_have_text("4")
    page.route(API + "*", lambda route: route.fulfill(status=413))
    choose(page, digit_picture(7))
    expect(page.locator("#own-picture")).to_be_hidden()
    expect(page.locator("#picture-notice")).to_contain_text("too large")


def test_clear_puts_a_picture_away_and_says_that_it_can(page):
    choose(page, digit_picture(4))
    clear = page.get_by_role("button", name="Clear")
    expect(clear).to_have_attribute("aria-disabled", "false")
    clear.click()
    expect(page.locator("#own-picture")).to_be_hidden()
    expect(clear).to_have_attribute("aria-disabled", "true")


def test_a_new_picture_is_not_shown_with_the_answer_about_the_one_before(page):
    choose(page, digit_picture(4))
    expect(verdict(page)).to_have_text("4")
    page.route(API + "*", lambda route: None)
    choose(page, digit_picture(7))
    expect(verdict(page)).to_have_text("Reading…")
    assert bars(page) == [0] * 10


@pytest.mark.parametrize("path", ["/", "/picture"])
@pytest.mark.parametrize("content", [b"hello", as_file(digit_picture(7), "JPEG")[:2000]])
def test_a_file_that_cannot_be_read_leaves_the_picture_before_as_it_was(
    visit, watch, path, content
):
    watch.forgiven = ("422",)
    page = visit(path)
    choose(page, side_by_side(5, 8))
    expect(page.locator(".crop-ink")).to_be_visible()
    drag(page, "Top left corner", 0.5, 0)
    cropped = place(page, "Top left corner")
    file = {"name": "bad.jpg", "mimeType": "image/jpeg", "buffer": content}
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.locator("#picture-notice")).not_to_have_text("")
    expect(verdict(page)).to_have_text("8")
    assert place(page, "Top left corner") == cropped


def test_a_picture_of_no_digit_can_be_cropped_it_says(page):
    choose(page, letter_m())
    expect(verdict(page)).to_have_text("Not a digit")
    expect(page.locator("#verdict-detail")).to_have_text("Crop or turn it to one digit, upright.")


def letter_m() -> Image.Image:
    picture = Image.new("L", (300, 300), 255)
    corners = [(40, 250), (60, 50), (150, 200), (240, 50), (260, 250)]
    ImageDraw.Draw(picture).line(corners, fill=0, width=18, joint="curve")
    return picture


def test_a_finger_on_a_whole_picture_scrolls_the_page_and_moves_a_part(page):
    choose(page, digit_picture(4))
    frame = page.get_by_role("slider", name=HANDLES[0])
    expect(frame).to_have_css("touch-action", "auto")
    drag(page, "Top left corner", 0.3, 0.3)
    expect(frame).to_have_css("touch-action", "none")


def test_a_new_picture_begins_whole(page):
    choose(page, side_by_side(5, 8))
    drag(page, "Top left corner", 0.6, 0.3)
    choose(page, digit_picture(4))
    expect(verdict(page)).to_have_text("4")
    assert place(page, "Top left corner") == "0% from the left, 0% from the top"


def test_the_ink_that_was_found_lies_on_the_ink_of_the_picture(page):
    picture = Image.new("L", (400, 300), 255)
    picture.paste(digit_picture(4, 140), (240, 20))
    choose(page, picture)
    expect(verdict(page)).to_have_text("4")
    page.locator(".crop-ink").evaluate("(ink) => (ink.style.background = '#f00')")
    assert found_and_left(page) == pytest.approx([1, 0], abs=0.05)
    with page.expect_response(API + "*"):
        page.get_by_role("slider", name="Turn a little").fill("15")
    assert found_and_left(page) == pytest.approx([1, 0], abs=0.05)


def found_and_left(page: Page) -> list[float]:
    """Which part of a picture's dark ink is covered by red that was found, and which is not."""
    frames(page)
    shot = Image.open(BytesIO(page.locator(".crop-frame").screenshot())).convert("RGB")
    red, green, _ = np.moveaxis(np.asarray(shot, int), 2, 0)
    found, left = ((red > 200) & (green < 90)).sum(), ((red < 60) & (green < 60)).sum()
    return [found / (found + left), left / (found + left)]


def test_the_ink_stays_where_it_was_found_while_the_frame_moves(page):
    choose(page, side_by_side(5, 8))
    expect(page.locator(".crop-ink")).to_be_visible()
    before = page.locator(".crop-ink").bounding_box()
    page.route(API + "*", lambda route: None)
    press(page, "Top right corner")
    page.mouse.move(*middle(page, "Bottom left corner"))
    assert page.locator(".crop-ink").bounding_box() == before
    page.mouse.up()


def test_arrow_keys_move_a_corner_and_all_of_the_frame(page):
    choose(page, digit_picture(4))
    corner = page.get_by_role("slider", name="Bottom right corner")
    corner.focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft")
    assert place(page, "Bottom right corner").startswith("8")
    before = place(page, "Top left corner")
    page.get_by_role("slider", name="The part that is read").focus()
    page.keyboard.press("ArrowRight")
    assert place(page, "Top left corner") != before
    page.keyboard.press("Home")
    assert place(page, "Top left corner").startswith("0% from the left")
    corner.focus()
    page.keyboard.press("End")
    assert place(page, "Bottom right corner").startswith("100%")


@pytest.mark.parametrize("size", [(320, 568), (360, 740), (800, 480), (1280, 800), (1920, 1080)])
def test_every_corner_can_be_touched_with_a_finger(open_page, size):
    page = open_page(size)
    page.emulate_media(reduced_motion="reduce")
    choose(page, digit_picture(4))
    expect(verdict(page)).to_have_text("4")
    for name in HANDLES[1:]:
        handle = page.get_by_role("slider", name=name)
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        assert (box["width"], box["height"]) == (44, 44)
        hit = handle.evaluate("""(handle) => {
            const { left, top } = handle.getBoundingClientRect();
            return document.elementFromPoint(left + 22, top + 22) === handle;
        }""")
        assert hit, (size, name)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_picture_is_as_it_was_taken_in_every_language(open_page, language):
    page = open_page(language=language)
    choose(page, side_by_side(5, 8))
    expect(page.locator(".crop-ink")).to_be_visible()
    corners = [page.locator(f"[data-corner='{place}']") for place in ("-1 -1", "1 -1")]
    left, right = (corner.bounding_box()["x"] for corner in corners)
    assert left < right


@pytest.mark.parametrize("path", ["/", "/picture"])
@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_that_is_cropped_has_no_finding(visit, path, dark):
    page = visit(path, dark=dark)
    page.locator("input[type=file]").first.set_input_files(SAMPLE)
    expect(verdict(page)).to_have_text("4")
    rest(page)
    assert findings(page) == []


def test_what_is_cut_out_is_what_the_form_sends(visit):
    page = visit("/picture")
    choose(page, side_by_side(5, 8))
    drag(page, "Top right corner", -0.5, 0)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#picture-verdict")).to_have_text("5")
    expect(page.locator(".result")).not_to_contain_text("several digits")


def test_a_picture_that_was_read_can_be_cropped_then(visit):
    page = visit("/picture")
    choose(page, side_by_side(5, 8))
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#picture-verdict")).to_have_text("58")
    page.get_by_role("button", name="Crop or turn this picture").click()
    expect(page.get_by_role("slider", name=HANDLES[0])).to_be_focused()
    drag(page, "Top left corner", 0.5, 0)
    expect(verdict(page)).to_have_text("8")


def test_a_sample_is_read_with_a_click(visit):
    page = visit("/picture")
    page.get_by_role("button", name="Chalk on a board").click()
    expect(verdict(page)).to_have_text("8")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#picture-verdict")).to_have_text("8")


def test_a_lost_server_is_told_and_the_picture_read_when_it_is_back(visit, watch):
    watch.forgiven = ("net::ERR_",)
    page = visit("/picture")
    page.route(API + "*", lambda route: route.abort())
    choose(page, digit_picture(4))
    expect(page.locator("#picture-notice")).to_contain_text("No answer from the server")
    page.unroute_all()
    expect(verdict(page)).to_have_text("4")
    expect(page.locator("#picture-notice")).to_have_text("")
