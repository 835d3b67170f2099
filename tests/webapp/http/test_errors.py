import time

import pytest
from flask import abort, session
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf


@pytest.mark.parametrize(
    ("path", "method", "status"), [("/nothing", "get", 404), ("/", "put", 405)]
)
def test_people_get_a_friendly_page_for_an_error(client, path, method, status):
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert "Back to the pad" in answer.text


@pytest.mark.parametrize(
    ("status", "title", "advice"),
    [
        (403, "Nicht erlaubt", "auf dem das Exponat läuft"),
        (409, "Nicht wie erwartet", "Lade die Seite neu"),
        (418, "Nicht wie erwartet", "Lade die Seite neu"),
        (504, "Serverfehler", "An dir liegt es nicht"),
    ],
)
def test_people_are_told_of_every_error_in_their_language(app, status, title, advice):
    app.add_url_rule("/refused", view_func=lambda: abort(status, "an inner reason"))
    answer = app.test_client().get("/refused?lang=de")
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in answer.text
    assert advice in answer.text
    assert "an inner reason" not in answer.text


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
    assert "Something went wrong on the server" in answer.text
    assert "the inside" not in answer.text
