"""The pad in a page of somebody else's."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import expect

from testing.servers import RunningServer

SEVEN = [(0.3, 0.18), (0.7, 0.17), (0.44, 0.86)]


class Page(BaseHTTPRequestHandler):
    """A page that shows in a frame what its address names."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        framed = self.path.removeprefix("/?")
        frame = f"<iframe src='{framed}' width=900 height=640></iframe>"
        self.wfile.write(f"<h1>Our own page</h1>{frame}".encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def port():
    """Where another site is served."""
    site = HTTPServer(("127.0.0.1", 0), Page)
    serving = threading.Thread(target=site.serve_forever)
    serving.start()
    yield site.server_port
    site.shutdown()
    serving.join()
    site.server_close()


@pytest.fixture(scope="module", params=["localhost", "127.0.0.1"], ids=["another site", "our own"])
def school(port, request):
    """Another page: of another site, or of the server's own, which shares its process."""
    return f"http://{request.param}:{port}"


@pytest.fixture(scope="module")
def allowing(school, tmp_path_factory):
    """A server that knows the site."""
    log = tmp_path_factory.mktemp("server") / "log"
    allowed = {"DIGITPAD_FRAME_ANCESTORS": school, "DIGITPAD_CORS_ORIGINS": school}
    with RunningServer(log, **allowed) as server:
        yield server


@pytest.fixture
def show(school, chromium):
    """The site's page, with a server's pad in its frame."""
    context = chromium.new_context()

    def show(server):
        page = context.new_page()
        page.goto(f"{school}/?{server.url}/?embed=1&lang=en")
        return page

    yield show
    context.close()


def test_a_digit_drawn_in_a_frame_is_read(show, allowing):
    page = show(allowing)
    inside = page.frame_locator("iframe")
    expect(inside.locator("#verdict")).to_be_visible()
    expect(inside.get_by_role("navigation")).to_have_count(0)
    box = inside.locator("#pad").bounding_box()
    places = [(box["x"] + x * box["height"], box["y"] + y * box["height"]) for x, y in SEVEN]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places:
        page.mouse.move(*place, steps=8)
    page.mouse.up()
    expect(inside.locator("#verdict")).to_have_text("7")


def test_a_script_of_the_site_may_ask_the_api(show, allowing):
    ask = "(url) => fetch(url).then((answer) => answer.json()).then(({ current }) => current)"
    assert show(allowing).evaluate(ask, f"{allowing.url}/api/v1/models/current") is True


def test_a_server_that_allows_no_frames_shows_no_pad(show, server):
    page = show(server)
    page.wait_for_load_state()
    expect(page.frame_locator("iframe").locator("#pad")).to_have_count(0)
