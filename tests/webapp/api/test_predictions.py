from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from digits.ink import ink_from_bytes, ink_from_text, scaled_levels
from testing.pictures import as_base64, as_file, digit_picture, side_by_side
from webapp import create_app
from webapp.settings import Settings

URL = "/api/v1/predictions"

SEVEN = digit_picture(7)


def test_json_with_base64_is_read(client):
    answer = client.post(URL, json={"image": as_base64(SEVEN)})
    assert answer.status_code == 200
    assert answer.json["digit"] == 7


def test_json_with_a_data_url_is_read(client):
    image = "data:image/png;base64," + as_base64(SEVEN)
    assert client.post(URL, json={"image": image}).json["digit"] == 7


def test_a_file_of_a_form_is_read(client):
    form = {"image": (BytesIO(as_file(SEVEN)), "seven.gif")}
    assert client.post(URL, data=form).json["digit"] == 7


@pytest.mark.parametrize("name", ["png", "jpeg", "jpg"])
def test_a_raw_body_is_read(client, name):
    body = as_file(SEVEN, "PNG" if name == "png" else "JPEG")
    answer = client.post(URL, data=body, content_type=f"image/{name}")
    assert answer.json["digit"] == 7


def test_an_answer_has_all_that_the_contract_names(client, recognizer):
    answer = client.post(URL, json={"image": as_base64(SEVEN)}).json
    assert set(answer) == {
        "digit",
        "confidence",
        "probabilities",
        "rejected",
        "model",
        "timing_ms",
    }
    assert answer["model"] == recognizer.bundle.version
    assert set(answer["timing_ms"]) == {"decode", "normalize", "classify"}
    assert all(time > 0 for time in answer["timing_ms"].values())
    assert sum(answer["probabilities"]) == pytest.approx(1, abs=1e-6)
    assert answer["confidence"] == max(answer["probabilities"])


def test_the_api_reads_what_the_python_api_reads(client, recognizer):
    answer = client.post(URL, json={"image": as_base64(SEVEN)}).json
    expected = recognizer.predict(ink_from_bytes(as_file(SEVEN))).probabilities
    assert np.allclose(answer["probabilities"], expected, atol=1e-7)


def test_a_blank_is_turned_down_with_probabilities_of_0(client):
    answer = client.post(URL, json={"image": as_base64(Image.new("L", (99, 99), 255))}).json
    assert (answer["digit"], answer["rejected"]) == (None, "blank")
    assert answer["probabilities"] == [0] * 10


def test_explain_adds_what_was_seen_and_where_it_looked(client, recognizer):
    answer = client.post(URL + "?explain=1", json={"image": as_base64(SEVEN)}).json
    expected = recognizer.predict(ink_from_bytes(as_file(SEVEN))).image
    assert np.array_equal(ink_from_text(answer["seen"]), scaled_levels(expected))
    heat = np.array(answer["heatmap"])
    assert heat.shape == (28, 28)
    assert 0 < np.abs(heat).max() <= 1


def test_a_blank_has_nothing_to_explain(client):
    blank = as_base64(Image.new("L", (99, 99), 255))
    answer = client.post(URL + "?explain=1", json={"image": blank}).json
    assert (answer["seen"], answer["heatmap"], answer["features"]) == (None, None, [])


def test_explain_adds_the_strongest_maps_of_each_stage(client):
    answer = client.post(URL + "?explain=1", json={"image": as_base64(SEVEN)}).json
    assert [stage["size"] for stage in answer["features"]] == [28, 14, 7]
    for stage in answer["features"]:
        assert len(set(stage["maps"])) == 8
        assert ink_from_text(stage["image"]).shape == (4 * stage["size"], 2 * stage["size"])


def test_explain_can_be_asked_about_any_digit(client):
    answers = {
        digit: client.post(f"{URL}?explain=1&digit={digit}", json={"image": as_base64(SEVEN)}).json
        for digit in (1, 7)
    }
    assert [answer["explained"] for answer in answers.values()] == [1, 7]
    assert answers[1]["heatmap"] != answers[7]["heatmap"]


def test_of_what_is_no_digit_is_explained_that_it_is_none(client):
    answer = client.post(URL + "?explain=1", json={"image": as_base64(side_by_side(1, 7))}).json
    assert (answer["rejected"], answer["explained"]) == ("not_a_digit", "none")
    assert np.max(answer["heatmap"]) == 1


def test_why_a_digit_is_not_none_can_be_asked(client):
    answer = client.post(URL + "?explain=1&digit=none", json={"image": as_base64(SEVEN)}).json
    assert (answer["digit"], answer["explained"]) == (7, "none")


@pytest.mark.parametrize(
    "query",
    [
        *(f"explain=1&digit={digit}" for digit in ("10", "-1", "x", "", "７")),
        "photo=true",
        "photo=",
        "explain=yes",
    ],
)
def test_a_parameter_that_is_none_of_those_it_may_be_is_refused(client, query):
    answer = client.post(f"{URL}?{query}", json={"image": as_base64(SEVEN)})
    assert answer.status_code == 400
    expected = "expected photo and explain as 0 or 1, and digit as one of 0 to 9, or none, got "
    assert answer.json["detail"].startswith(expected)


def test_a_parameter_of_another_name_does_no_harm(client):
    answer = client.post(f"{URL}?from=a-cache&photo=0", json={"image": as_base64(SEVEN)})
    assert answer.json["digit"] == 7


def test_the_api_sets_no_cookie(client):
    assert "Set-Cookie" not in client.post(URL, json={"image": as_base64(SEVEN)}).headers


def test_more_requests_than_the_limit_are_told_when_to_come_back(recognizer):
    client = create_app(Settings(rate_limit="2/minute"), recognizer).test_client()
    statuses = [client.post(URL, json={"image": as_base64(SEVEN)}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    answer = client.post(URL, json={"image": as_base64(SEVEN)})
    assert answer.content_type == "application/problem+json"
    assert 0 < int(answer.headers["Retry-After"]) <= 60


def test_pages_are_not_rate_limited(recognizer):
    client = create_app(Settings(rate_limit="1/minute"), recognizer).test_client()
    assert [client.get("/healthz").status_code for _ in range(3)] == [200] * 3
