"""A picture of one's own on the pad: chosen, dropped or pasted; the drawing stays below."""

import base64

import pytest
from PIL import Image
from playwright.sync_api import expect

from testing.hand import Mouse, ink
from testing.photographs import large_photo_file, with_comments
from testing.pictures import as_file, digit_picture, side_by_side, strokes_of_digit
from tests.browser.answers import verdict

HAND_OVER = """async ([kind, content, type]) => {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    const data = new DataTransfer();
    if (type) data.items.add(new File([bytes], "picture", { type }));
    const event = kind === "drop"
        ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
        : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
}"""


def choose(page, content, name="picture.png"):
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    page.locator("#picture-file").set_input_files(file)


def hand_over(page, kind, content, media_type="image/png"):
    page.evaluate(HAND_OVER, [kind, base64.b64encode(content).decode(), media_type])


def animated():
    frames = [digit_picture(digit) for digit in (4, 5)]
    return as_file(frames[0], save_all=True, append_images=frames[1:], duration=100)


def upside_down():
    turned = digit_picture(4).rotate(180)
    exif = turned.getexif()
    exif[0x0112] = 3
    return as_file(turned, "JPEG", exif=exif)


@pytest.mark.parametrize("way", ["choose", "drop", "paste"])
def test_a_picture_is_read_and_what_was_made_of_it_is_shown(page, way):
    picture = as_file(digit_picture(4))
    if way == "choose":
        choose(page, picture)
    else:
        hand_over(page, way, picture)
    expect(verdict(page)).to_have_text("4")
    expect(page.locator(".crop-ink")).to_be_visible()


def test_the_drawing_comes_back_as_the_picture_is_put_away(page):
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    drawn = ink(page)
    choose(page, as_file(digit_picture(4)))
    expect(verdict(page)).to_have_text("4")
    page.get_by_role("button", name="Back to the drawing").click()
    expect(verdict(page)).to_have_text("7")
    assert ink(page) == drawn


def test_escape_puts_the_picture_away_and_not_the_drawing(page):
    Mouse(page).draw(strokes_of_digit[7])
    choose(page, as_file(digit_picture(4)))
    expect(verdict(page)).to_have_text("4")
    page.keyboard.press("Escape")
    expect(page.locator("#own-picture")).to_be_hidden()
    expect(verdict(page)).to_have_text("7")
    assert ink(page) > 0


def test_the_chain_explains_a_picture_too(page):
    page.locator("#chain-switch").click()
    choose(page, as_file(digit_picture(4)))
    expect(page.locator("#chain-picture")).to_be_visible()
    page.get_by_role("button", name="Why not a 9?").click()
    expect(page.locator("[data-why='9']")).to_have_attribute("aria-pressed", "true")
    expect(verdict(page)).to_have_text("4")


@pytest.mark.parametrize("make", [animated, upside_down])
def test_strange_pictures_are_read(page, make):
    choose(page, make())
    expect(verdict(page)).to_have_text("4")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"just a text", "That is not a PNG or JPEG picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "That is not a PNG or JPEG picture."),
        (b"\0\0\0\x18ftypheic" + bytes(100), "That is an HEIC photo"),
        (b"", "That is not a PNG or JPEG picture."),
    ],
    ids=["text renamed .png", "SVG", "HEIC", "empty"],
)
def test_what_is_no_picture_is_turned_down_in_words_and_the_drawing_stays(page, content, words):
    Mouse(page).draw(strokes_of_digit[7])
    drawn = ink(page)
    choose(page, content)
    expect(page.locator("#picture-notice")).to_contain_text(words)
    expect(verdict(page)).to_have_text("7")
    assert ink(page) == drawn


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_picture_is_told_to_be_damaged_and_the_drawing_stays(page, watch, kind):
    watch.forgiven = ("422",)
    whole = as_file(digit_picture(4), kind)
    Mouse(page).draw(strokes_of_digit[7])
    choose(page, whole[: len(whole) // 2])
    expect(page.locator("#picture-notice")).to_contain_text("damaged or incomplete")
    expect(page.locator("#own-picture")).to_be_hidden()
    expect(verdict(page)).to_have_text("7")
    expect(page.locator("#notice")).to_be_hidden()


def test_why_a_picture_was_turned_down_is_told_on_the_sheet_until_the_next_stroke(page):
    choose(page, b"just a text")
    notice = page.locator("#picture-notice")
    expect(notice).to_be_visible()
    sheet, told = page.locator(".sheet").bounding_box(), notice.bounding_box()
    assert sheet["y"] < told["y"] < told["y"] + told["height"] < sheet["y"] + sheet["height"]
    Mouse(page).draw(strokes_of_digit[7])
    expect(notice).to_be_hidden()


def test_the_same_picture_can_be_chosen_again(page):
    picture = as_file(digit_picture(4))
    for _ in range(2):
        choose(page, picture)
        expect(page.locator("#own-picture")).to_be_visible()
        assert page.locator("#picture-file").input_value() == ""
        page.get_by_role("button", name="Back to the drawing").click()


def test_a_picture_without_ink_is_shown_as_it_is(page):
    choose(page, as_file(digit_picture(4).point(lambda level: 200)))
    expect(verdict(page)).to_have_text("No digit found")
    expect(page.get_by_role("img", name="The picture to be read")).to_be_visible()
    expect(page.locator(".crop-ink")).to_be_hidden()


def test_a_picture_with_several_digits_says_so(page):
    choose(page, as_file(side_by_side(5, 8)))
    expect(page.locator("#verdict-detail")).to_contain_text("One of several digits")


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_an_empty_hand_is_told_so(page, way):
    Mouse(page).draw(strokes_of_digit[7])
    if way == "paste":
        hand_over(page, "paste", b"", None)
        expect(page.locator("#picture-notice")).to_contain_text("Nothing to read there.")
    else:
        hand_over(page, "drop", b"", None)
    expect(verdict(page)).to_have_text("7")


def test_a_large_photo_is_sent_small(page, tmp_path):
    sent = []
    page.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    photo = tmp_path / "photo.jpg"  # by its path: a browser takes long to be handed so many bytes
    photo.write_bytes(with_comments(large_photo_file(4), 305))
    assert photo.stat().st_size > 19_900_000
    page.locator("#picture-file").set_input_files(photo)
    expect(verdict(page)).to_have_text("4")
    assert max(sent) < 1_400_000


def test_a_stroke_by_keyboard_puts_the_picture_away(page):
    choose(page, as_file(digit_picture(4)))
    expect(verdict(page)).to_have_text("4")
    page.locator("#pad").focus()
    for key in ("Space", "ArrowRight", "Space"):
        page.keyboard.press(key)
    expect(page.locator("#own-picture")).to_be_hidden()
    expect(page.get_by_label("Medium pen")).to_be_visible()


def test_a_picture_has_its_own_tools_where_the_pens_were(page):
    choose(page, as_file(digit_picture(4)))
    expect(page.get_by_role("button", name="Turn by a quarter")).to_be_visible()
    expect(page.get_by_label("Medium pen")).to_be_hidden()


def test_a_picture_without_a_digit_is_told_in_its_own_words(page):
    choose(page, as_file(Image.new("L", (200, 200), 255)))
    expect(verdict(page)).to_have_text("No digit found")
