"""The API's page, in a browser: what is tried there is sent and shown as it is."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from testing.servers import ROOT
from tests.browser.answers import API, HeldRequests, rest

NOTE = ROOT / "static" / "samples" / "note.jpg"


@pytest.fixture
def page(visit):
    return visit("/api")


def request_of(page):
    return page.locator("#trial-request")


def answer_of(page):
    return page.locator("#trial-answer")


def status_of(page):
    return page.locator("#trial-status")


def draw(page, digit):
    page.locator("#pad").scroll_into_view_if_needed()
    Mouse(page).draw(strokes_of_digit[digit])


def send(page):
    page.get_by_role("button", name="Send").click()


def test_the_sample_is_read_at_once(page):
    send(page)
    expect(status_of(page)).to_have_text("200")
    expect(answer_of(page)).to_contain_text('"digit":7')


def test_a_drawing_is_sent_as_the_pen_is_lifted(page):
    with page.expect_request(lambda asked: asked.method == "POST") as asked:
        draw(page, 3)
    expect(answer_of(page)).to_contain_text('"digit":3')
    size = asked.value.all_headers()["content-length"]
    expect(request_of(page)).to_contain_text(f"Content-Length: {size}\n")


def test_the_request_is_shown_as_it_is_sent(page):
    page.get_by_role("checkbox", name="Ask why").check()
    expect(status_of(page)).to_have_text("200")
    with page.expect_request(lambda asked: asked.method == "POST") as asked:
        send(page)
    headers = asked.value.headers
    shown = request_of(page).text_content()
    assert shown.startswith("POST /api/v1/predictions?explain=1 HTTP/1.1\n")
    assert f"\nContent-Type: {headers['content-type']}\n" in shown
    expect(answer_of(page)).to_contain_text('"heatmap":')


def test_the_answer_is_shown_with_its_headers(page):
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        send(page)
    expect(status_of(page)).to_have_text("200")
    assert answer_of(page).text_content() == answer.value.text()
    page.get_by_text("Its headers").click()
    headers = page.locator("#trial-headers").text_content()
    assert headers.startswith("HTTP/1.1 200 OK\n")
    assert f"x-request-id: {answer.value.headers['x-request-id']}" in headers


def test_a_photo_is_read_as_one_where_that_is_asked_for(page):
    page.locator("#trial-chooser").set_input_files(NOTE)
    page.get_by_role("checkbox", name="Read it as a photo").check()
    expect(request_of(page)).to_contain_text("?photo=1")
    expect(answer_of(page)).to_contain_text('"digit":4')


def test_a_file_that_cannot_be_read_shows_the_problem(page, watch, tmp_path):
    watch.forgiven = ("422",)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    page.locator("#trial-chooser").set_input_files(broken)
    expect(status_of(page)).to_have_text("422")
    expect(answer_of(page)).to_contain_text("expected a PNG or JPEG picture, got 10 bytes")


def test_a_pen_that_comes_down_takes_the_place_of_a_file(page):
    page.locator("#trial-chooser").set_input_files(NOTE)
    expect(request_of(page)).to_contain_text("image/jpeg")
    draw(page, 3)
    expect(request_of(page)).to_contain_text("image/png")
    expect(page.locator("#trial-image")).to_be_hidden()


def test_an_answer_to_another_request_than_the_shown_one_is_not_shown(page):
    held = HeldRequests(page)
    send(page)
    held.wait()
    page.locator("#trial-clear").click()
    expect(request_of(page)).to_contain_text("POST")
    held.release()
    rest(page)
    expect(answer_of(page)).to_have_text("Nothing was sent yet.")


def test_a_server_that_is_gone_is_told(page, watch):
    watch.forgiven = ("ERR_FAILED",)
    page.route(API, lambda route: route.abort())
    send(page)
    expect(answer_of(page)).to_have_text("No answer from the server.")
    expect(status_of(page)).to_be_empty()


def test_each_example_can_be_copied(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    snippet = page.locator(".snippet").first
    snippet.get_by_role("button", name="Copy").click()
    expect(snippet.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == snippet.locator("code").text_content()
    assert page.locator(".snippet .copy").count() == page.locator(".snippet").count()


def test_where_there_is_no_clipboard_the_example_is_marked(page):
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined }); 0")
    snippet = page.locator(".snippet").first
    snippet.get_by_role("button", name="Copy").click()
    marked = re.sub(r"\s+", "", page.evaluate("getSelection().toString()"))
    assert marked == re.sub(r"\s+", "", snippet.locator("code").text_content())


def test_another_digit_can_be_explained(page):
    page.get_by_role("checkbox", name="Ask why").check()
    page.get_by_role("combobox", name="Explain").select_option("9")
    expect(request_of(page)).to_contain_text("?explain=1&digit=9")
    expect(answer_of(page)).to_contain_text('"explained":9')
