"""The exhibit's sums: an answer is read as a number, judged as the pen rests, and no dead end."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse, ink, resized
from testing.pictures import strokes_of_digit
from tests.browser.answers import eventually, verdict
from tests.browser.clock import settle
from tests.browser.numbers import READINGS
from tests.browser.test_kiosk_games import SIZES_OF_TEXTS, resize

SIZES = [(1280, 800), (1024, 768), (1080, 1920), (390, 844)]

STEP, SIZE = 0.55, 0.75
"""From digit to digit, and of each, in heights of the sheet."""

RESTS_MS = 3100
"""After so long even an answer that may go on is judged."""

UNREADABLE = {
    "text": None,
    "confidence": 0,
    "rejected": "not_a_number",
    "digits": [],
    "alternatives": [],
    "rule": None,
    "groups": [],
    "model": "a model",
}

LEFT_OF_DIGITS = """(element) => {
    const text = element.firstChild;
    return [...text.data.matchAll(/\\d+/g)].map(({ index, 0: { length } }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + length);
        return range.getBoundingClientRect().left;
    });
}"""


@pytest.fixture
def sums(exhibit):
    """A function that opens the exhibit and begins with sums."""

    def sums(size=(1280, 800), language="en", **options):
        page = exhibit(f"attract=off&lang={language}", size, is_still=True, **options)
        page.mouse.click(3, 3)
        page.locator("#game-sums").click()
        settle(page)
        return page

    return sums


def asked(page):
    return page.locator("#game-asked").inner_text()


def solution(page):
    first, sign, second = re.match(r"(\d+) (.) (\d+) =", asked(page)).groups()
    return int(first) + int(second) if sign == "+" else int(first) - int(second)


def write(page, number):
    """Write digits side by side in the middle of the sheet, and wait until they are read."""
    wide, high = page.locator("#pad").evaluate("(pad) => [pad.clientWidth, pad.clientHeight]")
    left = (wide / high - STEP * (len(number) - 1) - SIZE) / 2
    for place, digit in enumerate(number):
        moved = resized(strokes_of_digit[int(digit)], SIZE, left + place * STEP, 0.12)
        Mouse(page).draw(moved)
    settle(page)


def answer(page, number):
    """The same, and let the pen rest."""
    write(page, str(number))
    page.clock.run_for(RESTS_MS)
    settle(page)


def task(page):
    return page.locator("#game-task")


def state(page):
    return page.evaluate("document.body.dataset.state")


def test_the_sum_is_the_largest_text_and_stands_over_a_wide_sheet(sums):
    page = sums()
    for size in SIZES:
        resize(page, size)
        (_, largest), *_ = page.evaluate(SIZES_OF_TEXTS)
        assert largest == "game-asked", size
        sheet, sum_ = (page.locator(name).bounding_box() for name in ("#pad", "#game-asked"))
        assert sheet["width"] > 1.3 * sheet["height"], size
        assert sum_["y"] + sum_["height"] <= sheet["y"] + 1, size
        assert sheet["x"] <= sum_["x"] <= sheet["x"] + sheet["width"] - sum_["width"], size


def test_ten_right_answers_are_praised_one_by_one_and_celebrated_at_the_end(sums):
    page = sums((1280, 720))
    seen = set()
    for count in range(1, 11):
        expect(page.locator("#game-step")).to_have_text(f"{count} of 10")
        solved = f"{asked(page)} {solution(page)}"
        seen.add(solved)
        answer(page, solution(page))
        if count < 10:
            expect(task(page)).to_contain_text(f"Right: \u2066{solved}\u2069!")
            expect(page.locator(".is-triumph")).to_have_count(1)
            expect(page.locator("#game-score")).to_contain_text(f"{count} of {count} right")
    assert len(seen) == 10
    expect(task(page)).to_have_text(re.compile(r"10 of 10 right in \d+ s\. Best today: 10\."))
    expect(page.locator("#game-step")).to_have_text("10 of 10")
    expect(page.locator(".is-triumph")).to_have_count(1)
    expect(page.locator("#game-sums")).to_be_visible()


def test_a_right_answer_is_judged_as_soon_as_the_pen_rests(sums):
    page = sums()
    write(page, str(solution(page)))
    page.clock.run_for(1300)
    settle(page)
    expect(task(page)).to_contain_text("Right")


def test_who_is_slow_with_the_second_digit_is_waited_for(sums):
    page = sums()
    while solution(page) < 11:
        answer(page, solution(page))
    write(page, str(solution(page))[0])
    page.clock.run_for(2000)
    settle(page)
    expect(page.locator(".is-finished")).to_have_count(0)
    wide, high = page.locator("#pad").evaluate("(pad) => [pad.clientWidth, pad.clientHeight]")
    second = resized(strokes_of_digit[solution(page) % 10], SIZE, wide / high - SIZE, 0.12)
    Mouse(page).draw(second)
    settle(page)
    page.clock.run_for(RESTS_MS)
    settle(page)
    expect(task(page)).to_contain_text("Right")


def test_of_a_wrong_answer_it_is_said_what_was_read_and_the_sum_is_asked_again(sums):
    page = sums()
    before = asked(page)
    answer(page, 40 - solution(page))
    expect(task(page)).to_contain_text(f"It read \u2066{40 - solution(page)}\u2069.")
    assert asked(page) == before
    expect(page.locator("#game-score")).to_contain_text("0 of 0 right")
    answer(page, solution(page))
    expect(page.locator("#game-score")).to_contain_text("1 of 1 right")


def test_an_answer_that_cannot_be_read_is_said_to_be(sums):
    page = sums()
    before = asked(page)
    page.route(READINGS, lambda route: route.fulfill(json=UNREADABLE))
    answer(page, 7)
    expect(task(page)).to_contain_text("It could not read that.")
    assert asked(page) == before
    expect(page.get_by_role("button", name="Next sum")).to_be_visible()


def test_there_is_a_way_on_from_a_sum_that_went_wrong(sums):
    page = sums()
    way_on = page.get_by_role("button", name="Next sum")
    expect(way_on).to_be_hidden()
    for count in (1, 2):
        solved = f"{asked(page)} {solution(page)}"
        answer(page, 40 - solution(page))
        way_on.click()
        settle(page)
        expect(task(page)).to_contain_text(f"\u2066{solved}\u2069.")
        expect(page.locator("#game-score")).to_contain_text(f"0 of {count} right")
        expect(way_on).to_be_hidden()
    expect(page.locator(".is-triumph")).to_have_count(0)


def test_the_answer_and_the_bars_of_both_digits_follow_the_pen(sums):
    page = sums()
    write(page, "16")
    expect(verdict(page)).to_have_text("16")
    expect(verdict(page)).to_have_attribute("data-reading", "16")
    for place, digit in [(1, "1"), (2, "6")]:
        bars = page.get_by_role("group", name=f"What digit {place} may be")
        meter = bars.get_by_role("meter", name=f"Digit {digit}")
        assert int(meter.get_attribute("aria-valuenow")) > 90


def test_after_the_game_the_sheet_is_for_digits_again(sums):
    page = sums()
    write(page, "16")
    page.get_by_role("button", name="Stop the game").click()
    settle(page)
    assert ink(page) == 0
    expect(page.locator("#history li")).to_have_count(0)
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "true")
    box = page.locator("#pad").bounding_box()
    assert box["width"] == pytest.approx(box["height"], abs=1)
    Mouse(page).draw(strokes_of_digit[4])
    settle(page)
    expect(verdict(page)).to_have_text("4")
    expect(verdict(page)).not_to_have_attribute("data-reading", "4")
    expect(page.locator("[data-digit]")).to_have_count(10)


def test_of_a_visitor_who_leaves_in_the_middle_of_a_sum_nothing_stays(exhibit):
    page = exhibit("attract=off&lang=en&idle=20", is_still=True)
    page.mouse.click(3, 3)
    page.locator("#game-sums").click()
    write(page, "16")
    page.clock.run_for(31_000)
    settle(page)
    assert state(page) == "attract"
    assert ink(page) == 0
    expect(page.locator(".is-playing, .is-summing")).to_have_count(0)
    expect(page.locator("[data-digit]")).to_have_count(10)
    expect(page.locator("#history li")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_sum_runs_from_left_to_right_in_every_language(sums, language):
    page = sums(language=language)
    answer(page, 40 - solution(page))
    first, second = page.locator("#game-asked").evaluate(LEFT_OF_DIGITS)
    assert first < second
    *_, first, second = task(page).evaluate(LEFT_OF_DIGITS)
    assert first < second
    boxes = [bars.bounding_box() for bars in page.locator(".bars").all()]
    assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]


def test_a_game_goes_on_in_another_language(sums):
    page = sums()
    before = asked(page)
    write(page, "16")
    page.get_by_role("button", name="Deutsch").click()
    settle(page)
    expect(task(page)).to_contain_text("Wie viel ist")
    assert asked(page) == before
    bars = page.get_by_role("group", name="Was Ziffer 2 sein kann")
    expect(bars).to_have_count(1)
    expect(bars.get_by_role("meter", name="Ziffer 6")).to_have_attribute("aria-valuenow", "100")


def test_sums_are_counted_as_the_other_games_are(sums, exhibit):
    page = exhibit("attract=off&lang=en", is_still=True)
    counted = []
    page.on("request", lambda one: "counts" in one.url and counted.append(one.post_data_json))
    page.mouse.click(3, 3)
    page.locator("#game-sums").click()
    settle(page)
    answer(page, solution(page))
    write(page, "3")
    eventually(page, lambda: len(counted) == 2)
    assert counted == [["games"], ["drawings", "digits"]]


def test_the_exhibit_opens_with_sums_and_solves_them_while_nobody_is_there(
    exhibit,
):
    page = exhibit("game=sums&lang=en", is_still=True)
    assert state(page) == "attract"
    seen = set()
    for _ in range(3):
        expect(page.locator("#game-asked")).to_be_visible()
        expect(page.locator("#call")).to_be_hidden()
        expect(verdict(page)).to_have_text(str(solution(page)))
        seen.add(asked(page))
        page.clock.run_for(6000)
        settle(page)
    assert len(seen) > 1


def test_whoever_comes_solves_the_sum_that_stands_there_at_once(exhibit):
    page = exhibit("game=sums&attract=off&lang=en&idle=20", is_still=True)
    page.clock.run_for(9000)
    before, sheet = asked(page), page.locator("#pad").bounding_box()
    answer(page, solution(page))
    assert state(page) == "visit"
    assert page.locator("#pad").bounding_box() == sheet
    expect(task(page)).to_contain_text(f"Right: \u2066{before}")
    expect(page.locator("#game-score")).to_have_text(re.compile(r"1 of 1 right, [0-4] s"))
    page.get_by_role("button", name="Stop the game").click()
    expect(page.locator("#game-told")).to_be_visible()
    page.clock.run_for(31_000)
    settle(page)
    assert state(page) == "attract"
    expect(page.locator("#game-asked")).to_be_visible()
    expect(page.locator("#game-stop")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "told"), [("told", r"Draw an? \d\."), ("fool", r"Draw an? \d that people can read")]
)
def test_the_exhibit_opens_with_another_game_too(exhibit, name, told):
    page = exhibit(f"game={name}&attract=off&lang=en", is_still=True)
    expect(task(page)).to_have_text(re.compile(told))
    expect(page.locator("#call")).to_be_hidden()
    page.mouse.click(3, 3)
    expect(page.locator("#game-stop")).to_be_visible()


ROUNDS = """async (count) => {
    const { sumsOfRound } = await import("/static/js/kiosk/sum.js");
    return Array.from({ length: count }, () => sumsOfRound(Math.random));
}"""


def test_sums_get_harder_in_a_round_and_none_comes_twice(exhibit):
    for sums in exhibit().evaluate(ROUNDS, 200):
        parts = [(one["first"], one["sign"], one["second"]) for one in sums]
        assert len(set(parts)) == 10
        assert [one["sign"] for one in sums] == ["+"] * 7 + ["−"] * 3
        values = [one["value"] for one in sums]
        assert all(2 <= value <= 10 for value in values[:4])
        assert all(11 <= value <= 20 for value in values[4:7])
        assert all(1 <= value <= 19 for value in values[7:])
        for (first, sign, second), value in zip(parts, values, strict=True):
            assert value == (first + second if sign == "+" else first - second)


IS_RIGHT = """async ([number, rejected]) => {
    const { Sums } = await import("/static/js/kiosk/sums.js");
    const sums = new Sums(() => 0.5);
    return sums.isRight({ text: number && number.replace("N", sums.solution), rejected });
}"""


@pytest.mark.parametrize(
    ("number", "rejected", "is_right"),
    [
        ("N", None, True),
        ("0N", None, True),
        ("N0", None, False),
        ("1N", None, False),
        (None, "not_a_number", False),
        (None, "blank", False),
    ],
)
def test_an_answer_counts_as_a_number_however_it_is_written(exhibit, number, rejected, is_right):
    assert exhibit().evaluate(IS_RIGHT, [number, rejected]) == is_right
