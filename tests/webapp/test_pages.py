import re
import time

import pytest
from flask import session
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf


def test_the_page_has_the_elements_that_its_contract_names(client):
    html = client.get("/").text
    assert 'id="pad"' in html
    assert re.search(r'id="verdict"[^>]*aria-live="polite"', html)
    for digit in range(10):
        assert re.search(rf'data-digit="{digit}" role="meter"', html)
    for name in ["Clear", "Undo", "Redo"]:
        assert f">{name}</button>" in html


def test_the_page_has_nothing_inline_and_nothing_foreign(client):
    html = client.get("/").text
    assert not re.search(r"\sstyle=|\son\w+=|<style|https?://", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))


def test_all_that_the_page_names_is_there(client):
    html = client.get("/").text
    for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', html):
        with client.get(path) as answer:
            assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/static/js/main.js"])
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
