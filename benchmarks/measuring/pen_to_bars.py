"""Pen to bars in a real Chromium, at one stroke a second and along one that does not end."""

from playwright.async_api import Browser

from benchmarks.browser.desk import Desk, Seen, desk_at, take_turns
from benchmarks.browser.hand import digit_strokes, wandering_stroke
from benchmarks.contenders.contenders import WITH_A_PAGE
from benchmarks.contenders.servers import Server
from benchmarks.figures import Figure, Rounds, single, summary_of
from benchmarks.measuring.plan import Plan

STROKES = "60 strokes a minute"

WARM_UP = digit_strokes(2)


def measure(plan: Plan) -> list[Figure]:
    """Milliseconds from pen to bars, and how many drawings were skipped; contenders take turns.

    Raises `NoChromium` where there is none.
    """
    rounds = Rounds()

    async def visit(browser: Browser, server: Server) -> None:
        await _one_round(browser, server, plan, rounds)

    take_turns(WITH_A_PAGE, plan.rounds, visit)
    return rounds.figures


async def _one_round(browser: Browser, server: Server, plan: Plan, rounds: Rounds) -> None:
    async with desk_at(browser, server) as desk:
        await desk.write(WARM_UP)
        strokes = await _strokes(desk, plan)
        long_stroke = await _long_stroke(desk, plan)
    name = server.contender.name
    _add(rounds, STROKES, name, strokes)
    _add(rounds, f"a stroke of {plan.long_stroke_s} s", name, long_stroke)


async def _strokes(desk: Desk, plan: Plan) -> Seen:
    await desk.start_meter()
    await desk.write(digit_strokes(plan.strokes))
    return await desk.seen()


async def _long_stroke(desk: Desk, plan: Plan) -> Seen:
    await desk.start_meter()
    await desk.draw(wandering_stroke(plan.long_stroke_s), plan.long_stroke_s)
    return await desk.seen()


def _add(rounds: Rounds, condition: str, name: str, seen: Seen) -> None:
    """The page's own measures where it takes any, with the meter's as a check; else the meter's."""
    measured = seen.own_ms or seen.times_ms
    rounds.add(f"pen to bars, {condition}", name, "ms", summary_of(measured))
    if seen.own_ms:
        from_outside = f"{name}, measured from outside"
        rounds.add(f"pen to bars, {condition}", from_outside, "ms", summary_of(seen.times_ms))
    skipped = 100 * (1 - seen.asked / max(seen.drawings, 1))
    rounds.add(f"drawings skipped as superseded, {condition}", name, "%", single(skipped))
