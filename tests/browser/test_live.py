"""The live loop: the bars follow the pen, and only the newest drawing counts."""

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse, ink
from testing.pictures import strokes_of_digit
from testing.servers import RunningServer, is_free
from tests.browser.answers import (
    API,
    HeldRequests,
    answer_always,
    bars,
    eventually,
    frames,
    verdict,
)
from tests.browser.clock import settle

NOTHING = "Nothing there yet"

MEASURES = "performance.getEntriesByName('pen-to-bars').length"


def test_the_bars_move_while_the_pen_is_down(page):
    mouse = Mouse(page)
    mouse.press((0.5, 0.15))
    mouse.glide([(0.5, 0.15), (0.5, 0.5)])
    eventually(page, lambda: sum(bars(page)) > 90)
    early = bars(page)
    mouse.glide([(0.5, 0.5), (0.5, 0.85), (0.5, 0.85), (0.75, 0.8), (0.75, 0.4), (0.5, 0.4)])
    eventually(page, lambda: bars(page) != early)
    mouse.lift()


def test_clearing_empties_bars_and_verdict_at_once(page):
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    HeldRequests(page)
    page.keyboard.press("Escape")
    assert verdict(page).inner_text() == NOTHING
    assert bars(page) == [0] * 10


def test_an_answer_for_a_cleared_drawing_is_thrown_away(page):
    requests = HeldRequests(page)
    Mouse(page).draw([[(0.5, 0.5)]])
    requests.wait()
    page.keyboard.press("Escape")
    while requests.waiting:
        requests.release()
        assert verdict(page).inner_text() == NOTHING
        assert bars(page) == [0] * 10


def test_one_request_is_in_flight_at_most_and_the_newest_drawing_wins(page):
    requests = HeldRequests(page)
    mouse = Mouse(page)
    (seven,) = strokes_of_digit[7]
    mouse.press(seven[0])
    requests.wait()
    mouse.glide(seven)
    mouse.lift()
    frames(page)
    assert requests.count == 1
    requests.release()
    requests.release()
    expect(verdict(page)).to_have_text("7")
    assert requests.count == 2


def test_a_lost_server_is_told_and_the_page_catches_up_by_itself(open_page, watch, tmp_path):
    watch.forgiven = ("net::ERR_",)
    notice = "No answer from the server"
    with RunningServer(tmp_path / "log") as server:
        page = open_page(url=server.url)
        server.kill()
        eventually(page, lambda: is_free(server.port))  # its worker outlives it for a second
        Mouse(page).draw(strokes_of_digit[4])
        expect(page.get_by_text(notice)).to_be_visible()
        assert ink(page) > 0.01
        server.start()
        expect(page.get_by_text(notice)).to_be_hidden()
        expect(verdict(page)).to_have_text("4")
        assert ink(page) > 0.01


def test_pen_to_bars_is_measured_for_each_answer_to_a_drawing(page):
    measured = "performance.getEntriesByName('pen-to-bars').map((entry) => entry.duration)"
    assert page.evaluate(measured) == []
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    eventually(page, lambda: page.evaluate(measured))
    assert all(0 < duration < 20_000 for duration in page.evaluate(measured))


def test_lifting_the_pen_asks_nothing_new(open_page):
    page = open_page(stopped=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    mouse = Mouse(page)
    mouse.press((0.5, 0.2))
    mouse.glide([(0.5, 0.2), (0.5, 0.8)])
    settle(page)
    expect(verdict(page)).to_have_text("1")
    before = len(asked)
    mouse.lift()
    settle(page)
    assert len(asked) == before


def test_asking_why_not_another_digit_is_not_measured(page):
    Mouse(page).draw(strokes_of_digit[7])
    page.locator("#chain-switch").click()
    expect(page.get_by_role("button", name="Why a 7?")).to_have_attribute("aria-pressed", "true")
    eventually(page, lambda: page.evaluate(MEASURES))
    frames(page)
    page.evaluate("performance.clearMeasures()")
    page.locator("[data-why='1']").click()
    expect(page.locator("[data-why='1']")).to_have_attribute("aria-pressed", "true")
    frames(page)
    assert page.evaluate(MEASURES) == 0


def test_of_answers_to_one_frame_the_painted_one_alone_is_measured(page):
    script = """async () => {
        const { recordPenToBars } = await import("/static/js/live/latency.js");
        performance.clearMeasures();
        const now = performance.now();
        for (const age of [30, 20, 10]) recordPenToBars(now - age);
        const measured = () => performance.getEntriesByName("pen-to-bars");
        while (measured().length === 0) await framesOnScreen(1);
        await framesOnScreen(2);
        return measured().map(({ startTime }) => now - startTime);
    }"""
    assert page.evaluate(script) == [pytest.approx(10, abs=0.2)]


def test_a_busy_server_is_asked_again_without_alarming_the_visitor(page, watch):
    watch.forgiven = ("503",)
    refuse = {"status": 503, "headers": {"Retry-After": "1"}, "json": {"status": 503}}
    page.route(API, lambda route: route.fulfill(**refuse), times=1)
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    expect(page.get_by_text("No answer from the server")).to_be_hidden()


def test_a_refusal_is_told_once_and_ends_with_the_next_answer(open_page, watch):
    watch.forgiven = ("403",)
    page = open_page(stopped=True)
    asked = []
    page.route(API, lambda route: asked.append(route) or route.fulfill(status=403, body="no"))
    Mouse(page).draw([[(0.5, 0.2), (0.5, 0.8)]])
    settle(page)
    expect(page.get_by_text("The server does not take this drawing.")).to_be_visible()
    told = len(asked)
    page.clock.run_for(5000)  # longer than a lost server is left alone
    settle(page)
    assert len(asked) == told
    page.unroute(API)
    page.keyboard.press("Escape")
    Mouse(page).draw(strokes_of_digit[7])
    settle(page)
    expect(verdict(page)).to_have_text("7")
    expect(page.locator("#notice")).to_be_hidden()


@pytest.mark.parametrize("names", [["pointerrawupdate", "pointermove"], ["pointermove"]])
def test_each_move_is_drawn_once_however_it_is_told(open_page, names):
    page = open_page()
    script = """async (names) => {
        const { listenToPointer } = await import("/static/js/input/pointer.js");
        const surface = document.createElement("div");
        surface.getBoundingClientRect = () => ({ left: -1, top: -1, width: 9, height: 9 });
        surface.setPointerCapture = () => {};
        const heard = [];
        const begin = () => heard.push("begin");
        const extend = (points) => heard.push(points.length);
        listenToPointer(surface, { begin, extend, end() {}, cancel() {} });
        const event = (name) => new PointerEvent(name, { pointerId: 1, buttons: 1 });
        surface.dispatchEvent(event("pointerdown"));
        const moves = names.map(event);
        for (const move of moves) {
            Object.defineProperty(move, "timeStamp", { value: moves[0].timeStamp });
            surface.dispatchEvent(move);
        }
        return heard;
    }"""
    assert page.evaluate(script, names) == ["begin", 1]


def test_undoing_is_not_measured_for_no_pen_moved(page):
    requests = HeldRequests(page)
    Mouse(page).draw([[(0.3, 0.5)], [(0.7, 0.5)]])
    page.keyboard.press("Control+z")
    requests.release()
    eventually(page, lambda: page.evaluate(MEASURES))
    page.evaluate("performance.clearMeasures()")
    requests.release()
    assert page.evaluate(MEASURES) == 0


@pytest.mark.parametrize(
    ("answer", "headline", "detail"),
    [
        ({"digit": 3, "confidence": 0.993}, "3", "surely a 3: 99.3%"),
        ({"digit": 8, "confidence": 0.99999}, "8", "surely an 8: over 99.9%"),
        ({"digit": 3, "confidence": 0.9}, "3", "very likely a 3: 90.0%"),
        (
            {"digit": 0, "confidence": 0.6, "probabilities": [0.6, 0, 0, 0, 0, 0, 0, 0, 0.3, 0.1]},
            "0",
            "a 0: 60.0%, perhaps an 8: 30.0%",
        ),
        ({"rejected": "not_a_digit"}, "Not a digit", "Try one digit alone, large and clear."),
        ({"rejected": "blank"}, NOTHING, "Draw a digit from 0 to 9."),
    ],
)
def test_the_verdict_says_in_words_what_came(page, answer, headline, detail):
    answer_always(page, **answer)
    Mouse(page).draw([[(0.1, 0.1), (0.9, 0.9)]])
    expect(page.locator("#verdict-detail")).to_have_text(detail)
    expect(verdict(page)).to_have_text(headline)
