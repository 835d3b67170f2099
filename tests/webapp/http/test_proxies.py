import json
import re

import pytest
from flask import session

from testing.pictures import as_file, digit_picture
from webapp import create_app
from webapp.settings import Settings

API = "/api/v1/predictions"

SEVEN = {"data": as_file(digit_picture(7)), "content_type": "image/png"}


@pytest.fixture
def behind_one(recognizer):
    """A client of an app that trusts one proxy."""
    return create_app(Settings(proxies=1, rate_limit="1/hour"), recognizer).test_client()


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/picture", {"headers": {"X-Forwarded-Prefix": "/digitpad"}}),
        ("/picture", {"headers": {"X-Forwarded-Prefix": "/digitpad/"}}),
        ("/digitpad/picture", {"headers": {"X-Forwarded-Prefix": "/digitpad"}}),
        ("/picture", {"environ_overrides": {"SCRIPT_NAME": "/digitpad"}}),
        ("/digitpad/picture", {"environ_overrides": {"SCRIPT_NAME": "/digitpad"}}),
    ],
)
def test_every_address_of_a_page_is_under_the_path_that_it_is_served_under(behind_one, path, more):
    html = behind_one.get(path, **more).text
    addresses = re.findall(r'(?:href|src)="(/[^"]*)"', html)
    assert addresses
    assert all(address.startswith("/digitpad/") for address in addresses)
    assert 'href="/digitpad/picture" aria-current="page"' in html


@pytest.mark.parametrize("path", ["/digitpad/", "/"])
def test_the_path_itself_is_the_pad(behind_one, path):
    headers = {"X-Forwarded-Prefix": "/digitpad"}
    assert 'id="pad"' in behind_one.get(path, headers=headers).text


def test_without_its_last_slash_the_path_leads_to_the_pad_too(behind_one):
    answer = behind_one.get("/digitpad", headers={"X-Forwarded-Prefix": "/digitpad"})
    assert answer.location.endswith("/digitpad/")


def test_a_path_that_only_begins_alike_is_another(behind_one):
    headers = {"X-Forwarded-Prefix": "/digitpad"}
    assert behind_one.get("/digitpads/picture", headers=headers).status_code == 404


def test_installed_as_an_app_it_starts_under_its_path(behind_one):
    headers = {"X-Forwarded-Prefix": "/digitpad"}
    manifest = json.loads(behind_one.get("/manifest.webmanifest", headers=headers).text)
    assert manifest["start_url"] == "/digitpad/"
    assert all(icon["src"].startswith("/digitpad/static/") for icon in manifest["icons"])


def test_cookies_keep_to_the_path_and_to_https(recognizer):
    app = create_app(Settings(proxies=1), recognizer)

    @app.get("/keep")
    def keep():
        session["kept"] = True
        return ""

    headers = {"X-Forwarded-Prefix": "/digitpad", "X-Forwarded-Proto": "https"}
    for path in ("/keep", "/?lang=de"):
        cookie = app.test_client().get(path, headers=headers).headers["Set-Cookie"]
        assert "Path=/digitpad;" in cookie
        assert "Secure" in cookie
    assert "Path=/;" in app.test_client().get("/keep").headers["Set-Cookie"]


def test_the_rate_limit_is_for_the_address_that_the_proxy_tells(behind_one):
    def status(forwarded):
        return behind_one.post(API, **SEVEN, headers={"X-Forwarded-For": forwarded}).status_code

    assert status("10.0.0.1") == 200
    assert status("10.0.0.2") == 200
    assert status("10.0.0.9, 10.0.0.1") == 429  # the first is what the client itself says


def test_without_the_setting_nothing_that_is_forwarded_is_believed(recognizer):
    client = create_app(Settings(rate_limit="1/hour"), recognizer).test_client()
    forged = {
        "X-Forwarded-Prefix": "/elsewhere",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
    }
    answer = client.get("/?lang=de", headers=forged)
    assert "elsewhere" not in answer.text
    assert "evil.example" not in answer.text
    assert "Secure" not in answer.headers["Set-Cookie"]
    posts = [
        client.post(API, **SEVEN, headers={"X-Forwarded-For": f"10.0.0.{number}"})
        for number in range(2)
    ]
    assert [answer.status_code for answer in posts] == [200, 429]


def test_no_proxy_makes_the_server_send_anybody_to_another_protocol(recognizer):
    client = create_app(Settings(proxies=1), recognizer).test_client()
    answer = client.get("/static//x", headers={"X-Forwarded-Proto": "javascript"})
    assert not answer.headers.get("Location", "").startswith("javascript")
