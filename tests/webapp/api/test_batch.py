import base64
from io import BytesIO

import pytest

from digits.picture_file import Limits
from testing.pictures import as_base64, as_file, digit_picture, huge_png
from webapp import create_app
from webapp.api import batches
from webapp.http.overload import MOVED, PATIENCE_OF_COSTLY_S, PLACE, Place, waited_s
from webapp.settings import Settings

URL = "/api/v1/predictions/batch"

ONE = "/api/v1/predictions"

FILES = [as_file(digit_picture(digit)) for digit in range(10)]

TEXTS = [as_base64(digit_picture(digit)) for digit in range(10)]

BLANK = as_base64(digit_picture(7).point(lambda level: 255))


def form(*files: bytes) -> dict:
    return {"data": {"image": [(BytesIO(file), f"{i}.png") for i, file in enumerate(files)]}}


@pytest.mark.parametrize("body", [{"json": {"images": TEXTS}}, form(*FILES)], ids=["JSON", "form"])
def test_each_picture_of_a_batch_is_read_as_it_is_alone(client, body):
    answer = client.post(URL, **body)
    assert answer.status_code == 200
    alone = [client.post(ONE, json={"image": text}).json for text in TEXTS]
    assert [one["digit"] for one in answer.json["predictions"]] == list(range(10))
    for together, one in zip(answer.json["predictions"], alone, strict=True):
        assert together.keys() == one.keys()
        assert together["probabilities"] == pytest.approx(one["probabilities"], abs=1e-5)


def test_the_answer_tells_the_model_and_what_a_picture_took_in_the_mean(client, recognizer):
    answer = client.post(URL, json={"images": TEXTS}).json
    assert answer["model"] == recognizer.bundle.version
    (timing,) = {tuple(one["timing_ms"].values()) for one in answer["predictions"]}
    assert min(timing) > 0


def test_of_a_picture_that_cannot_be_read_comes_its_problem_and_the_others_are_read(client):
    images = [TEXTS[3], "no base64!", base64.b64encode(b"no picture").decode(), BLANK, TEXTS[5]]
    answer = client.post(URL, json={"images": images})
    three, not_base64, no_picture, blank, five = answer.json["predictions"]
    assert (three["digit"], five["digit"]) == (3, 5)
    assert (not_base64["status"], no_picture["status"]) == (400, 422)
    assert "expected a PNG or JPEG picture, got 10 bytes" in no_picture["detail"]
    assert (blank["digit"], blank["rejected"]) == (None, "blank")


def test_a_batch_in_which_nothing_can_be_read_is_an_answer_too(client):
    answer = client.post(URL, json={"images": ["?", "!"]})
    assert answer.status_code == 200
    assert [one["status"] for one in answer.json["predictions"]] == [400, 400]


TOO_MANY = {"images": TEXTS[:1] * 257}

MORE = "expected 1 to 256 pictures, got more"

WORDS = {f"word{number}": "" for number in range(264)}


@pytest.mark.parametrize(
    ("request_", "status", "told"),
    [
        ({"json": {"images": []}}, 400, "1 to 256 pictures"),
        ({"json": TOO_MANY}, 400, MORE),
        ({"json": {"images": TEXTS[:1]}, "query_string": "photo=1"}, 400, "for one picture"),
        ({"json": {"images": TEXTS[:1]}, "query_string": "explain=0"}, 400, "got 'explain=0'"),
        ({"json": {"images": TEXTS[:1]}, "query_string": "digit=7"}, 400, "no photo, explain"),
        ({"json": {"image": TEXTS[1]}}, 400, "1 to 256 pictures"),
        ({"json": {"images": [7]}}, 400, "Expected `str`, got `int`"),
        ({"json": {"images": TEXTS[1]}}, 400, "Expected `array`, got `str`"),
        ({"data": b"{", "content_type": "application/json"}, 400, "expected JSON"),
        ({"data": {"picture": (BytesIO(FILES[1]), "1.png")}}, 400, "field 'image', got none"),
        (form(*[b""] * 257), 400, MORE),
        (form(*[b""] * 600), 400, MORE),
        ({"data": {"image": (BytesIO(FILES[1]), "1.png"), **WORDS}}, 413, "at most 264 parts"),
        ({"data": FILES[1], "content_type": "image/png"}, 415, "got image/png"),
        ({"data": bytes(40_000_000), "content_type": "application/json"}, 413, "expected pictures"),
    ],
)
def test_what_is_no_batch_is_told_what_was_expected(client, request_, status, told):
    answer = client.post(URL, **request_)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert told in answer.json["detail"]


def test_a_batch_may_have_256_pictures_and_a_few_words_in_a_form(client):
    body = form(*[b"no picture"] * 256)
    body["data"]["comment"] = "none is a picture"
    answer = client.post(URL, **body)
    assert answer.status_code == 200
    assert len(answer.json["predictions"]) == 256


def test_a_parameter_that_is_none_of_ours_is_left_out(client):
    assert client.post(URL + "?lang=de", json={"images": TEXTS[:1]}).status_code == 200


def test_the_pixels_of_a_batch_are_shared_out_evenly(client, monkeypatch):
    monkeypatch.setattr(batches, "MOST_PIXELS", 2 * 280 * 280)
    two, three = (
        client.post(URL, json={"images": TEXTS[:count]}).json["predictions"] for count in (2, 3)
    )
    assert [one["digit"] for one in two] == [0, 1]
    assert {one["status"] for one in three} == {413}
    assert "expected at most 52,266 pixels, got 280 x 280" in three[0]["detail"]


def test_one_alone_may_be_as_large_as_without_a_batch(client):
    large = as_base64(digit_picture(7, side=2_000, pen=140))
    (seven,) = client.post(URL, json={"images": [large]}).json["predictions"]
    assert seven["digit"] == 7
    bomb = base64.b64encode(huge_png(30_000, 30_000)).decode()
    (refused,) = client.post(URL, json={"images": [bomb]}).json["predictions"]
    assert f"expected at most {Limits().pixels:,} pixels" in refused["detail"]


def test_each_picture_of_a_batch_counts_in_the_rate(recognizer):
    client = create_app(Settings(rate_limit="5/hour"), recognizer).test_client()
    answers = [client.post(URL, json={"images": TEXTS[:count]}) for count in (3, 2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert client.post(ONE, json={"image": TEXTS[1]}).status_code == 429


def test_a_batch_that_the_server_sent_on_counts_once(recognizer):
    client = create_app(Settings(rate_limit="5/hour"), recognizer).test_client()
    moved = {PLACE: Place.ALONE, MOVED: True}
    answers = [
        client.post(URL, json={"images": TEXTS[:3]}, environ_overrides=moved) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 429]


def test_a_batch_that_waited_too_long_is_refused_before_it_is_parsed(client):
    token = waited_s.set(PATIENCE_OF_COSTLY_S + 1)
    answer = client.post(URL, data=b"[", content_type="application/json")
    waited_s.reset(token)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
