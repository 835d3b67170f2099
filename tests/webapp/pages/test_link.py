"""The QR code of a link: of the server's own address alone, and kept by nobody."""

import re

import numpy as np
import pytest
import zxingcpp

from webapp import create_app
from webapp.pages.link import LONGEST
from webapp.settings import Settings

DRAWING = "AQpayCWsAgAAAQ-_x"

PIXELS = 4
"""Of the pictures of codes that are read here, for each module's side."""


def read_code(svg: str) -> str:
    """What a QR code says that is drawn as segno does: in strokes, each along a row of modules."""
    side = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])
    modules = np.full((side, side), 255, np.uint8)
    x, y = 0, 0.0
    for command, values in re.findall(
        r"([Mmh])([-\d. ]+)", re.search(r'stroke.* d="([^"]+)"', svg)[1]
    ):
        numbers = [float(value) for value in values.split()]
        if command == "h":
            modules[int(y), x : x + int(numbers[0])] = 0
            x += int(numbers[0])
        else:
            x, y = int(numbers[0]) + x * (command == "m"), numbers[1] + y * (command == "m")
    picture = np.kron(modules, np.ones((PIXELS, PIXELS), np.uint8))
    return zxingcpp.read_barcodes(picture)[0].text


def ask(client, drawing=DRAWING, **more):
    return client.post("/link/code", json={"drawing": drawing}, **more)


@pytest.mark.parametrize("drawing", [DRAWING, "A", "A" * LONGEST])
def test_the_code_is_an_svg_of_the_link_to_a_drawing(client, drawing):
    answer = ask(client, drawing)
    assert answer.mimetype == "image/svg+xml"
    assert read_code(answer.text) == f"http://localhost/#d={drawing}"


def test_the_link_is_to_the_address_that_the_visitor_sees(recognizer):
    client = create_app(Settings(proxies=1, hosts="digits.example"), recognizer).test_client()
    told = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "digits.example",
        "X-Forwarded-Prefix": "/digitpad",
    }
    answer = ask(client, headers=told)
    assert read_code(answer.text) == f"https://digits.example/digitpad/#d={DRAWING}"


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param("", id="nothing"),
        pytest.param("A" * (LONGEST + 1), id="too long"),
        pytest.param("https://evil.example/", id="another address"),
        pytest.param("AQ&x=1", id="more than a drawing"),
        pytest.param("AQ\n", id="a line's end"),
        pytest.param("AQ==", id="padding"),
        pytest.param("ΑQ", id="a letter that only looks alike"),
        pytest.param(7, id="a number"),
        pytest.param(None, id="null"),
    ],
)
def test_what_is_no_drawing_gets_no_code(client, drawing):
    answer = ask(client, drawing)
    assert answer.status_code == 400
    assert "<svg xmlns" not in answer.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("drawing=AQ", "application/x-www-form-urlencoded", 415),
        ('{"drawing": "AQ"}', "text/plain", 415),
        ('{"drawing": "AQ"', "application/json", 400),
        ("[" * 9_999, "application/json", 400),
        ('{"drawing": "' + "A" * 99_999 + '"}', "application/json", 413),
    ],
)
def test_what_is_no_short_json_is_refused(client, body, kind, status):
    assert client.post("/link/code", data=body, content_type=kind).status_code == status


def test_another_sites_page_gets_no_code(client):
    answer = ask(client, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_code_counts_in_the_rate(recognizer):
    client = create_app(Settings(rate_limit="1/hour"), recognizer).test_client()
    assert [ask(client).status_code for _ in range(2)] == [200, 429]


def test_a_code_needs_no_cookie(app):
    answer = ask(app.test_client(use_cookies=False))
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
