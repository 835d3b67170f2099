"""One Chromium and one server for all; a fresh page for each test, with an eye on what it does."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.answers import API
from tests.servers import RunningServer

NAMES = ("chromium", "chromium-browser", "google-chrome")

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

NO_CHROMIUM = "no Chromium: `.venv/bin/playwright install chromium`, or `apt-get install chromium`"

LAYOUT_SHIFTS = """
    window.layoutShifts = [];
    const note = (list) => layoutShifts.push(...list.getEntries().map(({ value }) => value));
    new PerformanceObserver(note).observe({ type: "layout-shift" });
"""

expect.set_options(timeout=20_000)  # for a small machine that is busy with something else


class Watch:
    """What a test's pages complain of and where they turn to."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.urls: list[str] = []
        self.forgiven: str | None = None

    def follow(self, context: BrowserContext) -> None:
        context.on("console", lambda line: line.type == "error" and self._hear(line.text))
        context.on("weberror", lambda error: self._hear(str(error.error)))
        context.on("request", lambda request: self.urls.append(request.url))

    def _hear(self, complaint: str) -> None:
        if self.forgiven is None or self.forgiven not in complaint:
            self.complaints.append(complaint)

    def check(self) -> None:
        assert self.complaints == []
        fetched = [url for url in self.urls if not url.startswith(("data:", "blob:"))]
        assert [url for url in fetched if urlsplit(url).hostname != "127.0.0.1"] == []


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path_of_chromium(playwright),
            args=ARGUMENTS + ["--no-sandbox"] * (os.geteuid() == 0),
        )
        yield browser
        browser.close()


def path_of_chromium(playwright: Playwright) -> str | None:
    """None for Playwright's own, else the system's."""
    if Path(playwright.chromium.executable_path).exists():
        return None
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_CHROMIUM)
    return found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("server") / "log") as server:
        yield server


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test where a page complained, or turned to another host."""
    watch = Watch()
    yield watch
    watch.check()


@pytest.fixture
def open_page(
    chromium: Browser, server: RunningServer, watch: Watch
) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of the server, by default the pad on a desktop."""
    contexts = []

    def open_page(
        size: tuple[int, int] = (1280, 800),
        *,
        dark: bool = False,
        touch: bool = False,
        density: float = 1,
        url: str = server.url,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            is_mobile=touch,
            device_scale_factor=density,
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        context.add_init_script(LAYOUT_SHIFTS)
        watch.follow(context)
        page = context.new_page()
        with page.expect_response(API):  # what it asks at first, so that no test meets it later
            page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """The pad on a desktop."""
    return open_page()
