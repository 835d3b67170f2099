"""Nothing piles up: deep drawings stay quick, and a page that is used all day stays small."""

import pytest

from testing.hand import Mouse, inked
from tests.browser.answers import API, frames
from tests.browser.clock import settle

DRAW = """async (count) => {
    const pad = document.querySelector("#pad");
    const box = pad.getBoundingClientRect();
    const send = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true,
        clientX: box.left + x * box.width, clientY: box.top + y * box.height,
    }));
    pad.setPointerCapture = () => {};
    for (let i = 0; i < count; i += 1) {
        const [x, y] = [0.1 + 0.8 * ((i * 0.37) % 1), 0.1 + 0.7 * ((i * 0.61) % 1)];
        send("pointerdown", x, y);
        for (let step = 1; step <= 12; step += 1) {
            send("pointermove", x + step / 100, y + step / 120);
        }
        send("pointerup", x, y);
    }
}"""

LONG_STROKE = """(moves) => {
    const pad = document.querySelector("#pad");
    const box = pad.getBoundingClientRect();
    pad.setPointerCapture = () => {};
    window.told ??= 0;
    for (let i = 0; i < moves; i += 1, told += 1) {
        pad.dispatchEvent(new PointerEvent(told === 0 ? "pointerdown" : "pointermove", {
            pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true,
            clientX: box.left + box.width * (0.5 + 0.4 * Math.cos(told / 9)),
            clientY: box.top + box.height * (0.5 + 0.4 * Math.sin(told / 7)),
        }));
    }
}"""
"""Go on with a stroke whose pen stays down."""

WATCH_CURVES = """() => {
    window.curves = 0;
    const curve = CanvasRenderingContext2D.prototype.quadraticCurveTo;
    CanvasRenderingContext2D.prototype.quadraticCurveTo = function (...given) {
        window.curves += this.canvas.width !== 140;
        return curve.apply(this, given);
    };
}"""
"""Count the curves that the screen draws, not those of the snapshot."""

DRAW_AND_CLEAR = f"""async (times) => {{
    const draw = {DRAW};
    for (let i = 0; i < times; i += 1) {{
        await draw(2);
        document.querySelector("#clear").click();
        if (i % 10 === 0) await new Promise(requestAnimationFrame);
    }}
}}"""

WATCH_STROKES = """() => {
    window.drawn = { screen: 0, snapshot: 0 };
    const stroke = CanvasRenderingContext2D.prototype.stroke;
    CanvasRenderingContext2D.prototype.stroke = function (...given) {
        window.drawn[this.canvas.width === 140 ? "snapshot" : "screen"] += 1;
        return stroke.apply(this, given);
    };
}"""


def answer_nothing(page):
    blank = {"digit": None, "confidence": 0, "probabilities": [0] * 10, "rejected": "blank"}
    page.route(API, lambda route: route.fulfill(json=blank))


def drawn_by(page, act):
    """How many strokes the screen draws while `act` happens."""
    page.evaluate("Object.assign(drawn, { screen: 0, snapshot: 0 })")
    act()
    frames(page)
    return page.evaluate("drawn.screen")


def test_a_frame_draws_the_newest_strokes_alone_however_deep_the_drawing(page):
    answer_nothing(page)
    page.evaluate(DRAW, 500)
    frames(page)
    page.evaluate(WATCH_STROKES)
    assert drawn_by(page, lambda: page.evaluate(DRAW, 1)) <= 40


def test_a_frame_draws_the_newest_part_of_a_long_stroke_alone(page):
    answer_nothing(page)
    page.evaluate(LONG_STROKE, 5000)
    frames(page)
    page.evaluate(WATCH_CURVES)
    page.evaluate(LONG_STROKE, 10)
    frames(page)
    assert 10 <= page.evaluate("curves") < 1000


def test_a_frame_paints_nothing_where_nothing_changed(page):
    corner = [(0.05, 0.05), (0.1, 0.05)]
    middle = [(0.4, 0.4), (0.6, 0.6)]
    Mouse(page).draw([corner])
    frames(page)
    page.locator("#pad").evaluate("(pad) => pad.getContext('2d').clearRect(0, 0, 99, 99)")
    Mouse(page).draw([middle])
    assert inked(page, middle[-1])
    assert not inked(page, corner[0])


def test_what_is_sent_costs_no_more_after_five_hundred_strokes(open_page):
    page = open_page(stopped=True)
    answer_nothing(page)
    page.evaluate(DRAW, 500)
    settle(page)
    page.evaluate(WATCH_STROKES)
    page.evaluate(DRAW, 1)
    settle(page)
    assert 0 < page.evaluate("drawn.snapshot") <= 80


def test_undoing_and_redoing_far_down_draws_few_strokes_a_step(page):
    answer_nothing(page)
    page.evaluate(DRAW, 500)
    frames(page)
    page.evaluate(WATCH_STROKES)
    for key in ["Control+z", "Control+Shift+z"]:
        steps = [drawn_by(page, lambda key=key: page.keyboard.press(key)) for _ in range(24)]
        assert sum(steps) / len(steps) < 80


@pytest.mark.parametrize(
    ("first", "more"), [(350, 50), pytest.param(500, 500, marks=pytest.mark.soak)]
)
def test_memory_does_not_grow_with_the_digits_that_were_drawn_and_cleared(page, first, more):
    answer_nothing(page)
    cdp = page.context.new_cdp_session(page)

    def heap():
        cdp.send("HeapProfiler.collectGarbage")
        return cdp.send("Runtime.getHeapUsage")["usedSize"]

    def draw_and_clear(times):
        page.evaluate(DRAW_AND_CLEAR, times)

    draw_and_clear(first)  # until what may be undone is full
    before = heap()
    draw_and_clear(more)
    assert heap() < before * 1.1
