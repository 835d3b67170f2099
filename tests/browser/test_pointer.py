"""Which pointer draws, for how long, and where: palms, thumbs, lost releases, the sheet's edge."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Finger, Mouse, ink, inked
from testing.pictures import strokes_of_digit
from tests.browser.answers import answer_always, verdict

LINE = [(0.2, 0.5), (0.8, 0.5)]

LOWER = [(0.2, 0.8), (0.8, 0.8)]

TABLET = (800, 1000)


WHO_DRAWS = """async (contacts) => {
    const { listenToPointer } = await import("/static/js/input/pointer.js");
    const surface = document.createElement("div");
    surface.setPointerCapture = () => {};
    const times = [];
    const begin = (point, time) => times.push(time);
    listenToPointer(surface, { begin, extend() {}, end() {}, cancel() {} });
    for (const [pointerType, width, timeStamp] of contacts) {
        for (const type of ["pointerdown", "pointerup"]) {
            const event = new PointerEvent(type, { pointerType, width, height: 20, buttons: 1 });
            Object.defineProperty(event, "timeStamp", { value: timeStamp });
            surface.dispatchEvent(event);
        }
    }
    return times;
}"""


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([("touch", 20, 0), ("touch", 90, 100)], [0, 100]),
        ([("pen", 1, 0), ("touch", 20, 900)], [0]),
        ([("pen", 1, 0), ("touch", 20, 1100)], [0, 1100]),
        ([("pen", 1, 0), ("touch", 90, 1100)], [0]),
        ([("pen", 1, 0), ("touch", 90, 11_000)], [0, 11_000]),
        ([("pen", 1, 0), ("mouse", 1, 100)], [0, 100]),
    ],
    ids=["no pen", "its hand", "a finger later", "its palm", "a thumb much later", "a mouse"],
)
def test_the_hand_that_holds_a_pen_does_not_draw(page, contacts, expected):
    assert page.evaluate(WHO_DRAWS, contacts) == expected


@pytest.mark.parametrize("path", ["/", "/kiosk?attract=off"], ids=["pad", "exhibit"])
def test_a_thumb_alone_draws_however_wide_it_is(visit, path):
    page = visit(path, TABLET, touch=True)
    Finger(page, width=90).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")


def test_a_palm_that_rests_gives_way_to_the_finger_that_draws(open_page):
    page = open_page(TABLET, touch=True)
    palm = Finger(page, width=90)
    palm.press((0.8, 0.8))

    palm_place = palm.at((0.8, 0.8))
    palm.width = 20  # of the finger that comes
    palm.touch("touchStart", [palm_place, palm.at((0.3, 0.3))])
    for y in (0.4, 0.5, 0.6):
        palm.touch("touchMove", [palm_place, palm.at((0.3, y))])
    palm.touch("touchEnd", [])
    assert inked(page, (0.3, 0.5))
    assert not inked(page, (0.8, 0.8))


@pytest.mark.parametrize("path", ["/", "/kiosk?attract=off"], ids=["pad", "exhibit"])
def test_a_touch_that_the_system_calls_off_leaves_no_mark(visit, path):
    page = visit(path, TABLET, touch=True)
    finger = Finger(page)
    finger.draw([LINE])
    before = ink(page)
    finger.press((0.2, 0.8))
    finger.glide(LOWER)
    finger.touch("touchCancel", [])
    assert ink(page) == pytest.approx(before, rel=1e-3)
    finger.draw([LOWER])
    assert inked(page, (0.5, 0.8))
    expect(verdict(page)).not_to_have_text("Nothing there yet")


def test_in_a_game_the_digit_is_judged_though_a_palm_came_after_it(new_page, server):
    page = new_page(touch=True)
    page.clock.install()
    answer_always(page, rejected="not_a_digit", probabilities=[0.1] * 10)
    page.goto(server.url + "/kiosk?attract=off")
    page.touchscreen.tap(5, 5)
    page.get_by_role("button", name="Fool the machine").tap()
    finger = Finger(page)
    finger.draw([LINE])
    finger.press((0.2, 0.8))
    finger.touch("touchCancel", [])
    page.clock.run_for(1500)
    expect(page.locator("#game-task")).to_have_text(re.compile("It saw: Not a digit"))


CALL_OFF = "(pad) => pad.dispatchEvent(new PointerEvent('pointercancel', { pointerId: 1 }))"


def test_what_a_mouse_drew_stays_where_the_system_calls_it_off(page):
    mouse = Mouse(page)
    mouse.press((0.2, 0.5))
    mouse.glide(LINE)
    page.locator("#pad").evaluate(CALL_OFF)
    mouse.glide([(0.8, 0.5), (0.8, 0.9)])
    assert inked(page, (0.5, 0.5))
    assert not inked(page, (0.8, 0.8))
    mouse.lift()


def move_with(mouse, buttons, point):
    """Move a mouse that holds these buttons down, as the bits of an event's `buttons`."""
    x, y = mouse.at(point)
    event = {"type": "mouseMoved", "x": x, "y": y, "buttons": buttons}
    mouse.cdp.send("Input.dispatchMouseEvent", event)


def test_a_stroke_ends_where_the_release_of_its_button_was_lost(page):
    mouse = Mouse(page)
    mouse.press((0.2, 0.5))
    mouse.glide(LINE)
    move_with(mouse, 0, (0.8, 0.8))
    move_with(mouse, 0, (0.2, 0.8))
    assert inked(page, (0.5, 0.5))
    assert not inked(page, (0.5, 0.8))
    mouse.lift()
    mouse.draw([LOWER])
    assert inked(page, (0.5, 0.8))


def test_a_stroke_does_not_go_over_to_the_other_button(page):
    mouse = Mouse(page)
    mouse.press((0.2, 0.5))
    mouse.glide(LINE)
    page.mouse.down(button="right")
    page.mouse.up(button="left")
    mouse.glide([(0.8, 0.5), (0.8, 0.8), (0.2, 0.8)])
    page.mouse.up(button="right")
    assert inked(page, (0.5, 0.5))
    assert not inked(page, (0.5, 0.8))


def test_what_is_drawn_beyond_the_edge_is_not_read(page):
    mouse = Mouse(page)
    mouse.press((0.5, 0.2))
    mouse.glide([(0.5, 0.2), (0.5, 0.6), (0.5, 1.1), (1.2, 1.1), (1.2, 0.2), (1.1, 0.2)])
    mouse.lift()
    expect(verdict(page)).to_have_text("1")


def test_a_stroke_that_left_the_sheet_and_came_back_is_undone_as_one(page):
    Mouse(page).draw([[(0.5, 0.8), (0.5, 1.1), (0.7, 1.1), (0.7, 0.6)]])
    assert inked(page, (0.5, 0.9))
    assert inked(page, (0.7, 0.9))
    assert not inked(page, (0.6, 0.99))
    page.keyboard.press("Control+z")
    assert ink(page) == 0
