"""A pad four times as wide as it is high: all that draws on a square one draws on it too."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from testing.hand import Finger, Mouse, Pen, ink, inked, opacities
from tests.browser.answers import eventually

ASPECT = 4

WIDEN = f"(sheet) => {{ sheet.style.aspectRatio = '{ASPECT} / 1'; }}"

SIZE_OF_CANVAS = "(pad) => [pad.width, pad.height]"

PAINT_ALL_ANEW = """(pad) => {
    pad.getContext("2d").clearRect(0, 0, pad.width, pad.height);
    pad.dispatchEvent(new Event("contextrestored"));
}"""

FAR_RIGHT = [(3.2, 0.2), (3.9, 0.8)]

FAR_LEFT = [(0.1, 0.8), (0.8, 0.2)]


def widen(page):
    """Make the page's pad a wide one, and wait until its canvas is as wide."""
    page.locator(".sheet").evaluate(WIDEN)
    eventually(page, lambda: aspect_of_canvas(page) == pytest.approx(ASPECT, rel=0.02))
    return page


def aspect_of_canvas(page):
    width, height = page.locator("#pad").evaluate(SIZE_OF_CANVAS)
    return width / height


@pytest.fixture
def wide(page):
    """The wide pad on a desktop."""
    return widen(page)


def pixels(page):
    """The opacities as an image: rows of the canvas."""
    width, height = page.locator("#pad").evaluate(SIZE_OF_CANVAS)
    return opacities(page).reshape(height, width)


def press(page, key, times=1):
    for _ in range(times):
        page.keyboard.press(key)


@pytest.mark.parametrize("hand", [Mouse, Pen, Finger])
@pytest.mark.parametrize("stroke", [FAR_LEFT, FAR_RIGHT], ids=["left", "right"])
def test_a_hand_draws_where_it_is_from_one_end_to_the_other(open_page, hand, stroke):
    page = widen(open_page(touch=hand is Finger))
    hand(page).draw([stroke])
    for point in stroke:
        assert inked(page, point)
    other = FAR_LEFT if stroke is FAR_RIGHT else FAR_RIGHT
    assert not inked(page, other[0])


def test_a_dot_is_as_wide_as_it_is_high(wide):
    wide.get_by_role("radio", name="Thick pen").check()
    Mouse(wide).draw([[(3.5, 0.5)]])
    rows, columns = np.nonzero(pixels(wide) > 127)
    assert np.ptp(columns) == pytest.approx(np.ptp(rows), abs=2)


def test_undo_takes_away_what_was_drawn_at_the_far_end_alone(wide):
    Mouse(wide).draw([FAR_LEFT, FAR_RIGHT])
    wide.keyboard.press("Control+z")
    assert inked(wide, FAR_LEFT[0])
    assert not inked(wide, FAR_RIGHT[0])
    wide.keyboard.press("Control+z")
    assert ink(wide) == 0


def test_the_eraser_reaches_the_far_end(wide):
    Mouse(wide).draw([FAR_LEFT, FAR_RIGHT])
    wide.get_by_role("radio", name="Eraser").check()
    Mouse(wide).draw([[(3.9, 0.2), (3.2, 0.8)]])
    assert inked(wide, FAR_RIGHT[0])
    assert not inked(wide, (3.55, 0.5))


def test_the_keyboards_pen_goes_to_the_far_end_and_no_further(wide):
    wide.locator("#pad").focus()
    press(wide, "ArrowRight", 150)
    press(wide, "ArrowDown", 10)
    press(wide, "Space")
    press(wide, "ArrowLeft", 20)
    press(wide, "Space")
    assert inked(wide, (3.98, 0.5))
    assert inked(wide, (3.55, 0.5))
    assert not inked(wide, (3.4, 0.5))


def test_the_keyboards_pen_is_seen_where_it_draws(wide):
    wide.locator("#pad").focus()
    press(wide, "ArrowRight", 60)
    press(wide, "Space")
    rows, columns = np.nonzero(pixels(wide) > 127)
    pad, cursor = (wide.locator(name).bounding_box() for name in ("#pad", "#cursor"))
    middle = (cursor["x"] + cursor["width"] / 2, cursor["y"] + cursor["height"] / 2)
    assert middle[0] == pytest.approx(pad["x"] + columns.mean(), abs=2)
    assert middle[1] == pytest.approx(pad["y"] + rows.mean(), abs=2)


def test_ink_painted_bit_by_bit_looks_as_if_painted_at_once(wide):
    Mouse(wide).draw([[(x / 10, y)] for y in (0.2, 0.8) for x in range(2, 40, 2)])
    Mouse(wide).draw([FAR_LEFT, [(0.2, 0.5), (3.8, 0.5)], FAR_RIGHT])
    wide.keyboard.press("Control+z")
    bit_by_bit = opacities(wide)
    wide.locator("#pad").evaluate(PAINT_ALL_ANEW)
    differences = np.abs(opacities(wide) - bit_by_bit)
    assert inked(wide, (3.8, 0.2))
    assert inked(wide, (3.8, 0.5))
    assert differences.max() < 128
    assert (differences > 16).mean() < 0.002  # edges are smoothed a little differently


def test_the_drawing_keeps_its_place_and_shape_as_the_window_changes(wide):
    Mouse(wide).draw([FAR_LEFT, FAR_RIGHT])
    before = ink(wide)
    width = wide.locator("#pad").evaluate("(pad) => pad.width")
    wide.set_viewport_size({"width": 700, "height": 900})
    eventually(wide, lambda: wide.locator("#pad").evaluate("(pad) => pad.width") != width)
    assert aspect_of_canvas(wide) == pytest.approx(ASPECT, rel=0.02)
    assert ink(wide) == pytest.approx(before, rel=0.05)
    assert inked(wide, FAR_RIGHT[1])
    assert inked(wide, FAR_LEFT[0])


def saved(page, kind):
    """The file that the page offers."""
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save as {kind}").click()
    return download.value.path().read_bytes()


def test_a_wide_drawing_is_saved_whole_as_a_png(wide):
    Mouse(wide).draw([FAR_RIGHT])
    picture = Image.open(BytesIO(saved(wide, "PNG"))).convert("L")
    side = picture.height
    assert picture.width == pytest.approx(ASPECT * side, rel=0.02)
    for x, y in FAR_RIGHT:
        assert picture.getpixel((round(x * side), round(y * side))) < 50
    assert np.asarray(picture)[:, : 3 * side].min() == 255


def test_a_wide_drawing_is_saved_whole_as_an_svg(new_page, wide):
    Mouse(wide).draw([FAR_RIGHT])
    svg = saved(wide, "SVG").decode()
    viewer = new_page((1200, 400))
    viewer.set_content(svg)
    drawn = viewer.locator("path").evaluate("(path) => [path.getBBox().x, path.getBBox().width]")
    _, _, width, height = viewer.locator("svg").get_attribute("viewBox").split()
    assert int(width) == pytest.approx(ASPECT * int(height), rel=0.02)
    assert drawn == pytest.approx([3.2 * int(height), 0.7 * int(height)], abs=10)


def test_what_is_written_at_the_far_end_is_read(wide):
    Mouse(wide).draw([[(3.5, 0.15), (3.5, 0.85)]])
    expect(wide.locator("#verdict")).to_have_text("1")
