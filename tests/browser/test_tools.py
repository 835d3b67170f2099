"""What one draws with: three pens, a pen that is pressed, keys."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse, Pen, ink
from testing.pictures import strokes_of_digit
from tests.browser.answers import verdict

LINE = [(0.2, 0.5), (0.8, 0.5)]

PHONE = (390, 780)


def choose(page, name):
    page.get_by_role("radio", name=name).check()


def test_three_pens_draw_three_widths(page):
    drawn = []
    for name in ["Thin pen", "Medium pen", "Thick pen"]:
        choose(page, name)
        Mouse(page).draw([LINE])
        drawn.append(ink(page))
        page.keyboard.press("Escape")
    assert drawn[0] * 1.3 < drawn[1] < drawn[2] / 1.3


@pytest.mark.parametrize("name", ["Thin pen", "Thick pen"])
def test_a_digit_is_read_whatever_the_pen(page, name):
    choose(page, name)
    Mouse(page).draw(strokes_of_digit[5])
    expect(verdict(page)).to_have_text("5")


def test_a_pen_that_is_pressed_harder_draws_wider(page):
    drawn = []
    for force in [0.1, 0.9]:
        Pen(page, force).draw([LINE])
        drawn.append(ink(page))
        page.keyboard.press("Escape")
    assert drawn[0] * 1.5 < drawn[1]


def press(page, key, times=1):
    for _ in range(times):
        page.keyboard.press(key)


def test_a_seven_can_be_drawn_by_keyboard_alone(page):
    page.locator("#pad").focus()
    press(page, "ArrowLeft", 8)
    press(page, "Space")
    press(page, "ArrowRight", 16)
    for _ in range(9):
        page.keyboard.down("ArrowLeft")
        page.keyboard.down("ArrowDown")
        page.keyboard.up("ArrowLeft")
        page.keyboard.up("ArrowDown")
        press(page, "ArrowDown")
    press(page, "Space")
    expect(verdict(page)).to_have_text("7")


def test_the_keyboards_pen_is_seen_and_told(page):
    cursor = page.locator("#cursor")
    assert cursor.evaluate("(cursor) => getComputedStyle(cursor).opacity") == "0"
    page.keyboard.press("Tab")
    page.locator("#pad").focus()
    press(page, "ArrowRight")
    assert cursor.evaluate("(cursor) => getComputedStyle(cursor).opacity") == "1"
    press(page, "Space")
    expect(page.locator("#pen-state")).to_have_text("The pen is on the paper.")
    press(page, "Space")
    expect(page.locator("#pen-state")).to_have_text("The pen is lifted.")


def test_who_draws_by_keyboard_sees_how_until_the_pen_comes_down(page):
    help_ = page.get_by_text("the arrow keys move the pen")
    expect(help_).to_be_hidden()
    page.keyboard.press("Tab")
    page.locator("#pad").focus()
    expect(help_).to_be_visible()
    expect(page.locator("#pad")).to_have_accessible_description(re.compile("the arrow keys"))
    press(page, "ArrowDown")
    expect(help_).to_be_visible()
    press(page, "Space")
    expect(help_).to_be_hidden()
    expect(page.locator("#pad")).to_have_accessible_description(re.compile("the arrow keys"))


def test_who_draws_by_mouse_is_not_told_about_the_keyboard(page):
    Mouse(page).draw([LINE])
    expect(page.get_by_text("the arrow keys move the pen")).to_be_hidden()


@pytest.mark.parametrize("told", ["#verdict", "#verdict-detail"])
def test_screen_readers_hear_all_of_it_but_wait_until_the_pen_rests(page, told):
    mouse = Mouse(page)
    mouse.press((0.5, 0.2))
    mouse.glide([(0.5, 0.2), (0.5, 0.8)])
    region = page.locator(told)
    expect(region).to_have_attribute("aria-live", "polite")
    expect(region).to_have_attribute("aria-busy", "true")
    mouse.lift()
    expect(region).to_have_attribute("aria-busy", "false")
