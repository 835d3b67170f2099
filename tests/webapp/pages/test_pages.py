import re
import time
from html import unescape
from io import BytesIO

import pytest
from flask import session
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf
from PIL import Image

from webapp import create_app
from webapp.settings import ROOT, Settings


def test_the_page_has_the_elements_that_its_contract_names(client):
    html = client.get("/").text
    assert 'id="pad"' in html
    assert re.search(r'id="verdict"[^>]*aria-live="polite"', html)
    for digit in range(10):
        assert re.search(rf'data-digit="{digit}" role="meter"', html)
    for name in ["Clear", "Undo", "Redo"]:
        assert f">{name}</span></button>" in html


def test_the_page_has_nothing_inline_and_nothing_foreign(client):
    html = client.get("/").text
    assert not re.search(r"\sstyle=|\son\w+=|<style|https?://(?!www.w3.org/)", html)
    scripts = re.findall(r"<script[^>]*>", html)
    assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts)


@pytest.mark.parametrize("path", ["/", "/picture", "/model", "/kiosk", "/kiosk/stats"])
def test_all_that_a_page_names_is_there(client, path):
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(path).text)
    assert named
    for file in named:
        with client.get(file) as answer:
            assert answer.status_code == 200, file


def test_all_that_a_style_sheet_names_is_there():
    sheets = {sheet: sheet.read_text() for sheet in (ROOT / "static" / "css").rglob("*.css")}
    named = [
        (sheet.parent / name).resolve()
        for sheet, rules in sheets.items()
        for name in re.findall(r'url\("?([^")]+)"?\)', rules)
    ]
    assert ROOT / "static" / "icon.svg" in named
    assert [path for path in named if not path.is_file()] == []


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/static/js/pages/pad.js"])
def test_every_answer_carries_the_security_headers(client, path):
    with client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "method", "status"), [("/nothing", "get", 404), ("/", "put", 405)]
)
def test_people_get_a_friendly_page_for_an_error(client, path, method, status):
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert "Back to the pad" in answer.text


@pytest.fixture
def form_client(app):
    """A client of the app with one form more, as a later page will have it."""

    @app.post("/form")
    def form():
        return "taken" if FlaskForm().validate_on_submit() else "not taken"

    return app.test_client()


def test_a_form_without_a_token_is_refused_in_plain_words(form_client):
    answer = form_client.post("/form", data={"x": "1"})
    assert answer.status_code == 400
    assert "Reload the page and try again" in answer.text


def test_a_token_still_works_after_a_day(form_client, app, monkeypatch):
    with app.test_request_context():
        token = generate_csrf()
        kept = dict(session)
    with form_client.session_transaction() as later:
        later.update(kept)
    tomorrow = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert form_client.post("/form", data={"csrf_token": token}).text == "taken"


def test_a_mistake_of_the_server_is_a_friendly_page_without_its_inside(app):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.get("/broken")
    def broken():
        raise RuntimeError("the inside")

    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "The server made a mistake" in answer.text
    assert "the inside" not in answer.text


def test_the_page_can_be_installed_as_an_app(client):
    answer = client.get("/manifest.webmanifest?lang=ar")
    assert answer.mimetype == "application/manifest+json"
    assert (answer.json["start_url"], answer.json["dir"]) == ("/", "rtl")
    for icon in answer.json["icons"]:
        with client.get(icon["src"]) as file, Image.open(BytesIO(file.data)) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


@pytest.mark.parametrize("path", ["/", "/picture"])
def test_a_page_asks_for_files_that_the_host_accepts(recognizer, path):
    settings = Settings(max_bytes=300_000, max_photo_bytes=400_000)
    html = unescape(create_app(settings, recognizer).test_client().get(path).text)
    assert set(re.findall(r'accept="([^"]+)"', html)) == {"image/png,image/jpeg"}
    assert '"mostBytes": 300000' in html


def test_a_tablet_colours_its_edges_as_the_page_does(client):
    sheet = (ROOT / "static" / "css" / "base" / "system.css").read_text()
    colours = re.search(r"--desk: light-dark\((#\w+), (#\w+)\)", sheet)
    told = re.findall(r'name="theme-color"[^>]*content="([^"]+)"', client.get("/").text)
    manifest = client.get("/manifest.webmanifest").json
    assert told == [*colours.groups()]
    assert manifest["theme_color"] == manifest["background_color"] == colours[1]


@pytest.mark.parametrize(
    ("query", "cookie", "accepted", "expected"),
    [
        ("", None, "", "en"),
        ("", None, "fr-CH, fr;q=0.9", "fr"),
        ("", None, "pt, de;q=0.5", "de"),
        ("", None, "zh-TW", "zh"),
        ("", "tr", "fr", "tr"),
        ("?lang=es", "tr", "fr", "es"),
        ("?lang=xx", None, "fr", "fr"),
        ("?lang=xx", "yy", "", "en"),
    ],
)
def test_the_language_is_the_choice_then_the_browsers_then_english(
    client, query, cookie, accepted, expected
):
    if cookie:
        client.set_cookie("lang", cookie)
    html = client.get("/" + query, headers={"Accept-Language": accepted}).text
    assert f'<html lang="{expected}"' in html


def test_a_chosen_language_is_remembered_and_no_other_cookie_is_set(client):
    client.get("/?lang=de")
    assert client.get_cookie("lang").value == "de"
    assert '<html lang="de"' in client.get("/").text


def test_the_page_loads_its_own_modules_and_no_other_pages(client):
    preloaded = set(re.findall(r'modulepreload" href="/static/js/([^"]+)"', client.get("/").text))
    assert {"live/live.js", "desk/texts.js", "drawing/geometry.js"} <= preloaded
    assert not preloaded & {"pages/pad.js", "pages/model.js", "pages/picture.js"}


def test_the_first_load_is_at_most_60_kb_on_the_wire(client):
    html = client.get("/").text
    paths = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', html))
    sizes = []
    for path in ["/", *paths]:
        with client.get(path, headers={"Accept-Encoding": "br"}) as answer:
            sizes.append(len(answer.data))
    assert sum(sizes) <= 60_000, sum(sizes)
