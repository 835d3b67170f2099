"""What the page shows, and the server's answers in the test's own hands."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Route

from testing.servers import PATIENCE_S

API = "**/api/v1/predictions"


def verdict(page: Page) -> Locator:
    return page.locator("#verdict")


def bars(page: Page) -> list[int]:
    """What the ten bars stand at, in percent."""
    return page.locator("[data-digit]").evaluate_all(
        "bars => bars.map((bar) => Number(bar.getAttribute('aria-valuenow')))"
    )


def eventually(page: Page, condition: Callable[[], Any]) -> Any:
    """What `condition` returns as soon as that is true, looked at once a frame; or it fails."""
    deadline = time.monotonic() + PATIENCE_S
    while not (result := condition()):
        assert time.monotonic() < deadline, "what the test waited for did not happen"
        frames(page, 1)
    return result


def frames(page: Page, count: int = 2) -> None:
    """Wait until this many frames have begun."""
    page.evaluate("framesOnScreen", count)


def rest(page: Page) -> None:
    """Wait until nothing on the page moves any more."""
    page.wait_for_function("() => document.getAnimations().length === 0")
    frames(page)


class HeldRequests:
    """The page's questions, held back until the test lets them go."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.waiting: list[Route] = []
        self.count = 0
        page.route(API, self._hold)

    def _hold(self, route: Route) -> None:
        self.waiting.append(route)
        self.count += 1

    def wait(self) -> None:
        """Wait until there is one."""
        eventually(self.page, lambda: self.waiting)

    def release(self) -> None:
        """Let the oldest go to the server, and wait until the page has the answer."""
        self.wait()
        with self.page.expect_response(API):
            self.waiting.pop(0).continue_()
        frames(self.page)


def answer_always(page: Page, **answer: Any) -> None:
    """Answer every question of the page so, in the server's place."""
    blank = {"digit": None, "confidence": 0, "probabilities": [0] * 10, "rejected": None}
    page.route(f"{API}*", lambda route: route.fulfill(json=blank | answer))
