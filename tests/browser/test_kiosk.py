"""The exhibit: whose turn it is, what stays of a visitor, and how it plays."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Finger, Mouse, ink, inked
from testing.pictures import strokes_of_digit
from tests.browser.answers import answer_always, bars, eventually, frames, rest, verdict
from tests.browser.clock import settle

WRITE_ALL = """async (times) => {
    const { write } = await import("/static/js/kiosk/hand.js");
    const { PATHS } = await import("/static/js/kiosk/paths.js");
    const { createSnapshot } = await import("/static/js/paint/snapshot.js");
    const { askPrediction } = await import("/static/js/live/predictions.js");
    const snapshot = createSnapshot();
    const read = PATHS.map(() => []);
    for (let time = 0; time < times; time += 1) {
        for (const [digit, path] of PATHS.entries()) {
            const written = write(path, Math.random);
            const strokes = written.map((stroke) => ({
                width: 0.06, points: stroke.map(({ point }) => point) }));
            read[digit].push((await askPrediction(snapshot(strokes))).digit);
        }
    }
    return read;
}"""

TIMES_OF_A_STROKE = """async () => {
    const { write } = await import("/static/js/kiosk/hand.js");
    const { PATHS } = await import("/static/js/kiosk/paths.js");
    return PATHS.map((path) => write(path, Math.random).flat().map(({ time }) => time));
}"""


def state(page):
    return page.evaluate("document.body.dataset.state")


def draw(page, digit):
    """Draw a digit, and wait until it is read."""
    Mouse(page).draw(strokes_of_digit[digit])
    settle(page)
    expect(verdict(page)).to_have_text(str(digit))


def ink_now(page):
    """The part of the pad that is inked, once a frame has passed."""
    settle(page, frames=2)
    return ink(page)


def history(page):
    return page.locator("#history li")


def test_the_digits_that_write_themselves_are_read_right_every_time(exhibit):
    assert exhibit().evaluate(WRITE_ALL, 3) == [[digit] * 3 for digit in range(10)]


def test_they_take_as_long_as_a_hand_does(exhibit):
    for times in exhibit().evaluate(TIMES_OF_A_STROKE):
        assert times == sorted(times)
        assert 400 < times[-1] < 6000


def test_while_nobody_is_there_digits_are_written_and_read(exhibit):
    page = exhibit("")
    read = set()
    for _ in range(12):
        page.clock.run_for(600)
        settle(page)
        read.add(verdict(page).inner_text())
    assert state(page) == "attract"
    assert read & set("0123456789")


def test_who_wants_no_motion_sees_whole_digits_take_turns_and_the_bars_follow(exhibit):
    page = exhibit("", is_still=True)
    turns = []
    for _ in range(3):
        expect(verdict(page)).to_have_text(re.compile(r"^\d$"))
        turns.append(int(verdict(page).inner_text()))
        assert bars(page)[turns[-1]] > 50
        whole = ink_now(page)
        page.clock.run_for(3000)
        assert ink_now(page) == whole
        page.clock.run_for(3000)
        settle(page)
        expect(verdict(page)).not_to_have_text(str(turns[-1]))
    assert len(set(turns)) == 3


def test_the_call_to_draw_comes_in_every_language_and_nothing_stays_in_its_place(exhibit):
    page = exhibit("")
    calls, places = set(), set()
    for _ in range(40):  # two seconds each: slow digits seven times in a row
        page.clock.fast_forward(1000)  # less than a digit stands, so that none is left out
        page.clock.run_for(1000)
        calls.add(page.locator("#call").get_attribute("lang"))
        places.add(page.locator("#call").bounding_box()["x"])
        if len(calls) == 7:
            break
    assert calls == {"en", "de", "fr", "es", "tr", "zh", "ar"}
    assert len(places) > 5


def test_the_first_touch_ends_the_attract_loop_and_already_draws(exhibit):
    page = exhibit("")
    page.clock.run_for(1500)
    draw(page, 7)
    assert state(page) == "visit"
    page.clock.run_for(3000)
    expect(verdict(page)).to_have_text("7")


def test_the_sheet_stays_under_the_first_touch_however_the_page_has_wandered(exhibit):
    page = exhibit("", touch=True)
    flipped = "document.body.classList.contains('is-flipped')"
    eventually(page, lambda: page.clock.fast_forward(1000) or page.evaluate(flipped))
    page.clock.run_for(1500)
    rest(page)
    before = page.locator("#pad").bounding_box()
    finger = Finger(page)
    finger.press((0.3, 0.6))
    assert page.locator("#pad").bounding_box()["x"] == pytest.approx(before["x"], abs=30)
    finger.glide([(0.3, 0.6), (0.7, 0.6)])
    finger.lift()
    settle(page)
    assert state(page) == "visit"
    assert inked(page, (0.5, 0.6))


def test_without_the_attract_loop_the_page_wanders_all_the_same(exhibit):
    page = exhibit("attract=off")
    places = set()
    for _ in range(8):
        page.clock.run_for(3000)
        places.add(page.locator("#pad").bounding_box()["x"])
    assert len(places) > 3
    assert ink_now(page) == 0


def test_after_a_pause_the_next_stroke_begins_a_new_digit(exhibit):
    page = exhibit()
    draw(page, 3)
    page.clock.run_for(4500)
    expect(page.locator(".sheet")).to_have_class("sheet is-finished")
    draw(page, 7)
    expect(history(page)).to_have_count(1)


def test_without_a_pause_it_is_the_same_digit(exhibit):
    page = exhibit()
    first, second = strokes_of_digit[4]
    Mouse(page).draw([first])
    page.clock.run_for(3000)
    Mouse(page).draw([second])
    settle(page)
    expect(verdict(page)).to_have_text("4")
    expect(history(page)).to_have_count(0)


def test_one_touch_stops_the_countdown_and_draws_nothing(exhibit):
    page = exhibit("attract=off&idle=20")
    draw(page, 4)
    page.clock.run_for(20_500)
    expect(page.locator("#asking")).to_be_visible()
    expect(page.locator("#asking-count")).to_have_text("10")
    before = ink_now(page)
    page.mouse.click(600, 500)
    expect(page.locator("#asking")).to_be_hidden()
    assert state(page) == "visit"
    assert ink_now(page) == before


def test_of_a_visitor_who_left_nothing_stays(exhibit):
    page = exhibit("attract=off&idle=20", is_still=True)
    draw(page, 4)
    page.clock.run_for(4500)
    draw(page, 7)
    page.locator("#chain-switch").click()
    page.evaluate("sessionStorage.setItem('a', 'b'); localStorage.setItem('c', 'd')")
    page.clock.run_for(31_000)
    assert state(page) == "attract"
    assert ink_now(page) == 0
    expect(history(page)).to_have_count(0)
    expect(page.locator("#chain")).to_be_hidden()
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    for name in ("Undo", "Redo", "Clear"):
        button = page.get_by_role("button", name=name, include_hidden=True)
        expect(button).to_have_attribute("aria-disabled", "true")


def test_another_language_is_the_visitors_alone(exhibit):
    page = exhibit("attract=off&idle=20&lang=en", is_still=True)
    draw(page, 4)
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    settle(page)
    expect(verdict(page)).to_have_text("4")
    assert state(page) == "visit"
    page.clock.run_for(31_000)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert [cookie for cookie in page.context.cookies() if cookie["name"] == "lang"] == []


@pytest.mark.parametrize("is_read", [True, False], ids=["hits", "misses"])
def test_a_round_of_draw_what_you_are_told_goes_to_its_end(exhibit, is_read):
    page = exhibit(is_still=True)
    page.mouse.click(5, 5)
    page.get_by_role("button", name="Draw what you are told").click()
    for drawn in range(10):
        asked = page.locator("#game-task").inner_text()
        digit = int(next(c for c in reversed(asked) if c.isdigit()))
        draw(page, digit if is_read else (7 if digit != 7 else 3))
        page.clock.run_for(1500)
        expect(page.locator("#chain")).to_be_visible(visible=not is_read)
        if drawn < 9:
            hits = drawn + 1 if is_read else 0
            expect(page.locator("#game-score")).to_contain_text(f"{hits} of {drawn + 1} read")
    expected = "10 of 10 read" if is_read else "0 of 10 read"
    expect(page.locator("#game-task")).to_contain_text(expected)


def test_who_fools_the_machine_says_so(exhibit):
    page = exhibit(is_still=True)
    page.mouse.click(5, 5)
    page.get_by_role("button", name="Fool the machine").click()
    answer_always(page, rejected="not_a_digit", probabilities=[0.1] * 10)
    Mouse(page).draw(strokes_of_digit[3])
    page.clock.run_for(1500)
    expect(page.locator("#game-task")).to_contain_text("It saw: Not a digit.")
    page.get_by_role("button", name="Yes").click()
    expect(page.locator("#game-score")).to_have_text("Fooled: 1")
    page.get_by_role("button", name="Stop the game").click()
    expect(page.locator("#game-task")).to_have_text("Fooled: 1. Best today: 1.")


def test_the_best_score_of_the_day_outlives_its_player_and_a_change_of_language(exhibit):
    page = exhibit("attract=off&idle=20&lang=en", is_still=True)
    fool_once(page, "Yes")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html[lang=de] [data-state=visit]")).to_be_visible()
    page.clock.run_for(31_000)
    expect(page.locator("html[lang=en]")).to_be_visible()
    eventually(page, lambda: page.evaluate("sessionStorage.length + localStorage.length") == 0)
    fool_once(page, "No")
    expect(page.locator("#game-task")).to_have_text("Fooled: 0. Best today: 1.")
    page.clock.fast_forward("24:00:00")
    fool_once(page, "No")
    expect(page.locator("#game-task")).to_have_text("Fooled: 0. Best today: 0.")


def fool_once(page, could_be_read):
    """A round of "Fool the machine" with one digit, which the network does not know."""
    answer_always(page, rejected="not_a_digit", probabilities=[0.1] * 10)
    page.mouse.click(5, 5)
    page.get_by_role("button", name="Fool the machine").click()
    Mouse(page).draw(strokes_of_digit[3])
    page.clock.run_for(1500)
    page.get_by_role("button", name=could_be_read, exact=True).click()
    page.get_by_role("button", name="Stop the game").click()


def test_games_can_be_left_out(exhibit):
    assert exhibit("attract=off&game=off").locator("#game").count() == 0


def test_what_a_browser_offers_besides_has_no_effect(exhibit):
    page = exhibit()
    for event in ["contextmenu", "selectstart", "dragstart", "drop", "dragover"]:
        script = f"""() => !document.body.dispatchEvent(
            new Event("{event}", {{ bubbles: true, cancelable: true }}))"""
        assert page.evaluate(script), event


def test_no_key_leads_away(exhibit):
    page = exhibit()
    script = "addEventListener('keydown', (event) => (window.refused = event.defaultPrevented))"
    page.evaluate(script)
    for keys in ["Control+p", "Control+s", "F5", "Alt+ArrowLeft", "Control+f"]:
        page.evaluate("refused = false")
        page.keyboard.press(keys)
        assert page.evaluate("refused"), keys


def test_no_link_and_no_way_back_leads_away(exhibit):
    page = exhibit()
    assert page.locator("a, form, [target]").count() == 0
    url = page.url
    page.evaluate("history.back()")
    page.clock.run_for(500)
    frames(page)
    assert page.url == url


@pytest.mark.parametrize(
    "size",
    [(1920, 1080), (1080, 1920), (360, 740), (768, 1024), (820, 1180)],
    ids=["across", "upright", "phone", "tablet", "taller tablet"],
)
def test_the_sheet_takes_three_quarters_of_the_screens_shorter_side(exhibit, size):
    assert exhibit("attract=off", size).locator("#pad").bounding_box()["width"] > 0.75 * min(size)


@pytest.mark.parametrize("size", [(540, 960), (768, 1024)])
def test_the_sheet_keeps_half_of_the_width_while_the_chain_stands_below_it(exhibit, size):
    page = exhibit("attract=off", size, is_still=True)
    page.mouse.click(2, 2)
    page.locator("#chain-switch").click()
    assert page.locator("#pad").bounding_box()["width"] > 0.5 * size[0]


def test_drawings_and_games_are_counted(exhibit, server):
    page = exhibit(is_still=True)
    counted = []
    page.on("request", lambda one: "counts" in one.url and counted.append(one.post_data_json))
    draw(page, 4)
    page.clock.run_for(4500)
    draw(page, 7)
    page.get_by_role("button", name="Fool the machine").click()
    eventually(page, lambda: len(counted) == 3)
    assert sorted(map(tuple, counted)) == [
        ("drawings", "digits"),
        ("drawings", "digits"),
        ("games",),
    ]
