"""Nobody is told off before they have finished: words while the pen is down, and once it rests."""

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import API, HeldRequests, answer_always, bars, eventually, verdict
from tests.browser.clock import settle

NOT_A_DIGIT = {"rejected": "not_a_digit", "probabilities": [0.1] * 10}

TOLD_OFF = "Not a digit"

HINT = "Try one digit alone, large and clear."

REMEMBER_WORDS = """() => {
    window.words = [];
    const remember = () => words.push(verdict.textContent, verdictDetail.textContent);
    const verdictDetail = document.querySelector("#verdict-detail");
    const watch = new MutationObserver(remember);
    for (const part of [verdict, verdictDetail]) {
        watch.observe(part, { childList: true, characterData: true, subtree: true });
    }
}"""


@pytest.fixture(params=["/", "/kiosk?attract=off"], ids=["pad", "exhibit"])
def patient(request, new_page, server):
    """The pad, or the exhibit, with its clock in the test's hands and its words remembered."""
    page = new_page()
    page.clock.install(time=0)
    with page.expect_response(API):
        page.goto(server.url + request.param)
    page.clock.pause_at(600_000)
    page.evaluate(REMEMBER_WORDS)
    return page


def draw_slowly(page, strokes, between=500):
    """Draw with a tenth of a second from point to point, and `between` ms from stroke to stroke."""
    mouse = Mouse(page)
    for i, stroke in enumerate(strokes):
        if i > 0:
            page.clock.run_for(between)
        mouse.press(stroke[0])
        for point in stroke[1:]:
            page.clock.run_for(100)
            mouse.glide([stroke[0], point])
        mouse.lift()


def test_a_four_is_not_told_off_while_it_is_drawn(patient):
    draw_slowly(patient, strokes_of_digit[4])
    patient.clock.run_for(500)
    assert not {TOLD_OFF, HINT} & set(patient.evaluate("words"))
    eventually(patient, lambda: patient.clock.run_for(50) or verdict(patient).inner_text() == "4")


def test_until_the_pen_rests_the_bars_move_and_nothing_is_said(patient):
    answer_always(patient, **NOT_A_DIGIT)
    draw_slowly(patient, strokes_of_digit[4])
    patient.clock.run_for(500)
    eventually(patient, lambda: bars(patient) == [10] * 10)
    assert not {TOLD_OFF, HINT} & set(patient.evaluate("words"))
    patient.clock.run_for(500)
    expect(verdict(patient)).to_have_text(TOLD_OFF)
    expect(patient.locator("#verdict-detail")).to_have_text(HINT)


def test_a_pen_that_rests_on_the_sheet_is_told_as_well(patient):
    answer_always(patient, **NOT_A_DIGIT)
    mouse = Mouse(patient)
    mouse.press((0.5, 0.2))
    mouse.glide([(0.5, 0.2), (0.5, 0.8)])
    patient.clock.run_for(1000)
    expect(verdict(patient)).to_have_text(TOLD_OFF)
    mouse.glide([(0.5, 0.8), (0.7, 0.8)])
    patient.clock.run_for(500)
    expect(verdict(patient)).to_have_text("…")
    mouse.lift()


def test_an_empty_sheet_is_told_at_once(patient):
    answer_always(patient, **NOT_A_DIGIT)
    draw_slowly(patient, strokes_of_digit[1])
    HeldRequests(patient)
    patient.get_by_role("button", name="Clear").click()
    expect(verdict(patient)).to_have_text("Nothing there yet")
    patient.clock.run_for(1000)
    expect(verdict(patient)).to_have_text("Nothing there yet")


def test_the_hand_of_the_exhibit_is_not_told_off_while_it_writes(new_page, server):
    page = new_page(stopped=True)
    answer_always(page, **NOT_A_DIGIT)
    page.goto(server.url + "/kiosk")
    said = set()
    for _ in range(60):
        settle(page)  # whatever is asked meanwhile is answered, on a slow machine too
        if page.locator(".fingertip.is-down").count() == 1:
            said.add(verdict(page).inner_text())
    assert said
    assert TOLD_OFF not in said
