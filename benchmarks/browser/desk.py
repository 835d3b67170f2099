"""A real Chromium, and a contender's page in it under the meter."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from benchmarks.browser.hand import Hand
from benchmarks.browser.tab import Tab, open_tab
from benchmarks.contenders.contenders import Contender, Pad
from benchmarks.contenders.servers import Server, serve_all
from testing.chromium import path_of_chromium
from testing.pictures import Stroke

METER = (Path(__file__).parent / "meter.js").read_text()

ANSWER_S = 5
"""How long the answer to a whole stroke may take to show; one that is the same never does."""

STROKE_S = 0.6

CLEARING_S = 0.1
"""Between clearing the pad and the next stroke."""

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
            args=["--accept-lang=en"],  # the peers' buttons are found by their names
        )
        yield browser
        await browser.close()


def chromium_version() -> str:
    """The version of the browser that pages are measured in; raises `NoChromium`."""

    async def ask() -> str:
        async with chromium() as browser:
            return browser.version

    return asyncio.run(ask())


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

    def __init__(self, tab: Tab, pad: Pad, hand: Hand) -> None:
        self.tab = tab
        self.pad = pad
        self.hand = hand

    async def clear(self) -> None:
        """Press the page's own button."""
        await self.tab.click(self.pad.clear)
        await take_pen(self.tab, self.pad)

    async def write(self, strokes: list[Stroke], clears: bool = True) -> None:
        """Draw a stroke a second, as many as there is time for: slow answers delay the next."""
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
        """Draw a stroke in so many seconds, and wait until another answer shows, if one does."""
        before = await self.tab.evaluate(ANSWERS)
        await self.hand.draw(stroke, seconds)
        with suppress(TimeoutError):  # the same answer as before does not show
            await self.tab.wait_until(f"{ANSWERS} > {before}", ANSWER_S)

    async def start_meter(self) -> None:
        """Forget what the meter saw so far."""
        await self.tab.evaluate(
            "performance.clearMeasures(), "
            "Object.assign(meter, { drawings: 0, asked: 0, times: [] })"
        )

    async def seen(self) -> Seen:
        """What the meter saw since it started, once the last answer has had time to come."""
        await asyncio.sleep(SETTLING_S)
        meter = await self.tab.evaluate("meter")
        own = await self.tab.evaluate(OWN_MEASURES)
        return Seen(meter["times"], own, meter["drawings"], meter["asked"])


@asynccontextmanager
async def desk_at(browser: Browser, server: Server) -> AsyncIterator[Desk]:
    """Open a server's page, and make it ready to be drawn on."""
    pad = server.contender.pad
    if pad is None:
        raise ValueError(f"expected a contender with a page, got {server.contender.name}")
    async with open_tab(browser, server.url + pad.path, METER) as tab:
        canvas = f"document.querySelector({json.dumps(pad.canvas)})"
        await tab.wait_until(f"document.readyState === 'complete' && {canvas}?.clientWidth > 0")
        await take_pen(tab, pad)
        await tab.evaluate(f"watchPenToBars({json.dumps(asdict(pad))})")
        yield Desk(tab, pad, await Hand.at(tab, canvas))


async def take_pen(tab: Tab, pad: Pad) -> None:
    """Press the button that the page wants pressed before one draws, if any."""
    if pad.pen is not None:
        await tab.click(pad.pen)
