"""The pages of a server that asks programs for keys."""

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from testing.servers import RunningServer
from tests.browser.answers import API, verdict
from webapp.keyring import write_keys


@pytest.fixture(scope="module")
def keyed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keyed")
    write_keys(folder / "keys.json", {})
    with RunningServer(folder / "log", DIGITPAD_API_KEYS=str(folder / "keys.json")) as server:
        yield server


@pytest.fixture
def page(new_page, watch, keyed):
    """The pad, which has its pass."""
    watch.forgiven = ("401",)  # by which the page learns that it needs one
    page = new_page()
    with page.expect_response(lambda answer: answer.ok and answer.url.endswith("/predictions")):
        page.goto(keyed.url)
    return page


def test_the_pad_reads_without_a_key(page):
    Mouse(page).draw(strokes_of_digit[4])
    expect(verdict(page)).to_have_text("4")


def test_a_pass_that_is_no_longer_good_is_renewed_and_nothing_is_lost(page):
    spoiled = []

    def spoil(route):
        old = {} if spoiled else {"authorization": "Bearer old"}
        spoiled.append(route.request)
        route.continue_(headers=route.request.headers | old)

    page.route(API, spoil)
    with page.expect_response("**/pass"):
        Mouse(page).draw(strokes_of_digit[4])
    expect(verdict(page)).to_have_text("4")
