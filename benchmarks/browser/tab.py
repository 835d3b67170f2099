"""A tab that works for its page alone, as a visitor's does.

Playwright has its pages tell it of every request, which makes each one slower: pen to bars was
measured 4 ms longer in them. So a tab is spoken to in Chromium's own protocol
(https://chromedevtools.github.io/devtools-protocol), through the browser that Playwright started.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from playwright.async_api import Browser, CDPSession

WINDOW = {"width": 1280, "height": 900}

PATIENCE_S = 60

POLLING_S = 0.05

TWO_FRAMES = """new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
})"""
"""A promise that is kept once what the page did last is on the screen."""


class PageError(RuntimeError):
    """The page or its browser answers a command with an error."""


class Tab:
    """One tab, in a profile of its own."""

    def __init__(self, browser: CDPSession, session: str) -> None:
        self._browser = browser
        self._session = session
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        browser.on("Target.receivedMessageFromTarget", self._receive)

    async def send(self, method: str, params: dict[str, Any] | None = None) -> Any:
        """A command of the protocol, and its result; raises `PageError`."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        message = json.dumps({"id": number, "method": method, "params": params or {}})
        await self._browser.send(
            "Target.sendMessageToTarget", {"sessionId": self._session, "message": message}
        )
        return await answer

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        answer = self._waiting.pop(message.get("id"), None)
        if answer is None or answer.cancelled():
            return  # an event, or an answer that nobody waits for any more
        if "error" in message:
            answer.set_exception(PageError(message["error"]["message"]))
        else:
            answer.set_result(message["result"])

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression of JavaScript, as JSON has it; raises `PageError`."""
        options = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        answer = await self.send("Runtime.evaluate", options)
        if "exceptionDetails" in answer:
            raise PageError(answer["result"].get("description", expression))
        return answer["result"].get("value")

    async def wait_until(self, condition: str, seconds: float = PATIENCE_S) -> None:
        """Until an expression is true; raises `TimeoutError`."""
        async with asyncio.timeout(seconds):
            while not await self.evaluate(condition):
                await asyncio.sleep(POLLING_S)

    async def click(self, selector: str) -> None:
        """Press the middle of what a CSS selector finds first, once it is there and drawn."""
        found = f"document.querySelector({json.dumps(selector)})"
        await self.wait_until(f"{found} !== null")
        await self.evaluate(TWO_FRAMES)
        box = await self.evaluate(f"{found}.getBoundingClientRect().toJSON()")
        middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            event = {"type": kind, "button": "left", "clickCount": 1, **middle}
            await self.send("Input.dispatchMouseEvent", event)


@asynccontextmanager
async def open_tab(browser: Browser, url: str, script: str) -> AsyncIterator[Tab]:
    """Open a page; `script` runs in it before its own do."""
    connection = await browser.new_browser_cdp_session()
    profile = await connection.send("Target.createBrowserContext")
    target = await connection.send(
        "Target.createTarget", {"url": "about:blank", **WINDOW, **profile}
    )
    attached = await connection.send("Target.attachToTarget", {"targetId": target["targetId"]})
    tab = Tab(connection, attached["sessionId"])
    metrics = {**WINDOW, "deviceScaleFactor": 1, "mobile": False}
    await tab.send("Emulation.setDeviceMetricsOverride", metrics)
    await tab.send("Page.enable")
    await tab.send("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    await tab.send("Page.navigate", {"url": url})
    yield tab
    await connection.send("Target.disposeBrowserContext", profile)
    await connection.detach()
