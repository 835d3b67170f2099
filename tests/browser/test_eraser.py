"""The eraser rubs out parts of strokes, by mouse, finger and keyboard, and by a pen's other end."""

import pytest
from playwright.sync_api import expect

from testing.hand import Finger, Mouse, ink, inked
from testing.pictures import strokes_of_digit
from tests.browser.answers import bars, eventually, verdict

LINE = [(0.2, 0.5), (0.8, 0.5)]

ACROSS = [(0.5, 0.3), (0.5, 0.7)]

ERASER_END = """(pad, points) => {
    const { left, top, height } = pad.getBoundingClientRect();
    const send = (type, [x, y], how) => pad.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, pointerType: "pen", bubbles: true,
        clientX: left + x * height, clientY: top + y * height, ...how }));
    send("pointerdown", points[0], { button: 5, buttons: 32 });
    for (const point of points) send("pointermove", point, { button: -1, buttons: 32 });
    send("pointerup", points.at(-1), { button: 5, buttons: 0 });
}"""
"""Chromium's own protocol knows no pen's other end."""


def choose(page, name):
    page.get_by_role("radio", name=name).check()


def middle_is_gone(page):
    return not inked(page, (0.5, 0.5)) and inked(page, (0.3, 0.5)) and inked(page, (0.7, 0.5))


@pytest.mark.parametrize("hand", [Mouse, Finger])
@pytest.mark.parametrize("pen", ["Thin pen", "Medium pen", "Thick pen"])
def test_the_eraser_takes_what_it_rubs_and_no_more(open_page, hand, pen):
    page = open_page(touch=hand is Finger)
    choose(page, pen)
    hand(page).draw([LINE, [(0.2, 0.9), (0.8, 0.9)]])
    choose(page, "Eraser")
    hand(page).draw([ACROSS])
    assert middle_is_gone(page)
    assert inked(page, (0.5, 0.9))


def test_one_rubbing_is_undone_in_one_step(page):
    Mouse(page).draw([LINE, [(0.2, 0.6), (0.8, 0.6)]])
    whole = ink(page)
    choose(page, "Eraser")
    Mouse(page).draw([[(0.3, 0.4), (0.3, 0.7), (0.7, 0.7), (0.7, 0.4)]])
    rubbed = ink(page)
    assert rubbed < whole
    page.keyboard.press("Control+z")
    assert ink(page) == pytest.approx(whole, rel=1e-3)
    page.keyboard.press("Control+Shift+z")
    assert ink(page) == pytest.approx(rubbed, rel=1e-3)


def test_an_eraser_that_touches_nothing_leaves_nothing_to_undo(page):
    Mouse(page).draw([LINE])
    choose(page, "Eraser")
    Mouse(page).draw([[(0.5, 0.7), (0.5, 0.9)]])
    page.keyboard.press("Control+z")
    assert ink(page) == 0


def test_what_the_eraser_leaves_is_read_live(page):
    nine = [*strokes_of_digit[1], [(0.5, 0.2), (0.3, 0.2), (0.3, 0.45), (0.5, 0.45)]]
    Mouse(page).draw(nine)
    expect(verdict(page)).to_have_text("9")
    choose(page, "Eraser")
    mouse = Mouse(page)
    mouse.press((0.4, 0.2))
    mouse.glide([(0.4, 0.2), (0.3, 0.2), (0.3, 0.45), (0.43, 0.45), (0.3, 0.3), (0.43, 0.2)])
    eventually(page, lambda: bars(page)[1] > 50)
    mouse.lift()
    expect(verdict(page)).to_have_text("1")


def test_all_that_is_rubbed_out_leaves_a_blank_sheet(page):
    Mouse(page).draw([[(0.5, 0.5)]])
    choose(page, "Eraser")
    Mouse(page).draw([ACROSS])
    expect(verdict(page)).to_have_text("Nothing there yet")
    expect(page.locator(".sheet")).to_have_class("sheet is-blank")


def test_the_keyboard_erases_too(page):
    Mouse(page).draw([[(0.2, 0.25), (0.8, 0.25)]])
    choose(page, "Eraser")
    page.locator("#pad").focus()
    for key in ["Space", *["ArrowRight"] * 8, "Space"]:
        page.keyboard.press(key)
    assert inked(page, (0.3, 0.25))
    assert not inked(page, (0.6, 0.25))


@pytest.mark.parametrize("path", ["/", "/kiosk?attract=off"], ids=["pad", "exhibit"])
def test_a_pens_other_end_erases_whatever_is_chosen(visit, path):
    page = visit(path)
    Mouse(page).draw([LINE])
    page.locator("#pad").evaluate(ERASER_END, ACROSS)
    assert middle_is_gone(page)
    Mouse(page).draw([[(0.5, 0.4), (0.5, 0.6)]])
    assert inked(page, (0.5, 0.5))
