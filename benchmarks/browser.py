"""A real Chromium, and a contender's page in it under the meter."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright
from playwright.async_api import TimeoutError as PlaywrightTimeout

from benchmarks.contenders import Contender, Pad
from benchmarks.hand import Hand
from benchmarks.servers import Server, serve_all
from tests.chromium import path_of_chromium
from tests.pictures import Stroke

METER = (Path(__file__).parent / "meter.js").read_text()

WINDOW = {"width": 1280, "height": 900}

PATIENCE_MS = 60_000

ANSWER_MS = 5_000
"""For the answer to a whole stroke, which may be the one before."""

STROKE_S = 0.6

CLEARING_S = 0.1
"""Before the next stroke."""

SETTLING_S = 1

OWN_MEASURES = "performance.getEntriesByName('pen-to-bars').map((entry) => entry.duration)"

ANSWERS = f"(meter.times.length + {OWN_MEASURES}.length)"


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A headless Chromium; raises `NoChromium`."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path_of_chromium(playwright.chromium.executable_path),
            chromium_sandbox=False,
        )
        yield browser
        await browser.close()


def take_turns(
    contenders: Sequence[Contender],
    rounds: int,
    visit: Callable[[Browser, Server], Awaitable[None]],
) -> None:
    """Start all contenders, and visit each in turn, round by round; raises `NoChromium`."""

    async def visit_all(servers: Sequence[Server]) -> None:
        async with chromium() as browser:
            for _ in range(rounds):
                for server in servers:
                    await visit(browser, server)

    with ExitStack() as stack:
        asyncio.run(visit_all(serve_all(stack, contenders)))


@dataclass(frozen=True)
class Seen:
    """What the meter saw: `times_ms` from pen to bars, `drawings` made and `asked` of them.

    `own_ms` are the page's own measures, of a page that takes any.
    """

    times_ms: list[float]
    own_ms: list[float]
    drawings: int
    asked: int


class Desk:
    """A page that is ready to be drawn on, and the hand that draws."""

    def __init__(self, page: Page, pad: Pad, hand: Hand) -> None:
        self.page = page
        self.pad = pad
        self.hand = hand

    async def clear(self) -> None:
        """Press the page's own button."""
        await self.page.locator(self.pad.clear).first.click()
        await take_pen(self.page, self.pad)

    async def write(self, strokes: list[Stroke], clears: bool = True) -> None:
        """A stroke a second, or later where its answer takes longer, for as many seconds."""
        clock = asyncio.get_running_loop().time
        started = clock()
        for number, stroke in enumerate(strokes, 1):
            await self.draw(stroke, STROKE_S)
            await asyncio.sleep(started + number - CLEARING_S - clock())
            if clears:
                await self.clear()
            await asyncio.sleep(started + number - clock())
            if clock() - started > len(strokes):
                break

    async def draw(self, stroke: Stroke, seconds: float) -> None:
        """Draw a stroke in so many seconds, and wait a while for an answer that is another one."""
        before = await self.page.evaluate(ANSWERS)
        await self.hand.draw(stroke, seconds)
        with suppress(PlaywrightTimeout):  # an answer that is the one before is not seen
            await self.page.wait_for_function(
                f"(before) => {ANSWERS} > before", arg=before, timeout=ANSWER_MS
            )

    async def start_meter(self) -> None:
        """Forget what was seen so far."""
        await self.page.evaluate(
            "() => { performance.clearMeasures(); "
            "Object.assign(meter, { drawings: 0, asked: 0, times: [] }); }"
        )

    async def seen(self) -> Seen:
        """What the meter saw since it started, once the last answer has had time to come."""
        await asyncio.sleep(SETTLING_S)
        meter = await self.page.evaluate("meter")
        own = await self.page.evaluate(OWN_MEASURES)
        return Seen(meter["times"], own, meter["drawings"], meter["asked"])


@asynccontextmanager
async def desk_at(browser: Browser, server: Server) -> AsyncIterator[Desk]:
    """Open a server's page in a profile of its own."""
    pad = server.contender.pad
    context = await browser.new_context(viewport=WINDOW, locale="en")
    context.set_default_timeout(PATIENCE_MS)
    await context.add_init_script(METER)
    page = await context.new_page()
    await page.goto(server.url)
    canvas = page.locator(pad.canvas).first
    await canvas.wait_for()
    await take_pen(page, pad)
    await page.evaluate("watchPenToBars", _selectors(pad))
    yield Desk(page, pad, await Hand.at(page, canvas))
    await context.close()


async def take_pen(page: Page, pad: Pad) -> None:
    """Press the button that the page wants pressed before one draws, if any."""
    if pad.pen is not None:
        await page.locator(pad.pen).click()


def _selectors(pad: Pad) -> dict[str, Any]:
    return {"canvas": pad.canvas, "answer": pad.answer, "question": pad.question}
