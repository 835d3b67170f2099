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
    write_line,
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
def phone(visit):
    """The page on a phone, with a number on two lines."""
    page = visit("/number", (390, 844), touch=True)
    write_line(page, "284", top=0.04, hand=Finger)
    write_line(page, "10", top=0.54, hand=Finger)
    expect(reading(page)).to_have_attribute("data-reading", "28410")
    return page


def test_on_a_phone_a_number_goes_on_in_a_second_line(phone):
    pad = phone.locator("#pad").bounding_box()
    above, below = (phone.locator(f"#{row} .numeral") for row in ("digits", "digits-below"))
    assert (above.all_inner_texts(), below.all_inner_texts()) == (list("284"), list("10"))
    assert above.first.bounding_box()["y"] < pad["y"]
    assert below.first.bounding_box()["y"] > pad["y"] + pad["height"]
    assert middle(above.first) == pytest.approx(middle(below.first), abs=12)
    expect(phone.get_by_role("button", name="1, digit 4 of 5")).to_be_visible()


def test_the_digits_of_two_lines_are_corrected_within_their_line(phone):
    expect(seams(phone)).to_have_count(3)
    expect(phone.get_by_role("button", name="Join 4 and 1")).to_have_count(0)
    numerals(phone).nth(3).focus()
    phone.keyboard.press("Delete")
    expect(reading(phone)).to_have_attribute("data-reading", "2840")
    numerals(phone).nth(3).focus()
    phone.keyboard.press("Delete")
    expect(reading(phone)).to_have_attribute("data-reading", "284")
    expect(phone.locator("#digits-below")).to_be_hidden()


def test_all_ten_bars_of_the_second_line_are_seen(phone):
    phone.locator(".below .all").first.click()
    card = phone.locator(".is-open .figures").bounding_box()
    room = phone.locator("#room").bounding_box()
    assert card["y"] > room["y"]
    assert card["y"] + card["height"] < room["y"] + room["height"]


def test_a_phone_turned_on_its_side_reads_the_same(phone):
    phone.set_viewport_size({"width": 844, "height": 390})
    frames(phone)
    phone.locator("#rule").select_option("length=5")
    expect(phone.locator("#rule-told")).to_have_text("It keeps the rule.")
    expect(reading(phone)).to_have_attribute("data-reading", "28410")


def test_on_a_phone_one_may_write_over_both_lines(visit):
    page = visit("/number", (390, 844), touch=True)
    write(page, "47", hand=Finger)
    expect(reading(page)).to_have_attribute("data-reading", "47")
    expect(page.locator("#digits-below")).to_be_hidden()


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


@pytest.mark.parametrize(
    ("kind", "texts", "told"),
    [
        ("mask", ["101##"], "It keeps the rule."),
        ("prefix", ["10"], "It keeps the rule."),
        ("range", ["10000", "20000"], "It keeps the rule."),
        ("not-below", ["10000"], "It keeps the rule."),
        ("not-below", ["0000"], "It does not keep the rule so far."),
    ],
)
def test_a_rule_is_made_to_measure(written_with_rule, kind, texts, told):
    page = written_with_rule("10115", kind, *texts)
    expect(page.locator("#rule-told")).to_have_text(told)
    expect(page.locator("#rule-problem")).to_be_empty()


@pytest.fixture
def written_with_rule(written):
    """A function that writes a number, and a rule of a kind in its fields."""

    def written_with_rule(number, kind, *texts):
        page = written(number)
        page.locator("#rule").select_option(kind)
        for field, text in zip(fields(page, kind).all(), texts, strict=True):
            field.fill(text)
        return page

    return written_with_rule


def fields(page, kind):
    return page.locator(f"[data-kind={kind}] input")


def test_a_rule_that_is_none_is_told_once_it_is_written_and_holds_the_number_to_nothing(
    written_with_rule,
):
    page = written_with_rule("47", "range", "90", "")
    problem, second = page.locator("#rule-problem"), fields(page, "range").nth(1)
    fields(page, "range").first.blur()
    expect(problem).to_be_empty()
    second.fill("10")
    expect(problem).to_be_empty()
    second.blur()
    expect(problem).to_have_text("Write two numbers without leading zeros, the smaller one first.")
    expect(second).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#rule-told")).to_be_empty()
    second.fill("100")
    expect(problem).to_be_empty()
    expect(page.locator("#rule-told")).to_have_text("It does not keep the rule so far.")


def test_a_written_rule_stays_over_a_reload(written_with_rule):
    page = written_with_rule("47", "range", "10", "90")
    page.reload()
    expect(reading(page)).to_have_attribute("data-reading", "47")
    assert [one.input_value() for one in fields(page, "range").all()] == ["10", "90"]
    expect(page.locator("#rule-told")).to_have_text("It keeps the rule.")


def test_keys_in_a_field_are_the_texts_own(written_with_rule):
    page = written_with_rule("47", "mask", "4#")
    fields(page, "mask").press("Control+z")
    fields(page, "mask").press("Escape")
    expect(reading(page)).to_have_attribute("data-reading", "47")


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


@pytest.fixture
def may_copy(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


@pytest.mark.usefixtures("may_copy")
def test_the_number_is_copied_by_a_button_beside_it(page, written):
    copy = page.locator("#copy-number")
    expect(copy).to_be_hidden()
    written("1047")
    copy.click()
    expect(copy).to_have_text("Copied.")
    assert copied(page) == "1047"
    expect(copy).to_have_text("Copy")


@pytest.mark.usefixtures("may_copy")
def test_the_keys_that_copy_take_the_number_where_nothing_is_selected(written):
    page = written("104")
    page.keyboard.press("Control+c")
    eventually(page, lambda: copied(page) == "104")
    page.locator("#rule").select_option("mask")
    fields(page, "mask").fill("###")
    fields(page, "mask").press("Control+a")
    fields(page, "mask").press("Control+c")
    eventually(page, lambda: copied(page) == "###")


def test_where_the_clipboard_is_closed_the_number_is_selected(written):
    page = written("104")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    page.locator("#copy-number").click()
    expect(page.locator("#problem")).to_have_text("It is selected: copy it as you copy any text.")
    assert page.evaluate("getSelection().toString()") == "104"


def test_numbers_that_were_cleared_are_brought_back_or_forgotten(written):
    page = written("104")
    page.get_by_role("button", name="Clear").click()
    expect(reading(page)).to_have_attribute("data-reading", "")
    before = page.get_by_role("button", name="Bring back: 104")
    box = before.locator("canvas").bounding_box()
    assert box["width"] > 1.3 * box["height"]
    before.click()
    expect(reading(page)).to_have_attribute("data-reading", "104")
    page.reload()
    expect(before).to_be_visible()
    page.get_by_role("button", name="Forget everything").click()
    expect(before).to_be_hidden()
    expect(reading(page)).to_have_attribute("data-reading", "")


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
