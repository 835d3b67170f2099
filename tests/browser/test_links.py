"""Links that open a drawing, and the dialog that gives them."""

from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from testing.hand import Mouse, Pen, ink, opacities
from testing.pictures import strokes_of_digit
from tests.browser.answers import frames, verdict

DOT = "AQI86AfoBw"
"""A drawing of one point."""

BROKEN = "This link holds no drawing that can be shown"


def draw(page, digit):
    Mouse(page).draw(strokes_of_digit[digit])
    expect(verdict(page)).to_have_text(str(digit))


def dialog(page):
    return page.get_by_role("dialog", name="Link to this drawing")


def show_link(page):
    page.get_by_role("button", name="Copy link").click()
    return dialog(page).get_by_label("The link").input_value()


def link_of(page, digit):
    """The link to a digit, which is drawn on the page and then forgotten."""
    draw(page, digit)
    link = show_link(page)
    dialog(page).get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Forget everything").click()
    return link


def code_of(page):
    """What the QR code that the page shows says."""
    code = dialog(page).get_by_role("img", name="QR code of the link")
    expect(code).to_be_visible()
    code.evaluate("(code) => code.decode()")
    with Image.open(BytesIO(code.screenshot())) as shot:
        return [found.text for found in zxingcpp.read_barcodes(shot.convert("L"))]


@pytest.mark.parametrize("digit", [4, 8])
def test_a_link_opens_the_drawing_in_another_browser(page, open_page, digit):
    draw(page, digit)
    drawn = opacities(page)
    other = open_page(url=show_link(page))
    expect(verdict(other)).to_have_text(str(digit))
    assert np.mean(np.abs(opacities(other) - drawn) > 128) < 3e-3


def test_a_drawing_that_was_pressed_comes_back_as_thick(page, open_page):
    Pen(page, force=0.9).draw(strokes_of_digit[7])
    drawn = ink(page)
    other = open_page(url=show_link(page))
    assert ink(other) == pytest.approx(drawn, rel=0.02)


def test_a_link_that_is_opened_in_the_page_itself_takes_the_drawings_place_and_can_be_undone(page):
    link = link_of(page, 7)
    draw(page, 3)
    page.goto(link)
    expect(verdict(page)).to_have_text("7")
    expect(page.locator("#history li")).to_have_text(["3"])
    page.get_by_role("button", name="Undo").click()
    expect(verdict(page)).to_have_text("3")


def test_what_was_drawn_before_the_page_was_opened_by_a_link_is_not_lost(page, server):
    draw(page, 3)
    page.get_by_role("link", name="The model").click()
    page.wait_for_url("**/model")
    page.goto(f"{server.url}/#d={DOT}")
    expect(page.locator("#undo")).to_be_enabled()
    assert ink(page) < 0.01
    page.get_by_role("button", name="Undo").click()
    expect(verdict(page)).to_have_text("3")


def test_a_drawing_that_goes_on_after_a_link_survives_a_reload(page):
    page.goto(link_of(page, 7))
    expect(verdict(page)).to_have_text("7")
    page.get_by_role("button", name="Clear").click()
    draw(page, 3)
    page.reload()
    expect(verdict(page)).to_have_text("3")


def test_the_address_keeps_all_but_the_drawing(open_page, server):
    page = open_page(url=f"{server.url}/?lang=en#d={DOT}")
    assert page.url == f"{server.url}/?lang=en"


def test_the_same_link_opens_the_drawing_again(page, server):
    for _ in range(2):
        page.goto(f"{server.url}/#d={DOT}")
        assert ink(page) > 0
        page.get_by_role("button", name="Clear").click()
        assert ink(page) == 0


def test_an_embedded_pad_is_opened_by_a_link_too(open_page, server):
    page = open_page(url=f"{server.url}/?embed=1#d={DOT}")
    assert ink(page) > 0
    assert show_link(page).startswith(f"{server.url}/#d=")


@pytest.mark.parametrize("text", ["", f"{DOT}.", "A" * 99_999])
def test_a_broken_link_says_so_and_loses_nothing(page, server, text):
    draw(page, 3)
    page.goto(f"{server.url}/#d={text}")
    expect(page.get_by_role("alert").filter(has_text=BROKEN)).to_be_visible()
    expect(verdict(page)).to_have_text("3")
    assert page.url == f"{server.url}/"
    Mouse(page).draw([[(0.9, 0.9)]])
    expect(page.get_by_text(BROKEN)).to_be_hidden()


def test_a_broken_link_says_so_as_the_page_opens(open_page, server):
    page = open_page(url=f"{server.url}/#d=none")
    expect(page.get_by_text(BROKEN)).to_be_visible()


@pytest.mark.parametrize("fragment", ["pad", "d", f"D={DOT}"])
def test_other_fragments_are_left_alone(page, server, fragment):
    draw(page, 3)
    page.goto(f"{server.url}/#{fragment}")
    frames(page)
    assert page.url == f"{server.url}/#{fragment}"
    expect(verdict(page)).to_have_text("3")
    expect(page.get_by_text(BROKEN)).to_be_hidden()


def test_a_picture_that_lies_over_the_drawing_makes_room_for_a_link(page, server):
    page.locator("#picture-file").set_input_files("docs/seven.png")
    expect(page.locator("#own-picture")).to_be_visible()
    page.goto(f"{server.url}/#d={DOT}")
    expect(page.locator("#own-picture")).to_be_hidden()
    assert ink(page) > 0


def test_no_address_that_is_asked_for_has_the_drawing(page, open_page, server, watch):
    link = link_of(page, 7)
    other = open_page(url=link)
    expect(verdict(other)).to_have_text("7")
    show_link(other)
    code_of(other)
    drawing = link.partition("#d=")[2]
    assert [
        url for url in watch.urls if drawing in url.partition("#")[0] and "data:" not in url
    ] == []
    assert drawing not in server.log.read_text()


def test_the_code_is_of_the_link_and_opens_the_drawing(page, open_page):
    draw(page, 7)
    link = show_link(page)
    assert code_of(page) == [link]
    expect(verdict(open_page(url=link))).to_have_text("7")


def test_a_code_can_be_read_off_a_dark_phone_too(open_page):
    page = open_page((360, 740), dark=True)
    draw(page, 7)
    link = show_link(page)
    assert code_of(page) == [link]


def test_a_click_copies_the_link_and_says_so(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    draw(page, 7)
    link = show_link(page)
    dialog(page).get_by_role("button", name="Copy").click()
    expect(dialog(page).get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_where_nothing_can_be_copied_the_link_is_selected(new_page, server):
    page = new_page()
    page.add_init_script("delete Navigator.prototype.clipboard")  # as over plain HTTP
    page.goto(server.url)
    draw(page, 7)
    link = show_link(page)
    dialog(page).get_by_role("button", name="Copy").click()
    expect(dialog(page).get_by_role("status").filter(has_text="It is selected")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == link


@pytest.mark.parametrize("way", ["Escape", "its button", "a click beside it"])
def test_the_dialog_closes_and_leaves_drawing_and_focus_where_they_were(page, way):
    draw(page, 7)
    show_link(page)
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "its button":
        dialog(page).get_by_role("button", name="Close").click()
    else:
        page.mouse.click(5, 5)
    expect(dialog(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Copy link")).to_be_focused()
    expect(verdict(page)).to_have_text("7")
    assert ink(page) > 0


def test_a_hand_that_selects_the_link_may_come_to_rest_beside_the_dialog(page):
    draw(page, 7)
    show_link(page)
    box = dialog(page).get_by_label("The link").bounding_box()
    page.mouse.move(box["x"] + 50, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(5, 5, steps=3)
    page.mouse.up()
    expect(dialog(page)).to_be_visible()


def test_keys_do_nothing_to_the_drawing_while_the_dialog_is_open(page):
    draw(page, 7)
    show_link(page)
    dialog(page).locator("#link-about").click()  # which takes the focus from all that has any
    page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    assert ink(page) > 0


def test_the_dialog_is_for_the_keyboard_too(page):
    draw(page, 7)
    page.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("button", name="Copy")).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_hidden()


def test_a_blank_pad_has_no_link(page):
    button = page.get_by_role("button", name="Copy link")
    expect(button).to_be_disabled()
    button.click(force=True)
    expect(dialog(page)).to_be_hidden()


MANY = """async (count) => {
    const { encode } = await import("/static/js/drawing/encode.js");
    const places = Array.from({ length: count }, (_, i) => [(i % 100) / 100, i / count]);
    location.hash = `#d=${encode(places.map((place) => ({ width: 0.03, points: [place] })))}`;
}"""


def test_a_drawing_that_is_too_much_for_a_code_keeps_its_link(page):
    page.evaluate(MANY, 400)
    link = show_link(page)
    expect(dialog(page).get_by_text("too much for a QR code")).to_be_visible()
    expect(dialog(page).get_by_role("img")).to_be_hidden()
    assert len(link) > 800


def test_a_drawing_that_is_too_much_for_a_link_says_so(page):
    Mouse(page).draw([[(0.5, 0.5)]])
    page.evaluate("""async () => {
        const { Drawing } = await import("/static/js/drawing/drawing.js");
        const dots = Array(30000).fill({ width: 0.03, points: [[0.5, 0.5]] });
        Object.defineProperty(Drawing.prototype, "strokes", { get: () => dots });
    }""")
    page.get_by_role("button", name="Copy link").click()
    expect(dialog(page).get_by_text("too much for a link")).to_be_visible()
    expect(dialog(page).get_by_label("The link")).to_be_hidden()


def test_without_a_code_the_link_is_there(page, watch):
    watch.forgiven = ("503",)
    page.route("**/link/code", lambda route: route.fulfill(status=503))
    draw(page, 7)
    assert "#d=" in show_link(page)
    expect(dialog(page).get_by_text("There is no QR code just now")).to_be_visible()


def test_a_code_that_comes_late_is_not_taken_for_that_of_another_drawing(page):
    held = []
    page.route("**/link/code", lambda route: route.continue_() if held else held.append(route))
    draw(page, 7)
    show_link(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear").click()
    draw(page, 3)
    link = show_link(page)
    assert code_of(page) == [link]
    with page.expect_response("**/link/code"):
        held[0].continue_()
    frames(page)
    assert code_of(page) == [link]


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_the_dialog_fits_every_window(open_page, language):
    page = open_page(language=language)
    Mouse(page).draw(strokes_of_digit[7])
    page.locator("#copy-link").click()
    expect(page.locator("#link-code")).to_be_visible()
    for width, height in [(320, 568), (360, 740), (740, 360), (1280, 800), (3840, 2160)]:
        page.set_viewport_size({"width": width, "height": height})
        frames(page)
        box = page.locator("#link").bounding_box()
        assert min(box["x"], box["y"]) >= 0, (width, height)
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height, (width, height)
        assert page.locator("#link").evaluate("(link) => link.scrollWidth <= link.clientWidth")


def test_without_a_server_the_page_says_that_there_is_no_link_and_keeps_the_drawing(page, watch):
    watch.forgiven = ("ERR_FAILED",)
    draw(page, 3)
    page.route("**/link-dialog.js", lambda route: route.abort())
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("the server cannot be reached")).to_be_visible()
    expect(verdict(page)).to_have_text("3")


@pytest.mark.parametrize("size", [(320, 568), (1280, 800)])
def test_the_link_of_an_address_that_only_this_computer_has_says_so(open_page, size):
    page = open_page(size)
    draw(page, 3)
    show_link(page)
    told = dialog(page).get_by_text("a phone needs one of its network")
    told.scroll_into_view_if_needed()
    expect(told).to_be_in_viewport(ratio=1)
