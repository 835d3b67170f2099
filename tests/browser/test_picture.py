"""A picture of one's own: chosen, dropped or pasted, with and without JavaScript."""

import base64
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from testing.photographs import large_photo_file, photo_file
from tests.browser.test_axe import findings

PHOTO = photo_file(5)


@pytest.fixture
def page(visit) -> Page:
    """The form on a desktop."""
    return visit("/picture")


@pytest.fixture
def plain_page(chromium: Browser, server):
    """The form on a desktop without JavaScript."""
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url + "/picture")
        yield page


def choose(page: Page, data: bytes, name: str = "photo.jpg") -> None:
    upload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.get_by_label("Choose a picture").set_input_files(upload)


def read_it(page: Page) -> None:
    page.get_by_role("button", name="Read it").click()


def verdict(page: Page):
    return page.locator("#picture-verdict")


def problem(page: Page):
    return page.locator("#picture-notice")


def hand_over(page: Page, kind: str, holder: str, data: bytes | None) -> None:
    """Let a file, or nothing, be dropped or pasted."""
    script = """([kind, holder, content]) => {
        const carried = new DataTransfer();
        if (content === null) carried.setData("text/plain", "hello");
        else {
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            carried.items.add(new File([bytes], "photo"));
        }
        const type = kind === "paste" ? ClipboardEvent : DragEvent;
        const options = { [holder]: carried, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new type(kind, options));
    }"""
    content = None if data is None else base64.b64encode(data).decode()
    page.evaluate(script, [kind, holder, content])


def test_a_chosen_photo_is_looked_at_and_then_read(page):
    choose(page, large_photo_file(5))
    expect(page.get_by_role("img", name="The picture to be read")).to_be_visible()
    read_it(page)
    expect(verdict(page)).to_have_text("5")


@pytest.mark.parametrize(("kind", "holder"), [("drop", "dataTransfer"), ("paste", "clipboardData")])
def test_a_picture_that_is_dropped_or_pasted_is_read_at_once(page, kind, holder):
    hand_over(page, kind, holder, PHOTO)
    expect(verdict(page)).to_have_text("5")


def test_where_a_picture_may_be_dropped_is_shown_while_it_hovers(page):
    hand_over(page, "dragover", "dataTransfer", PHOTO)
    expect(page.locator("body")).to_have_class(re.compile("is-dropping"))
    hand_over(page, "dragleave", "dataTransfer", PHOTO)
    expect(page.locator("body")).not_to_have_class(re.compile("is-dropping"))


def test_a_clipboard_without_a_picture_is_said_to_have_none(page):
    hand_over(page, "paste", "clipboardData", None)
    expect(problem(page)).to_contain_text("There is no picture in that.")


def test_what_is_no_picture_is_told_before_anything_is_sent(page):
    choose(page, b"hello", "picture.png")
    expect(problem(page)).to_contain_text("not a PNG or JPEG picture")
    assert page.get_by_label("Choose a picture").input_value() == ""
    choose(page, PHOTO)
    expect(problem(page)).to_have_text("")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"<?xml?><svg/>", "Save it as PNG", id="an SVG"),
        pytest.param(b"", "That file is empty", id="an empty file"),
        pytest.param(b"\0\0\0\x18ftypheic" + b"\0" * 90, "Most Compatible", id="a HEIC photo"),
        pytest.param(b"hello", "not a PNG or JPEG", id="a text file"),
    ],
)
def test_a_file_is_refused_in_the_same_words_with_and_without_javascript(
    page, plain_page, data, words
):
    choose(page, data)
    expect(problem(page)).to_contain_text(words)
    choose(plain_page, data)
    read_it(plain_page)
    expect(problem(plain_page)).to_have_text(problem(page).inner_text())


def test_half_a_photo_is_told_to_be_damaged(page, watch):
    watch.forgiven = ("422",)
    choose(page, PHOTO[: len(PHOTO) // 2])
    expect(problem(page)).to_contain_text("damaged or incomplete")
    expect(page.get_by_role("button", name="Read it")).to_have_attribute("aria-disabled", "true")


def test_the_reason_of_a_refusal_stays_when_it_is_sent_all_the_same(page):
    choose(page, b"hello")
    expect(problem(page)).to_contain_text("not a PNG or JPEG picture")
    page.get_by_role("button", name="Read it").dispatch_event("click")
    expect(problem(page)).to_contain_text("not a PNG or JPEG picture")


def test_nothing_is_sent_before_a_picture_is_chosen(page, watch):
    button = page.get_by_role("button", name="Read it")
    expect(button).to_have_attribute("aria-disabled", "true")
    requests = len(watch.urls)
    button.dispatch_event("click")
    expect(problem(page)).to_have_text("Choose a picture first.")
    assert len(watch.urls) == requests
    choose(page, PHOTO)
    expect(button).to_have_attribute("aria-disabled", "false")


def test_a_phone_is_not_told_to_drop_a_picture(visit):
    expect(visit("/picture", (360, 740), touch=True).locator("#drop-hint")).to_be_hidden()
    expect(visit("/picture").locator("#drop-hint")).to_be_visible()


def test_without_javascript_the_browser_s_own_button_grows_with_the_type(plain_page):
    height = """() => parseFloat(
        getComputedStyle(document.querySelector("#file"), "::file-selector-button").minHeight
    ) / parseFloat(getComputedStyle(document.body).fontSize)"""
    plain_page.set_viewport_size({"width": 3840, "height": 2160})
    assert plain_page.locator("#file").evaluate(height) > 2


def test_a_phone_also_offers_its_camera(visit):
    camera = visit("/picture", (360, 740), touch=True).get_by_label("Take a photo")
    expect(camera).to_be_visible()
    expect(camera).to_have_attribute("capture", "environment")
    expect(visit("/picture").get_by_label("Take a photo")).to_be_hidden()


def test_without_javascript_a_photo_is_read(plain_page):
    choose(plain_page, PHOTO)
    read_it(plain_page)
    expect(verdict(plain_page)).to_have_text("5")


def test_without_javascript_a_file_beyond_the_limit_is_turned_down_in_words(plain_page, tmp_path):
    large = tmp_path / "large.jpg"  # by its path: a browser takes long to be handed so many bytes
    large.write_bytes(PHOTO + b"\0" * 30_000_000)
    plain_page.get_by_label("Choose a picture").set_input_files(large)
    read_it(plain_page)
    expect(problem(plain_page)).to_contain_text("too large to read")


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
@pytest.mark.parametrize("dark", [False, True])
def test_what_was_read_has_no_finding_and_does_not_overflow(visit, size, dark):
    page = visit("/picture", size, dark=dark)
    hand_over(page, "paste", "clipboardData", PHOTO)
    expect(verdict(page)).to_be_visible()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
