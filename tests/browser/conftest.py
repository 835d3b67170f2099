"""One Chromium and one server for all; a fresh page for each test, with an eye on what it does."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from testing.chromium import HEADLESS_SHELL, NAMES, NoChromium, path_of_chromium
from testing.hand import KEEP_FRAMES
from testing.servers import PATIENCE_S, RunningServer
from tests.browser.answers import API
from tests.browser.clock import settle, stop_clock
from tests.missing import skip_or_fail

FEATURES_OFF = [
    # Two hidden pages of the address bar beside each page of a test: half of what it costs.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
    # Those that Playwright turns off, for this list takes the place of its own.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={','.join(FEATURES_OFF)}",
    "--disable-sync",
    "--no-first-run",
]

FONTS = Path(__file__).parent / "fonts" / "fonts.conf"
"""Chromium sees these and no others, so that texts are as wide on every machine."""

SMALLER = (1280, 720)
"""A window of the exhibit's proportions, painted in half the time: for all but its layout."""

LAYOUT_SHIFTS = """
    window.layoutShifts = [];
    const told = ({ node, previousRect: a, currentRect: b }) =>
        `${node?.outerHTML ?? node?.textContent}: ${JSON.stringify([a, b])}`;
    new PerformanceObserver((list) => {
        layoutShifts.push(...list.getEntries().flatMap(({ sources }) => sources.map(told)));
    }).observe({ type: "layout-shift" });
"""

expect.set_options(timeout=PATIENCE_S * 1000)


class Watch:
    """What a test's pages complain of and where they turn to."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.urls: list[str] = []
        self.forgiven: tuple[str, ...] = ()

    def follow(self, context: BrowserContext) -> None:
        context.on("console", lambda line: line.type == "error" and self._hear(line.text))
        context.on("weberror", lambda error: self._hear(str(error.error)))
        context.on("request", lambda request: self.urls.append(request.url))

    def _hear(self, complaint: str) -> None:
        if not any(forgiven in complaint for forgiven in self.forgiven):
            self.complaints.append(complaint)

    def check(self) -> None:
        assert self.complaints == []
        fetched = [url for url in self.urls if not url.startswith(("data:", "blob:"))]
        assert [url for url in fetched if urlsplit(url).hostname != "127.0.0.1"] == []


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


def launch(playwright: Playwright, *more: str) -> Browser:
    """A Chromium with more arguments than `ARGUMENTS`."""
    try:
        path = path_of_chromium(playwright.chromium.executable_path, (HEADLESS_SHELL, *NAMES))
    except NoChromium as error:
        skip_or_fail(error)
    return playwright.chromium.launch(
        executable_path=path,
        args=[*ARGUMENTS, *more] + ["--no-sandbox"] * (os.geteuid() == 0),
        env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
    )


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
def new_page(chromium: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """A function that makes an empty page, by default on a desktop with a clock that runs."""
    contexts = []

    def new_page(
        size: tuple[int, int] = (1280, 800),
        *,
        dark: bool = False,
        touch: bool = False,
        density: float = 1,
        language: str = "en",
        stopped: bool = False,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            is_mobile=touch,
            device_scale_factor=density,
            locale=language,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_S * 1000)
        context.add_init_script(KEEP_FRAMES + LAYOUT_SHIFTS)
        watch.follow(context)
        page = context.new_page()
        if stopped:
            stop_clock(page)
        return page

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def visit(new_page: Callable[..., Page], server: RunningServer) -> Callable[..., Page]:
    """A function that opens the page at a path of the server."""

    def visit(path: str, *arguments: Any, **options: Any) -> Page:
        page = new_page(*arguments, **options)
        page.goto(server.url + path)
        return page

    return visit


@pytest.fixture
def open_page(new_page: Callable[..., Page], server: RunningServer) -> Callable[..., Page]:
    """A function that opens the pad."""

    def open_page(*arguments: Any, url: str = server.url, **options: Any) -> Page:
        page = new_page(*arguments, **options)
        with page.expect_response(API):  # what it asks at first, so that no test meets it later
            page.goto(url)
        return page

    return open_page


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """The pad on a desktop."""
    return open_page()


@pytest.fixture
def exhibit(new_page: Callable[..., Page], server: RunningServer) -> Callable[..., Page]:
    """A function that opens the exhibit with its clock stopped.

    Where the page is still, its drift takes no seconds until something can be clicked.
    """

    def exhibit(
        query: str = "attract=off",
        size: tuple[int, int] = SMALLER,
        *,
        is_still: bool = False,
        **options: Any,
    ) -> Page:
        page = new_page(size, stopped=True, **options)
        page.emulate_media(reduced_motion="reduce" if is_still else "no-preference")
        with page.expect_response(API):
            page.goto(f"{server.url}/kiosk?{query}")
        settle(page)
        return page

    return exhibit
