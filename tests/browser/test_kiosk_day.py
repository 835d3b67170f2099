"""A day at the exhibit, in fast time: visitors come, draw, play and leave."""

import pytest
from playwright.sync_api import expect

from testing.servers import PATIENCE_S, RunningServer
from testing.waiting import wait_until
from tests.browser.answers import API
from tests.browser.clock import settle
from tests.browser.conftest import launch
from tests.browser.outages import OUTAGES, drawings_counted

IDLE_S = 20

RETRIED_MS = 2100
"""After so long at most the page asks a lost server again."""

WARM = 40
"""So many visitors come until all that a page does once is done, and its memory is measured."""

NO_COMPILER = "--js-flags=--jitless"
"""V8 compiles for hours, ever less: about a megabyte that would hide what the page itself keeps."""

IS_LEFT = """() => document.documentElement.lang === "en"
    && document.body.dataset.state === "attract" && sessionStorage.length === 0"""

DRAW = """(strokes) => {
    const pad = document.querySelector("#pad");
    const box = pad.getBoundingClientRect();
    const send = (type, [x, y]) => pad.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true,
        clientX: box.left + x * box.width, clientY: box.top + y * box.height,
    }));
    pad.setPointerCapture = () => {};
    for (const stroke of strokes) {
        send("pointerdown", stroke[0]);
        for (const point of stroke) send("pointermove", point);
        send("pointerup", stroke.at(-1));
    }
}"""

SEVEN = [[[0.3, 0.18], [0.5, 0.18], [0.7, 0.17], [0.6, 0.4], [0.5, 0.62], [0.44, 0.86]]]
ONE = [[[0.52, 0.16], [0.51, 0.3], [0.51, 0.5], [0.5, 0.7], [0.5, 0.85]]]


class Day:
    """The exhibit's page through a day; each method is something that a visitor does."""

    def __init__(self, page):
        self.page = page

    def state(self):
        return self.page.evaluate("document.body.dataset.state")

    def draw(self, strokes, digit):
        self.page.evaluate(DRAW, strokes)
        settle(self.page)
        expect(self.page.locator("#verdict")).to_have_text(digit)

    def pause(self):
        self.page.clock.run_for(4500)

    def answer_the_countdown(self):
        self.page.clock.fast_forward(IDLE_S * 1000 + 100)
        assert self.state() == "asking"
        self.page.evaluate(
            "document.querySelector('#asking').dispatchEvent(new PointerEvent("
            "'pointerdown', { bubbles: true }))"
        )
        assert self.state() == "visit"

    def speak(self, name, code):
        self.page.get_by_role("button", name=name).click()
        expect(self.page.locator("html")).to_have_attribute("lang", code)

    def play_to_the_end(self):
        self.page.locator("#game-told").click()
        for drawn in range(1, 11):
            self.draw(SEVEN, "7")
            self.page.clock.run_for(1300)
            score = self.page.locator("#game-score" if drawn < 10 else "#game-task")
            expect(score).to_contain_text(f"of {drawn} read")
        expect(self.page.locator("#game-task")).to_contain_text("1 of 10 read")

    def leave(self):
        self.page.clock.fast_forward(IDLE_S * 1000 + 100)
        self.page.clock.run_for(10_000)
        self.page.wait_for_function(IS_LEFT)

    def check_that_nothing_is_left(self):
        left = self.page.evaluate("""() => [
            document.querySelectorAll("#history li").length,
            sessionStorage.length + localStorage.length,
            document.querySelector("#chain").hidden, document.querySelector("#asking").hidden,
        ]""")
        assert left == [0, 0, True, True]

    def memory(self):
        """Bytes of the page's scripts, and how many nodes and listeners it holds."""
        self.page.evaluate("layoutShifts.length = 0")  # which every test's page writes down
        cdp = self.page.context.new_cdp_session(self.page)
        for _ in range(3):  # what one collection ends another may free
            cdp.send("HeapProfiler.collectGarbage")
        counts = cdp.send("Memory.getDOMCounters")
        heap = cdp.send("Runtime.getHeapUsage")["usedSize"]
        cdp.detach()
        return [heap, counts["nodes"], counts["jsEventListeners"]]


@pytest.fixture(scope="module")
def chromium(playwright):
    browser = launch(playwright, NO_COMPILER)
    yield browser
    browser.close()


@pytest.fixture
def day_server(tmp_path):
    with RunningServer(tmp_path / "log") as server:
        yield server


@pytest.fixture
def day(new_page, day_server, watch):
    watch.forgiven = ("net::ERR_", "503")  # while the server or its file of counts is away
    page = new_page((720, 1280), stopped=True)  # painted in half the time of 1080 x 1920
    page.emulate_media(reduced_motion="reduce")  # transitions would go on in slow time
    with page.expect_response(API):
        page.goto(f"{day_server.url}/kiosk?idle={IDLE_S}&lang=en")
    return Day(page)


def visit(day, number, server):
    """What the visitor of this number does, and what is left of it: nothing."""
    day.page.clock.fast_forward(300)  # the attract loop shows its digits
    day.draw(ONE, "1")
    if number % 4 == 0:  # the others have seen enough
        day.pause()
        day.draw(SEVEN, "7")
    if number % 20 == 1:
        day.answer_the_countdown()
    if number in (0, 4):  # a new page each: no more of them once its memory is measured
        day.speak("Deutsch", "de")
        day.draw(SEVEN, "7")
    if number % 90 == 3:
        day.play_to_the_end()
    if number % 120 == 5:
        lose_the_server(day, server)
    if number % 30 == 9:
        set_the_clock_back(day)
    if number % 10 == 6:
        draw_through(list(OUTAGES.values())[number // 10 % len(OUTAGES)], day, server)
    day.leave()
    day.check_that_nothing_is_left()


def test_of_the_first_visitors_of_a_day_nothing_stays(day, day_server):
    for number in range(6):
        visit(day, number, day_server)


@pytest.mark.parametrize("fault", OUTAGES.values(), ids=OUTAGES.keys())
def test_through_a_fault_that_concerns_no_visitor_digits_are_read_and_counted(
    day, day_server, fault
):
    day.draw(ONE, "1")
    day.pause()
    draw_through(fault, day, day_server)


@pytest.mark.soak
def test_a_day_of_two_hundred_visitors_leaves_the_exhibit_as_it_was(day, day_server):
    for number in range(WARM):
        visit(day, number, day_server)
    before = day.memory()
    for number in range(WARM, 200):
        visit(day, number, day_server)
    assert all(now < then * 1.1 for now, then in zip(day.memory(), before, strict=True))


def lose_the_server(day, server):
    notice = day.page.locator("#notice")
    server.kill()
    day.page.evaluate(DRAW, ONE)
    settle(day.page)
    expect(notice).to_be_visible()
    server.start()
    day.page.clock.run_for(RETRIED_MS)
    settle(day.page)
    expect(notice).to_be_hidden()


def draw_through(fault, day, server):
    """Draw as long as the fault lasts; what is drawn is counted once it is over."""
    before = drawings_counted(server)
    with fault(server):
        for strokes, digit in [(SEVEN, "7"), (ONE, "1")]:
            day.pause()
            day.draw(strokes, digit)
    day.pause()
    day.draw(SEVEN, "7")
    assert wait_until(lambda: drawings_counted(server) >= before + 3, PATIENCE_S)


def set_the_clock_back(day):
    """By an hour, as where it is set right by a network."""
    day.page.clock.set_system_time(day.page.evaluate("Date.now()") / 1000 - 3600)
