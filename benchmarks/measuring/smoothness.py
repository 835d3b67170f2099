"""What drawing costs the page: the main thread's longest task, and what many strokes add."""

import asyncio
import json

from playwright.async_api import Browser

from benchmarks.browser.desk import SETTLING_S, desk_at, take_turns
from benchmarks.browser.hand import digit_strokes, wandering_stroke
from benchmarks.browser.trace import CATEGORIES, main_thread_tasks_ms
from benchmarks.contenders.contenders import DIGITPAD, WITH_A_PAGE
from benchmarks.contenders.servers import Server
from benchmarks.figures import Figure, Rounds, single, summary_of
from benchmarks.measuring.plan import Plan

DEPTHS = (5, 500)
"""Strokes that lie on the pad already."""

LAY = """(count) => {
    const pad = document.querySelector("#pad");
    const box = pad.getBoundingClientRect();
    const send = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true,
        clientX: box.left + x * box.width, clientY: box.top + y * box.height,
    }));
    pad.setPointerCapture = () => {};  // it throws for a pointer that the browser does not know
    for (let i = 0; i < count; i += 1) {
        const [x, y] = [0.1 + 0.7 * ((i * 0.37) % 1), 0.1 + 0.7 * ((i * 0.61) % 1)];
        send("pointerdown", x, y);
        for (let step = 1; step <= 10; step += 1) send("pointermove", x + step / 99, y + step / 99);
        send("pointerup", x, y);
    }
    delete pad.setPointerCapture;
}"""
"""Short strokes all over the pad, of ten points each, at once."""


def measure(plan: Plan) -> list[Figure]:
    """Milliseconds of the longest task, and from pen to bars over few and over many strokes.

    Raises `NoChromium` where there is none.
    """
    rounds = Rounds()

    async def visit(browser: Browser, server: Server) -> None:
        await _add_longest_task(browser, server, plan, rounds)
        if server.contender == DIGITPAD:
            await _add_depths(browser, server, plan, rounds)

    take_turns(WITH_A_PAGE, plan.rounds, visit)
    return rounds.figures


async def _add_longest_task(browser: Browser, server: Server, plan: Plan, rounds: Rounds) -> None:
    async with desk_at(browser, server) as desk:
        await desk.write(digit_strokes(2))
        await browser.start_tracing(categories=CATEGORIES)
        await desk.write(digit_strokes(plan.traced_strokes))
        await desk.draw(wandering_stroke(plan.long_stroke_s), plan.long_stroke_s)
        trace = json.loads(await browser.stop_tracing())
    longest = max(main_thread_tasks_ms(trace), default=float("nan"))
    rounds.add("longest main-thread task", server.contender.name, "ms", single(longest))


async def _add_depths(browser: Browser, server: Server, plan: Plan, rounds: Rounds) -> None:
    for depth in DEPTHS:
        async with desk_at(browser, server) as desk:
            await desk.write(digit_strokes(2))
            await desk.tab.evaluate(f"({LAY})({depth})")
            await asyncio.sleep(SETTLING_S)
            await desk.start_meter()
            await desk.write(digit_strokes(plan.traced_strokes), clears=False)
            seen = await desk.seen()
        what = f"pen to bars over {depth} strokes"
        rounds.add(what, server.contender.name, "ms", summary_of(seen.own_ms))
