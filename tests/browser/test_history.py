"""What was drawn before: kept in the page, brought back, taken along, forgotten."""

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse, ink
from testing.pictures import strokes_of_digit
from tests.browser.answers import verdict


def draw_and_clear(page, digit):
    Mouse(page).draw(strokes_of_digit[digit])
    expect(verdict(page)).to_have_text(str(digit))
    page.get_by_role("button", name="Clear").click()


def memories(page):
    return page.locator("#history li")


def test_what_is_cleared_is_kept_with_its_verdict_the_newest_first(page):
    for digit in [3, 7]:
        draw_and_clear(page, digit)
    expect(memories(page)).to_have_text(["7", "3"])


def test_a_click_brings_a_drawing_back_strokes_and_all(page):
    first, second = strokes_of_digit[4]
    Mouse(page).draw([first, second])
    expect(verdict(page)).to_have_text("4")
    drawn = ink(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Bring back: 4").click()
    expect(verdict(page)).to_have_text("4")
    assert ink(page) == pytest.approx(drawn, rel=1e-3)
    page.keyboard.press("Control+z")
    assert ink(page) == 0


def test_only_the_last_twelve_are_kept(page):
    for number in range(14):
        Mouse(page).draw([[(0.1 + number / 20, 0.5)]])
        page.keyboard.press("Escape")
    expect(memories(page)).to_have_count(12)


def test_one_button_forgets_all_of_it(page):
    draw_and_clear(page, 3)
    Mouse(page).draw(strokes_of_digit[7])
    page.get_by_role("button", name="Forget everything").click()
    expect(memories(page)).to_have_count(0)
    assert ink(page) == 0
    page.keyboard.press("Control+z")
    assert ink(page) == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("way", ["Draw", "Digitpad", "back"])
def test_the_drawing_and_those_before_it_survive_a_look_at_another_page(page, way):
    draw_and_clear(page, 3)
    Mouse(page).draw(strokes_of_digit[7])
    drawn = ink(page)
    page.get_by_role("link", name="The model").click()
    page.wait_for_url("**/model")
    if way == "back":
        page.go_back()
    else:
        page.get_by_role("link", name=way, exact=True).click()
    expect(verdict(page)).to_have_text("7")
    assert ink(page) == pytest.approx(drawn, rel=1e-3)
    expect(memories(page)).to_have_text(["3"])


def test_the_drawing_and_those_before_it_survive_a_reload(page):
    draw_and_clear(page, 3)
    Mouse(page).draw(strokes_of_digit[7])
    drawn = ink(page)
    for _ in range(2):
        page.reload()
        expect(verdict(page)).to_have_text("7")
        assert ink(page) == pytest.approx(drawn, rel=1e-3)
        expect(memories(page)).to_have_text(["3"])


def test_of_the_exhibit_nothing_survives_a_reload(visit):
    page = visit("/kiosk?attract=off")
    draw_and_clear(page, 3)
    Mouse(page).draw(strokes_of_digit[7])
    page.reload()
    expect(verdict(page)).to_have_text("Nothing there yet")
    expect(memories(page)).to_have_count(0)
    assert ink(page) == 0


SEEN = """(isSeen) => {
    Object.defineProperty(document, "hidden", { value: !isSeen, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_the_drawing_survives_that_the_page_is_ended_in_the_background(page, new_page):
    Mouse(page).draw(strokes_of_digit[7])
    page.evaluate(SEEN, False)
    kept = page.evaluate("JSON.stringify(Object.entries(sessionStorage))")
    page.evaluate(SEEN, True)
    assert page.evaluate("sessionStorage.length") == 0
    other = new_page()
    other.add_init_script(f"for (const entry of {kept}) sessionStorage.setItem(...entry);")
    other.goto(page.url)
    expect(verdict(other)).to_have_text("7")


@pytest.mark.parametrize("way", ["a page is opened beside it", "a look at another page"])
def test_what_is_forgotten_does_not_come_back(page, way):
    draw_and_clear(page, 3)
    Mouse(page).draw(strokes_of_digit[7])
    link = page.get_by_role("link", name="The model")
    if way == "a look at another page":
        link.click()
        page.wait_for_url("**/model")
        page.go_back()
        expect(memories(page)).to_have_text(["3"])
    else:
        with page.context.expect_page() as beside:
            link.click(modifiers=["ControlOrMeta"])
        beside.value.wait_for_load_state()
        beside.value.get_by_role("link", name="Draw", exact=True).click()
        expect(memories(beside.value)).to_have_count(0)
        page.bring_to_front()
    page.get_by_role("button", name="Forget everything").click()
    page.reload()
    expect(verdict(page)).to_have_text("Nothing there yet")
    assert ink(page) == 0
    expect(memories(page)).to_have_count(0)


COME_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


@pytest.mark.parametrize(
    ("meanwhile", "expected"), [("null", ["3"]), ("sessionStorage.clear()", [])]
)
def test_who_comes_back_to_a_page_finds_there_what_is_not_forgotten_since(
    page, meanwhile, expected
):
    draw_and_clear(page, 3)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    page.evaluate(meanwhile)
    page.evaluate(COME_BACK)
    expect(memories(page)).to_have_text(expected)


BLOCK_STORAGE = """
    for (const name of ["sessionStorage", "localStorage"]) {
        Object.defineProperty(window, name, {
            get() { throw new DOMException("Access is denied", "SecurityError"); },
        });
    }
"""


def test_with_storage_blocked_the_pad_draws_reads_and_forgets(new_page, server):
    page = new_page()
    page.add_init_script(BLOCK_STORAGE)
    page.goto(server.url)
    draw_and_clear(page, 3)
    page.reload()
    draw_and_clear(page, 7)
    expect(memories(page)).to_have_text(["7"])
    page.get_by_role("button", name="Forget everything").click()
    expect(memories(page)).to_have_count(0)


@pytest.mark.parametrize(("kind", "signature"), [("PNG", b"\x89PNG\r\n"), ("SVG", b"<svg xmlns=")])
def test_a_drawing_can_be_taken_along(page, kind, signature):
    Mouse(page).draw(strokes_of_digit[7])
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save as {kind}").click()
    assert download.value.suggested_filename == f"digit.{kind.lower()}"
    assert download.value.path().read_bytes().startswith(signature)


def test_a_blank_pad_gives_no_file(page):
    downloads = []
    page.on("download", lambda download: downloads.append(download.suggested_filename))
    page.get_by_role("button", name="Save as PNG").click(force=True)
    Mouse(page).draw(strokes_of_digit[7])
    with page.expect_download():
        page.get_by_role("button", name="Save as SVG").click()
    assert downloads == ["digit.svg"]


def test_a_small_digit_in_a_corner_is_as_large_as_any_among_those_kept(page):
    Mouse(page).draw([[(0.05, 0.05), (0.1, 0.1)]])
    page.keyboard.press("Escape")
    inked_share = page.locator("#history canvas").evaluate("""(canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((value, i) => i % 4 === 3 && value > 0).length / (data.length / 4);
    }""")
    assert inked_share > 0.05
