"""Many numbers at once: each as it is read alone, and together within bounds."""

import base64
from io import BytesIO

import pytest

from testing.numbers import amount_picture, number_picture
from testing.pictures import as_base64, as_file, digit_picture
from testing.servers import ROOT
from webapp import create_app
from webapp.api import batches, number_batch
from webapp.http.overload import PLACE, Elsewhere, Place
from webapp.settings import Settings

URL = "/api/v1/readings/batch"

ONE = "/api/v1/readings"

NUMBERS = ["7", "42", "10439", "5544"]

LINES = [number_picture(text) for text in NUMBERS]

TEXTS = [as_base64(line) for line in LINES]

PARCEL = (ROOT / "static" / "samples" / "parcel.jpg").read_bytes()

PHOTO = base64.b64encode(PARCEL).decode()


def form(*files: bytes) -> dict:
    return {"data": {"image": [(BytesIO(file), f"{i}.png") for i, file in enumerate(files)]}}


@pytest.mark.parametrize(
    "body", [{"json": {"images": TEXTS}}, form(*map(as_file, LINES))], ids=["JSON", "form"]
)
def test_each_number_of_a_batch_is_read_as_it_is_alone(client, body, recognizer):
    answer = client.post(URL, **body)
    assert answer.status_code == 200
    assert answer.json["model"] == recognizer.bundle.version
    assert [one["text"] for one in answer.json["readings"]] == NUMBERS
    alone = [client.post(ONE, json={"image": text}).json for text in TEXTS]
    for together, one in zip(answer.json["readings"], alone, strict=True):
        assert {**together, "timing_ms": 0} == {**one, "timing_ms": 0}


def test_a_rule_and_a_length_hold_for_all(client):
    answer = client.post(f"{URL}?rule=postcode-de&length=5", json={"images": TEXTS}).json
    valid = [one["rule"]["valid"] for one in answer["readings"]]
    assert valid == [False, False, True, False]


def test_photos_are_read_as_photos(client):
    answer = client.post(f"{URL}?photo=1&rule=postcode-de", json={"images": [PHOTO, TEXTS[1]]}).json
    assert [one["text"] for one in answer["readings"]] == ["60311", "42"]
    assert [one["rule"]["valid"] for one in answer["readings"]] == [True, False]


def test_separators_are_told(client):
    amount = as_base64(amount_picture("12", "comma", "50"))
    (one,) = client.post(URL, json={"images": [amount]}).json["readings"]
    assert (one["text"], one["separators"][0]["after"]) == ("1250", 2)


def test_of_a_picture_that_cannot_be_read_comes_its_problem_and_the_others_are_read(client):
    blank = as_base64(digit_picture(7).point(lambda level: 255))
    images = [TEXTS[2], "no base64!", base64.b64encode(b"no picture").decode(), blank, TEXTS[0]]
    answer = client.post(URL, json={"images": images}).json
    number, not_base64, no_picture, nothing, seven = answer["readings"]
    assert (number["text"], seven["text"]) == ("10439", "7")
    assert (not_base64["status"], no_picture["status"]) == (400, 422)
    assert "expected a PNG or JPEG picture, got 10 bytes" in no_picture["detail"]
    assert (nothing["text"], nothing["rejected"]) == (None, "blank")


@pytest.mark.parametrize(
    ("query", "body", "status", "told"),
    [
        ("", {"json": {"images": []}}, 400, "1 to 256 pictures"),
        ("", {"json": {"images": TEXTS[:1] * 257}}, 400, "expected 1 to 256 pictures, got more"),
        ("photo=1", {"json": {"images": []}}, 400, "1 to 16 pictures"),
        ("photo=1", {"json": {"images": ["?"] * 17}}, 400, "expected 1 to 16 pictures, got more"),
        ("photo=1", form(*[b""] * 17), 400, "expected 1 to 16 pictures, got more"),
        ("photo=2", {"json": {"images": TEXTS}}, 400, "expected photo as 0 or 1, got 'photo=2'"),
        ("rule=luhm", {"json": {"images": TEXTS}}, 400, "expected a rule such as"),
        ("length=0", {"json": {"images": TEXTS}}, 400, "expected lengths within 1 to 32"),
        ("", {"data": as_file(LINES[0]), "content_type": "image/png"}, 415, "got image/png"),
        ("", {"data": bytes(40_000_000), "content_type": "application/json"}, 413, "25,000,000"),
    ],
)
def test_what_is_no_batch_is_told_what_was_expected(client, query, body, status, told):
    answer = client.post(f"{URL}?{query}", **body)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert told in answer.json["detail"]


@pytest.mark.parametrize(
    ("query", "module", "name"),
    [("", batches, "MOST_PIXELS"), ("photo=1", number_batch, "MOST_PHOTO_PIXELS")],
    ids=["drawings", "photos"],
)
def test_the_pixels_of_a_batch_are_shared_out_evenly(client, monkeypatch, query, module, name):
    monkeypatch.setattr(module, name, 2 * LINES[1].width * LINES[1].height)
    two, three = (
        client.post(f"{URL}?{query}", json={"images": TEXTS[1:2] * count}).json["readings"]
        for count in (2, 3)
    )
    assert [one["text"] for one in two] == ["42", "42"]
    assert {one["status"] for one in three} == {413}


def test_each_number_of_a_batch_counts_in_the_rate_and_a_refused_batch_does_not(recognizer):
    client = create_app(Settings(rate_limit="5/hour"), recognizer).test_client()
    asked = [(URL, 3), (URL, 6), (URL, 3), (f"{URL}?length=0", 1), (URL, 2), (URL, 1)]
    answers = [client.post(url, json={"images": TEXTS[:1] * count}) for url, count in asked]
    assert [answer.status_code for answer in answers] == [200, 413, 429, 400, 200, 429]


def test_a_batch_is_read_where_one_is_at_a_time(client):
    with pytest.raises(Elsewhere) as elsewhere:
        client.post(URL, json={"images": TEXTS}, environ_overrides={PLACE: Place.THREADS})
    assert elsewhere.value.place == Place.ALONE


def test_nothing_is_stored_and_no_cookie_is_set(client):
    headers = client.post(URL, json={"images": TEXTS[:1]}).headers
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers
