import time

import pytest

from testing.photographs import photo_file
from testing.pictures import as_file, digit_picture
from webapp import create_app
from webapp.http.overload import MOVED
from webapp.settings import Settings

API = "/api/v1/predictions"

SEVEN = {"data": as_file(digit_picture(7)), "content_type": "image/png"}

SAMPLE = {"data": {"sample": "note"}}


@pytest.fixture
def limited(recognizer):
    """A client of an app that reads one picture an hour for each."""
    return create_app(Settings(rate_limit="1/hour"), recognizer).test_client()


@pytest.fixture
def status_for(recognizer):
    """The status of a picture from an address that a trusted proxy tells."""
    client = create_app(Settings(rate_limit="1/hour", proxies=1), recognizer).test_client()

    def status(address):
        return client.post(API, **SEVEN, headers={"X-Forwarded-For": address}).status_code

    return status


@pytest.mark.parametrize("first", [(API, SEVEN), ("/picture", SAMPLE)])
def test_the_form_and_the_api_have_one_limit_together(limited, first):
    path, body = first
    assert limited.post(path, **body).status_code == 200
    assert limited.post(API, **SEVEN).status_code == 429
    assert limited.post("/picture", **SAMPLE).status_code == 429


def test_beyond_the_limit_the_form_comes_again_in_its_visitors_language(limited):
    limited.post("/picture", **SAMPLE)
    answer = limited.post("/picture?lang=de", **SAMPLE)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert "Das war viel auf einmal." in answer.text
    assert '<form id="picture-form"' in answer.text
    assert limited.get("/picture").status_code == 200


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("10.0.0.1", "10.0.0.2", 200),
        ("10.0.0.1", "::ffff:10.0.0.1", 429),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", 429),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", 200),
        ("fe80::1%eth0", "fe80::2%eth0", 429),
        ("unknown", "unknown", 429),
    ],
)
def test_one_client_is_an_address_or_its_whole_network_of_ipv6(status_for, first, second, status):
    assert status_for(first) == 200
    assert status_for(second) == status


def test_a_photo_that_is_sent_on_to_where_it_is_served_alone_counts_once(recognizer):
    app = create_app(Settings(rate_limit="2/hour"), recognizer)
    client = app.test_client()
    photo = {"data": photo_file(5), "content_type": "image/jpeg"}
    for left in ("1", "0"):
        client.post(API, **SEVEN, environ_overrides={MOVED: False})
        alone = {MOVED: True}
        answer = client.post(f"{API}?photo=1", **photo, environ_overrides=alone)
        assert answer.status_code == 200
        assert answer.headers["X-RateLimit-Remaining"] == left


def test_a_clock_that_is_set_back_keeps_nobody_out(limited, monkeypatch):
    assert limited.post(API, **SEVEN).status_code == 200
    yesterday = time.time() - 86_400
    monkeypatch.setattr(time, "time", lambda: yesterday)
    assert [limited.post(API, **SEVEN).status_code for _ in range(2)] == [200, 429]
