"""From the hand to the digit, and the ink in between."""

import numpy as np
import pytest
from playwright.sync_api import expect

from testing.hand import Finger, Mouse, Pen, ink, inked, opacities, resized
from testing.pictures import strokes_of_digit
from tests.browser.answers import bars, eventually, verdict

PHONE = (390, 780)

SHORT_PHONE = (360, 600)

KEYS = {"Clear": "Escape", "Undo": "Control+z", "Redo": "Control+Shift+z"}


def by_button(page, name):
    page.get_by_role("button", name=name).click()


def by_key(page, name):
    page.keyboard.press(KEYS[name])


def wait_for_digit(page, digit):
    expect(verdict(page)).to_have_text(str(digit))
    eventually(page, lambda: bars(page)[digit] > 50)
    assert sum(bars(page)) == pytest.approx(100, abs=5)  # ten numbers, each rounded


@pytest.mark.parametrize("hand", [Mouse, Finger])
def test_every_digit_is_read(open_page, hand):
    page = open_page(PHONE, touch=hand is Finger)
    for digit, strokes in strokes_of_digit.items():
        hand(page).draw(strokes)
        wait_for_digit(page, digit)
        page.keyboard.press("Escape")


@pytest.mark.parametrize("digit", [4, 7])
def test_a_digit_drawn_by_pen_is_read(page, digit):
    page.evaluate("addEventListener('pointerdown', (event) => (window.kind = event.pointerType))")
    Pen(page).draw(strokes_of_digit[digit])
    wait_for_digit(page, digit)
    assert page.evaluate("kind") == "pen"


@pytest.mark.parametrize(
    ("factor", "left", "top"),
    [(0.21, 0.4, 0.4), (0.4, 0.62, 0.6), (0.3, -0.05, 0), (1.3, -0.15, -0.15)],
    ids=["15 % of the pad", "bottom right", "top left", "from edge to edge"],
)
def test_a_digit_is_read_at_any_size_and_place(page, factor, left, top):
    Mouse(page).draw(resized(strokes_of_digit[3], factor, left, top))
    wait_for_digit(page, 3)


@pytest.mark.parametrize("act", [by_button, by_key])
def test_undo_redo_and_clear_change_the_ink(page, act):
    first, second = strokes_of_digit[4]
    Mouse(page).draw([first])
    one = ink(page)
    Mouse(page).draw([second])
    two = ink(page)
    assert 0 < one < two
    for name, expected in [
        *[("Undo", one), ("Redo", two), ("Undo", one), ("Undo", 0), ("Redo", one), ("Redo", two)],
        *[("Clear", 0), ("Undo", two), ("Redo", 0)],
    ]:
        act(page, name)
        assert ink(page) == pytest.approx(expected, rel=1e-3), name  # edges depend on the damage


def test_what_undo_leaves_is_read_anew(page):
    Mouse(page).draw([strokes_of_digit[1][0], *resized(strokes_of_digit[0], 0.5, 0, 0.3)])
    page.keyboard.press("Control+z")
    wait_for_digit(page, 1)


def test_a_tap_gives_a_dot(page):
    pen_width = 0.045
    Mouse(page).draw([[(0.5, 0.5)]])
    assert inked(page, (0.5, 0.5))
    assert ink(page) == pytest.approx(3.14 / 4 * pen_width**2, rel=0.1)


@pytest.mark.parametrize("pen", ["Thin pen", "Medium pen", "Thick pen"])
def test_a_tap_is_no_digit(page, pen):
    page.get_by_label(pen).check(force=True)
    Mouse(page).draw([[(0.5, 0.5)]])
    expect(verdict(page)).to_have_text("Not a digit")


@pytest.mark.parametrize("keys", ["Control+Shift+z", "Control+y"])
def test_redo_has_the_keys_of_every_system(page, keys):
    Mouse(page).draw([[(0.5, 0.5)]])
    page.keyboard.press("Control+z")
    assert ink(page) == 0
    page.keyboard.press(keys)
    assert ink(page) > 0


@pytest.mark.parametrize("button", ["middle", "right"])
def test_other_buttons_do_not_draw(page, button):
    page.locator("#pad").click(button=button)
    assert ink(page) == 0


def test_a_stroke_goes_on_outside_of_the_pad_and_ends_there(page):
    mouse = Mouse(page)
    mouse.draw([[(0.2, 0.5), (0.2, 1.1), (0.5, 1.1), (0.5, 0.8), (0.8, 0.8), (0.8, 1.1)]])
    assert inked(page, (0.65, 0.8))
    drawn = ink(page)
    mouse.glide([(0.8, 1.1), (0.8, 0.2), (0.2, 0.2)])
    assert ink(page) == drawn


def test_a_second_finger_never_draws(open_page):
    page = open_page(PHONE, touch=True)
    finger = Finger(page)
    finger.press((0.2, 0.2))

    def at(*points):
        box = finger.box
        return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]

    finger.touch("touchStart", at((0.2, 0.2), (0.8, 0.2)))
    finger.touch("touchMove", at((0.2, 0.5), (0.8, 0.5)))
    finger.touch("touchMove", at((0.2, 0.8), (0.8, 0.8)))
    finger.lift()
    assert inked(page, (0.2, 0.5))
    assert not any(inked(page, (0.8, y)) for y in (0.2, 0.5, 0.8))


def test_the_page_does_not_scroll_under_the_finger(open_page):
    page = open_page(SHORT_PHONE, touch=True)
    page.evaluate("document.body.style.paddingBottom = '900px'")
    finger = Finger(page)
    finger.draw([[(0.5, 0.9), (0.5, 0.5), (0.5, 0.1), (0.5, -0.2)]])
    assert inked(page, (0.5, 0.5))
    assert page.evaluate("scrollY") == 0
    finger.draw([[(0.5, 1.5), (0.5, 1), (0.5, 0.5), (0.5, 0)]])  # beside the pad it does
    eventually(page, lambda: page.evaluate("scrollY") > 0)


def test_the_page_does_not_zoom_under_two_fingers(open_page):
    page = open_page(PHONE, touch=True)
    finger = Finger(page)
    finger.touch("touchStart", [(180, 250), (200, 270)])
    for spread in range(10, 100, 10):
        finger.touch("touchMove", [(180 - spread, 250 - spread), (200 + spread, 270 + spread)])
    finger.touch("touchEnd", [])
    assert page.evaluate("visualViewport.scale") == 1


def test_the_drawing_survives_a_resize_and_can_be_finished(page):
    first, second = strokes_of_digit[4]
    Mouse(page).draw([first])
    before = ink(page)
    page.set_viewport_size({"width": 700, "height": 900})
    assert ink(page) == pytest.approx(before, rel=0.05)
    Mouse(page).draw([second])
    wait_for_digit(page, 4)


def test_the_frame_of_a_resize_already_has_the_drawing(page):
    Mouse(page).draw([[(0.5, 0.3), (0.5, 0.5), (0.5, 0.7)]])
    middle = """(pad) => {
        const { width, height } = pad;
        return pad.getContext("2d").getImageData(width / 2, height / 2, 1, 1).data[3];
    }"""
    watch = f"""(pad) => {{
        window.before = pad.width;
        window.inks = [];
        new ResizeObserver(() => {{  // after the page's own, and before the frame is painted
            if (pad.width !== before) inks.push(({middle})(pad));
        }}).observe(pad);
    }}"""
    page.locator("#pad").evaluate(watch)
    page.set_viewport_size({"width": 700, "height": 900})
    eventually(page, lambda: page.evaluate("inks.length > 0"))
    assert page.evaluate("inks[0] > 0")


def test_the_ink_follows_the_colour_scheme(page):
    brightness = """(pad) => new Promise((resolve) => requestAnimationFrame(() => {
        const { width, height } = pad;
        resolve(pad.getContext("2d").getImageData(width / 2, height / 2, 1, 1).data[0]);
    }))"""
    Mouse(page).draw([[(0.5, 0.5)]])
    ink(page)  # waits for the paint
    assert page.locator("#pad").evaluate(brightness) < 100
    page.emulate_media(color_scheme="dark")
    eventually(page, lambda: page.locator("#pad").evaluate(brightness) > 150)


PAINT_ALL_ANEW = """(pad) => {
    pad.getContext("2d").clearRect(0, 0, pad.width, pad.height);
    pad.dispatchEvent(new Event("contextrestored"));
}"""
"""What a graphics card does that loses its memory."""


@pytest.mark.parametrize("force", [0, 0.5, 1])
def test_ink_painted_bit_by_bit_looks_as_if_painted_at_once(page, force):
    for digit in (8, 4, 7):
        Pen(page, force).draw(strokes_of_digit[digit])
    page.keyboard.press("Control+z")
    bit_by_bit = opacities(page)
    page.locator("#pad").evaluate(PAINT_ALL_ANEW)
    differences = np.abs(opacities(page) - bit_by_bit)
    assert differences.max() < 128
    assert (differences > 16).mean() < 0.002  # edges are smoothed a little differently


def test_a_drawing_that_the_graphics_card_lost_is_painted_again(page):
    Mouse(page).draw(strokes_of_digit[8])
    before = ink(page)
    page.locator("#pad").evaluate(PAINT_ALL_ANEW)
    assert ink(page) == pytest.approx(before, rel=1e-3)
    assert before > 0
