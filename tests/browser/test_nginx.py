"""The pages behind a real nginx, over HTTPS and under a path, as docs/hosting.md says."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.photographs import photo_file
from testing.pictures import strokes_of_digit
from testing.proxies import PATH, NoNginx, RunningNginx
from testing.servers import RunningServer
from tests.browser.answers import verdict
from tests.missing import skip_or_fail


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where the server is, behind an nginx on the same machine."""
    log = tmp_path_factory.mktemp("server") / "log"
    with RunningServer(log, DIGITPAD_PROXIES="1") as server:
        try:
            with RunningNginx(tmp_path_factory.mktemp("nginx"), server.port) as nginx:
                yield nginx.url
        except NoNginx as reason:
            skip_or_fail(reason)


@pytest.fixture
def page(chromium, watch, address):
    """An empty page that takes nginx's certificate; all that it asks for is under the path."""
    with chromium.new_context(ignore_https_errors=True, locale="en") as context:
        watch.follow(context)
        yield context.new_page()
    paths = [urlsplit(url).path for url in watch.urls if url.startswith("http")]
    assert [path for path in paths if not path.startswith(f"{PATH}/")] == []


def test_a_drawing_is_read(page, address):
    page.goto(f"{address}/")
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert {cookie["path"] for cookie in page.context.cookies()} == {PATH}


def test_a_picture_is_read(page, address):
    page.goto(f"{address}/picture")
    photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo_file(5)}
    page.get_by_label("Choose a picture").set_input_files(photo)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#picture-verdict")).to_have_text("5")


def test_the_exhibit_plays_and_speaks_other_languages_and_tells_another_computer_nothing(
    page, address, watch
):
    page.goto(f"{address}/kiosk?attract=off")
    Mouse(page).draw(strokes_of_digit[7])
    expect(verdict(page)).to_have_text("7")
    page.get_by_role("button", name="Draw what you are told").click()
    page.get_by_role("button", name="Deutsch").click()
    expect(page).to_have_url(re.compile(f"^{address}/kiosk.*lang=de"))
    assert [url for url in watch.urls if url.endswith(("/heartbeat", "/counts"))] == []
