"""A whole day at the exhibit, in fast time: two hundred visitors come, draw, play and leave."""

import pytest
from playwright.sync_api import expect

from tests.browser.answers import API, eventually, verdict
from tests.servers import RunningServer

VISITORS = 200
IDLE_S = 20

DRAW = """async (strokes) => {
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
        expect(verdict(self.page)).to_have_text(digit)

    def pause(self):
        self.page.clock.fast_forward(4200)

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
        expect(self.page.locator("html")).to_have_attribute("lang", "en")
        expect(self.page.locator("body")).to_have_attribute("data-state", "attract")

    def check_that_nothing_is_left(self):
        left = self.page.evaluate("""() => [
            document.querySelectorAll("#history li").length,
            sessionStorage.length + localStorage.length,
            document.querySelector("#chain").hidden, document.querySelector("#asking").hidden,
        ]""")
        assert left == [0, 0, True, True]

    def heap(self):
        cdp = self.page.context.new_cdp_session(self.page)
        cdp.send("HeapProfiler.collectGarbage")
        used = cdp.send("Runtime.getHeapUsage")["usedSize"]
        cdp.detach()
        return used


@pytest.fixture
def day_server(tmp_path):
    with RunningServer(tmp_path / "log") as server:
        yield server


def test_a_day_of_two_hundred_visitors_leaves_the_exhibit_as_it_was(new_page, day_server, watch):
    watch.forgiven = "net::ERR_"  # while the server is away
    page = new_page((1080, 1920))
    page.clock.install()
    with page.expect_response(API):
        page.goto(f"{day_server.url}/kiosk?idle={IDLE_S}&lang=en")
    day, before = Day(page), 0
    for visitor in range(VISITORS):
        page.clock.run_for(300)  # the attract loop writes
        day.draw(ONE, "1")
        day.pause()
        day.draw(SEVEN, "7")
        if visitor % 20 == 5:
            day.answer_the_countdown()
        if visitor in (10, 30):
            day.speak("Deutsch", "de")
            day.draw(SEVEN, "7")
        if visitor % 100 == 20:
            day.play_to_the_end()
        if visitor == 60:
            lose_the_server(day, day_server)
        day.leave()
        day.check_that_nothing_is_left()
        if visitor == 35:  # no change of language after that: the page stays the same one
            before = day.heap()
    assert day.heap() < before * 1.1


def lose_the_server(day, server):
    notice = day.page.locator("#notice")
    server.kill()
    day.page.evaluate(DRAW, ONE)
    expect(notice).to_be_visible()
    server.start()
    eventually(day.page, lambda: day.page.clock.run_for(500) or notice.is_hidden())
