"""Numbers on the wide pad: read as they are written, digit by digit, and corrected by a tap."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from testing.hand import Finger, Mouse, ink, inked
from testing.servers import RunningServer, is_free
from tests.browser.answers import eventually, frames
from tests.browser.numbers import (
    READINGS,
    answer_to,
    numerals,
    question_of,
    reading,
    seams,
    squares_in,
    swipe,
    write,
)

LOOSE_NINE = [
    [(1, 0.3), (0.92, 0.17), (0.8, 0.2), (0.75, 0.32), (0.8, 0.46), (0.92, 0.46), (1, 0.3)],
    [(1.15, 0.2), (1.15, 0.85)],
]
"""So loose that it is read as 0 and 1."""


@pytest.fixture
def page(visit):
    """The page to write numbers on, on a desktop."""
    return visit("/number")


@pytest.fixture
def written(page):
    """A function that writes a number and waits until it is read."""

    def written(number, **options):
        write(page, number, **options)
        expect(reading(page)).to_have_attribute("data-reading", number)
        return page

    return written


def texts(page):
    return numerals(page).all_inner_texts()


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("number", ["10475", "7", "28369"])
def test_a_number_is_read(written, number):
    page = written(number)
    expect(reading(page)).to_have_text(number)
    assert texts(page) == list(number)


def test_an_empty_sheet_has_no_reading(page):
    expect(reading(page)).to_have_attribute("data-reading", "")
    expect(reading(page)).to_have_text("Nothing there yet")
    expect(numerals(page)).to_have_count(0)


def test_each_digit_stands_over_its_ink(written):
    page = written("104")
    pad = page.locator("#pad").bounding_box()
    for place in range(3):
        over = (middle(numerals(page).nth(place)) - pad["x"]) / pad["height"]
        assert over == pytest.approx(0.25 + place * 0.5, abs=0.05)


def test_the_reading_follows_the_pen(page):
    write(page, "10")
    mouse = Mouse(page)
    mouse.press((1.3, 0.2))
    mouse.glide([(1.3, 0.2), (1.3, 0.5), (1.3, 0.8)])
    expect(reading(page)).to_have_attribute("data-reading", "101")
    mouse.lift()


def test_old_digits_are_not_read_again(page):
    write(page, "1047")
    expect(reading(page)).to_have_attribute("data-reading", "1047")
    frames(page)
    squares = []

    def look(route):
        squares.append(squares_in(route.request))
        route.continue_()

    page.route(READINGS, look)
    Mouse(page).draw([[(2.3, 0.2), (2.3, 0.8)]])
    expect(reading(page)).to_have_attribute("data-reading", "10471")
    page.locator("#rule").select_option("length=5")
    expect(page.locator("#rule-told")).to_have_text("It keeps the rule.")
    assert max(squares) <= 4
    assert squares[-1] == 0


def test_three_bars_are_shown_and_ten_at_a_touch(written):
    page = written("47")
    first = page.locator(".digit").first
    expect(first.get_by_role("meter")).to_have_count(3)
    expect(first.get_by_role("meter", name="Digit 4")).to_have_attribute("aria-valuenow", "100")
    page.get_by_role("button", name="All ten bars of digit 1").click()
    expect(first.get_by_role("meter")).to_have_count(10)
    page.keyboard.press("Escape")
    expect(first.get_by_role("meter")).to_have_count(3)
    expect(reading(page)).to_have_attribute("data-reading", "47")


def test_the_sheet_grows_with_a_long_number_and_keeps_all_of_it(written):
    page = written("10475283", size=0.7)
    pad = page.locator("#pad")
    width = pad.bounding_box()["width"]
    Mouse(page).draw([[(4.4, 0.2), (4.4, 0.8)]])
    eventually(page, lambda: pad.bounding_box()["width"] > width)
    expect(reading(page)).to_have_attribute("data-reading", "104752831")
    assert inked(page, (4.4, 0.5))
    eventually(page, lambda: page.locator("#room").evaluate("(room) => room.scrollLeft") > 0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_eight_digits_fit_without_scrolling(visit, size):
    page = visit("/number", size)
    write(page, "10475283", size=0.7)
    expect(reading(page)).to_have_attribute("data-reading", "10475283")
    room = page.locator("#room")
    assert room.evaluate("(room) => room.scrollWidth <= room.clientWidth")


def test_clear_undo_and_redo(written):
    page = written("104")
    page.keyboard.press("Control+z")  # one stroke of the 4
    expect(reading(page)).not_to_have_attribute("data-reading", "104")
    page.keyboard.press("Control+Shift+z")
    expect(reading(page)).to_have_attribute("data-reading", "104")
    page.keyboard.press("Escape")
    expect(reading(page)).to_have_attribute("data-reading", "")
    expect(numerals(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(reading(page)).to_have_attribute("data-reading", "104")


def test_a_tap_on_a_seam_joins_two_digits_and_one_on_the_digit_splits_it_again(page):
    write(page, "7")
    Mouse(page).draw(LOOSE_NINE)
    expect(reading(page)).to_have_attribute("data-reading", "701")
    seams(page).nth(1).click()
    expect(reading(page)).to_have_attribute("data-reading", "79")
    numerals(page).nth(1).click()
    expect(reading(page)).to_have_attribute("data-reading", "701")


def test_what_would_leave_no_number_is_not_done(written):
    page = written("104")
    numerals(page).nth(2).click()
    expect(page.get_by_text("That would leave no number.")).to_be_visible()
    expect(reading(page)).to_have_attribute("data-reading", "104")
    expect(numerals(page).nth(2)).to_be_focused()


def test_a_digit_of_one_stroke_cannot_be_split(written):
    page = written("17")
    numerals(page).first.click()
    expect(page.get_by_text("This digit is a single stroke")).to_be_visible()
    expect(reading(page)).to_have_attribute("data-reading", "17")


def test_a_swipe_through_a_digit_rubs_it_out(written):
    page = written("1047")
    swipe(page, numerals(page).nth(2))
    expect(reading(page)).to_have_attribute("data-reading", "107")
    page.keyboard.press("Control+z")
    expect(reading(page)).to_have_attribute("data-reading", "1047")


def test_delete_rubs_out_the_digit_that_has_the_focus(written):
    page = written("1047")
    numerals(page).nth(1).focus()
    page.keyboard.press("Delete")
    expect(reading(page)).to_have_attribute("data-reading", "147")


def test_the_focus_stays_with_the_number_when_its_last_digit_goes(written):
    page = written("147")
    numerals(page).last.focus()
    page.keyboard.press("Delete")
    expect(numerals(page)).to_have_count(2)
    expect(numerals(page).last).to_be_focused()


def test_a_finger_swipes_too(visit):
    page = visit("/number", (390, 780), touch=True)
    write(page, "77", hand=Finger)
    expect(reading(page)).to_have_attribute("data-reading", "77")
    box = numerals(page).first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 4
    finger = Finger(page)
    for action, down in [("down", y), ("move", y + 20), ("up", y + 40)]:
        finger.send("move" if action == "up" else action, x, down)
    finger.send("up", x, y + 40)
    expect(reading(page)).to_have_attribute("data-reading", "7")


@pytest.fixture
def answer_as(page):
    """A function that answers each question of the page with so many digits as it has strokes."""

    def answer_as(number, seen=None, others=(), rule=None, when=""):
        def answer(route):
            if when not in unquote(route.request.url):
                return route.fallback()
            asked = question_of(route.request)
            return route.fulfill(json=answer_to(asked, number, seen or number, others, rule))

        page.route(READINGS, answer)

    return answer_as


def test_an_alternative_is_offered_and_can_be_chosen_and_given_up(page, answer_as):
    answer_as("11", others=["17"])
    answer_as("17", when="rule=mask=17")
    write(page, "77")
    expect(reading(page)).to_have_attribute("data-reading", "11")
    offered = page.get_by_role("group", name="perhaps")
    offered.get_by_role("button", name="17").click()
    expect(reading(page)).to_have_attribute("data-reading", "17")
    expect(page.locator("#verdict-detail")).to_have_text("as you chose")
    eventually(page, lambda: texts(page) == ["1", "7"])
    offered.get_by_role("button", name="11").click()
    expect(reading(page)).to_have_attribute("data-reading", "11")


def test_a_choice_ends_with_the_next_stroke(page, answer_as):
    answer_as("11", others=["17"])
    write(page, "77")
    page.get_by_role("button", name="17").click()
    expect(reading(page)).to_have_attribute("data-reading", "17")
    page.unroute(READINGS)
    write(page, "0", start=1)
    expect(reading(page)).to_have_attribute("data-reading", "770")


def test_a_rule_says_what_it_changed(page, answer_as):
    rule = {"name": "postcode-de", "valid": True, "changed": [1]}
    answer_as("11", seen="17", rule=rule)
    write(page, "77")
    told = page.locator("#rule-told")
    expect(told).to_have_text("Changed to keep the rule: 1, not 7.")
    expect(page.locator(".is-changed .numeral")).to_have_text("1")


def test_a_number_keeps_a_rule_or_does_not(written):
    page = written("10115")
    told = page.locator("#rule-told")
    page.get_by_label("Rule").select_option("Germany")
    expect(told).to_have_text("It keeps the rule.")
    page.locator("#rule").select_option("length=3")
    expect(told).to_have_text("It does not keep the rule so far.")
    page.locator("#rule").select_option("")
    expect(told).to_be_empty()


def test_a_lost_server_is_told_and_the_page_catches_up_by_itself(new_page, watch, tmp_path):
    watch.forgiven = ("net::ERR_",)
    notice = "No answer from the server"
    with RunningServer(tmp_path / "log") as server:
        page = new_page()
        page.goto(server.url + "/number")
        server.kill()
        eventually(page, lambda: is_free(server.port))
        write(page, "14")
        expect(page.get_by_text(notice)).to_be_visible()
        assert ink(page) > 0.001
        server.start()
        expect(page.get_by_text(notice)).to_be_hidden()
        expect(reading(page)).to_have_attribute("data-reading", "14")


def test_another_language_keeps_the_number_and_its_rule(written):
    page = written("104")
    page.locator("#rule").select_option("length=3")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Deutsch").click()
    expect(reading(page)).to_have_attribute("data-reading", "104")
    expect(page.locator("#rule-told")).to_have_text("Sie hält die Regel ein.")


def test_a_number_is_written_by_keyboard(page):
    page.locator("#pad").focus()
    for key in ["Space", *["ArrowRight"] * 8, *["ArrowDown"] * 20, "Space"]:
        page.keyboard.press(key)
    expect(reading(page)).to_have_attribute("data-reading", "7")


def test_screen_readers_hear_each_digit_and_what_can_be_done_to_it(written):
    page = written("14")
    expect(reading(page)).to_have_attribute("aria-live", "polite")
    names = [numeral.get_attribute("aria-label") for numeral in numerals(page).all()]
    assert names == ["1, digit 1 of 2", "4, digit 2 of 2"]
    button = page.get_by_role("button", name="4, digit 2 of 2")
    expect(button).to_have_accessible_description("Enter splits it, Delete rubs it out.")
    expect(page.get_by_role("button", name="Join 1 and 4")).to_be_visible()


def test_in_arabic_the_number_still_runs_from_left_to_right(visit):
    page = visit("/number", language="ar")
    write(page, "104")
    expect(reading(page)).to_have_attribute("data-reading", "104")
    places = [middle(numeral) for numeral in numerals(page).all()]
    assert places == sorted(places)
