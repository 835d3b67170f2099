"""A picture of a number: its digits over the picture, the bars of each, and what it is read as."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from testing.photographs import photo_file
from testing.servers import ROOT
from tests.browser.test_axe import findings
from tests.browser.test_picture import choose, hand_over, read_it, verdict

PARCEL = (ROOT / "static" / "samples" / "parcel.jpg").read_bytes()


@pytest.fixture
def page(visit) -> Page:
    """The form on a desktop."""
    return visit("/picture")


@pytest.fixture
def read(page) -> Page:
    """The page on which a number was read."""
    hand_over(page, "paste", "clipboardData", PARCEL)
    expect(verdict(page)).to_have_text("60311")
    expect(page.get_by_role("button", name="Crop or turn")).to_be_visible()  # the script is there
    return page


def told(page: Page):
    return page.locator("#verdict")


def card(page: Page, place: int):
    return page.locator(".read-digits a").nth(place - 1)


def bars(page: Page, place: int):
    return page.get_by_role("heading", name=f"What digit {place} may be")


def read_as(page: Page, kind: str) -> None:
    page.get_by_role("radio", name=kind).check()


def test_a_number_is_told_with_its_boxes_before_it_is_sent(page):
    page.get_by_role("button", name="A postcode on a parcel").click()
    expect(told(page)).to_have_text("60311")
    expect(page.locator(".crop-ink")).to_be_visible()
    read_it(page)
    expect(verdict(page)).to_have_text("60311")


def test_the_digits_stand_over_the_picture_in_their_boxes(read):
    boxes = [box.bounding_box() for box in read.locator(".found a rect").all()]
    assert len(boxes) == 5
    picture = read.locator(".found .original").bounding_box()
    for box in boxes:
        assert picture["x"] < box["x"] < picture["x"] + picture["width"]
        assert picture["y"] < box["y"] < picture["y"] + picture["height"]


def test_a_digit_in_the_row_shows_its_bars_and_hides_them_again(read):
    card(read, 2).press("Enter")
    expect(bars(read, 2)).to_be_visible()
    expect(card(read, 2)).to_have_attribute("aria-expanded", "true")
    card(read, 3).click()
    expect(bars(read, 2)).to_be_hidden()
    expect(bars(read, 3)).to_be_visible()
    card(read, 3).click()
    expect(bars(read, 3)).to_be_hidden()
    assert "#" not in read.url


def test_a_box_over_the_picture_shows_its_bars_at_a_touch(visit):
    page = visit("/picture", (360, 740), touch=True)
    hand_over(page, "paste", "clipboardData", PARCEL)
    expect(page.get_by_role("button", name="Crop or turn")).to_be_visible()  # the script is there
    page.locator(".found a").nth(3).tap()
    expect(bars(page, 4)).to_be_visible()
    expect(card(page, 4)).to_have_class(re.compile("is-open"))


def test_what_it_is_read_as_can_be_changed_and_is_kept(page):
    choose(page, PARCEL)
    expect(told(page)).to_have_text("60311")
    read_as(page, "One digit")
    expect(told(page)).not_to_have_text("60311")
    read_as(page, "A number")
    expect(told(page)).to_have_text("60311")
    read_it(page)
    expect(verdict(page)).to_have_text("60311")
    expect(page.get_by_role("radio", name="A number")).to_be_checked()


def test_a_digit_is_told_as_one_and_can_be_read_as_a_number(page):
    choose(page, photo_file(5))
    expect(told(page)).to_have_text("5")
    expect(page.locator("#verdict-detail")).to_contain_text("a 5")
    read_as(page, "A number")
    expect(page.locator("#verdict-detail")).not_to_contain_text("a 5")


def test_the_picture_that_was_read_is_read_anew_as_something_else(read):
    read_as(read, "One digit")
    expect(read.locator("#preview")).to_be_visible()
    expect(told(read)).to_have_text(re.compile(r"^\d$|^Not a digit$"))


def test_a_number_can_be_cropped_to_another(read):
    read.get_by_role("button", name="Crop or turn this picture").click()
    expect(told(read)).to_have_text("60311")
    read_it(read)
    expect(verdict(read)).to_have_text("60311")


def test_without_javascript_a_number_is_read_and_its_bars_are_gone_to(chromium: Browser, server):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url + "/picture")
        read_as(page, "A number")
        choose(page, PARCEL)
        read_it(page)
        expect(verdict(page)).to_have_text("60311")
        expect(page.get_by_role("radio", name="A number")).to_be_checked()
        expect(bars(page, 2)).to_be_hidden()
        card(page, 2).click()
        expect(bars(page, 2)).to_be_visible()


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
@pytest.mark.parametrize(("dark", "language"), [(False, "en"), (True, "ar")])
def test_a_number_that_was_read_has_no_finding_and_does_not_overflow(visit, size, dark, language):
    page = visit(f"/picture?lang={language}", size, dark=dark)
    hand_over(page, "paste", "clipboardData", PARCEL)
    expect(verdict(page)).to_have_text("60311")
    card(page, 2).click()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
