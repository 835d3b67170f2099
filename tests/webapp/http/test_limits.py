import re
import time

import pytest

from digits.litert import RecognizerUnavailable
from testing.photographs import photo_file
from testing.pictures import as_base64, as_file, digit_picture
from webapp import create_app
from webapp.http.overload import MOVED
from webapp.settings import Settings

API = "/api/v1/predictions"

BATCH = f"{API}/batch"

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


@pytest.fixture
def batch_at(recognizer):
    """A function that gives what sends a batch of so many pictures to an app with a rate."""

    def sender(rate):
        client = create_app(Settings(rate_limit=rate), recognizer).test_client()
        text = as_base64(digit_picture(7))
        return lambda count: client.post(BATCH, json={"images": [text] * count})

    return sender


@pytest.mark.parametrize(
    ("rate", "counts", "statuses"),
    [
        ("5/hour", (3, 3, 2, 1), [200, 429, 200, 429]),
        ("5/hour", (6, 5), [413, 200]),
        ("4/minute;5/hour", (3, 3, 3, 2), [200, 429, 429, 429]),
        ("12/minute;10/hour", (6, 5, 4), [200, 429, 200]),
    ],
)
def test_what_is_refused_spends_nothing_of_any_rate(batch_at, rate, counts, statuses):
    send = batch_at(rate)
    assert [send(count).status_code for count in counts] == statuses


def test_a_refused_batch_is_told_what_is_left_for_a_smaller_one(batch_at):
    send = batch_at("5/hour")
    send(3)
    answer = send(3)
    assert (answer.status_code, answer.headers["X-RateLimit-Remaining"]) == (429, "2")


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ("5/minute", "most 5 .* rate of 5 per 1 minute"),
        ("9/second;6/hour", "most 6 .* 6 per 1 hour"),
    ],
)
def test_a_batch_that_can_never_fit_is_told_how_many_can(batch_at, rate, told):
    answer = batch_at(rate)(10)
    assert answer.status_code == 413
    assert re.search(f"expected at {told} lets one client send, got 10", answer.json["detail"])
    assert "Retry-After" not in answer.headers


def test_only_a_refusal_says_when_to_come_back(limited):
    answers = [limited.post(API, **SEVEN) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert ["Retry-After" in answer.headers for answer in answers] == [False, True]
    assert all("X-RateLimit-Reset" in answer.headers for answer in answers)


def test_a_network_that_cannot_run_says_when_to_come_back_and_not_the_rate(
    limited, recognizer, monkeypatch
):
    def busy(*_given):
        raise RecognizerUnavailable("expected LiteRT to run the model, got none")

    monkeypatch.setattr(recognizer, "predict", busy)
    answer = limited.post(API, **SEVEN)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
