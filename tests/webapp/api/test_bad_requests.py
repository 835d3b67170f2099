"""Two hundred malformed requests of twenty kinds: none is a server's mistake."""

import base64
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from testing.pictures import as_base64, as_file, digit_picture, huge_png
from webapp import create_app
from webapp.settings import Settings

URL = "/api/v1/predictions"

NUMBERS = "/api/v1/readings"

PNG = as_file(digit_picture(7))
BOMB = huge_png(30_000, 30_000)
JSON = {"content_type": "application/json"}
FORM = {"content_type": "multipart/form-data"}

EMPTY = {"environ_overrides": {"CONTENT_LENGTH": "0"}}
"""As HTTP clients say it; Flask's own leaves the header out."""


def json_image(data: bytes) -> dict:
    return {"json": {"image": base64.b64encode(data).decode()}}


def request_of_kind(kind: str, rng: np.random.Generator) -> dict:
    """Arguments for one request; `rng` makes each of a kind another one."""
    noise = rng.bytes(int(rng.integers(1, 300)))
    cut = int(rng.integers(8, len(PNG) - 20))
    kinds = {
        "broken base64": {"json": {"image": "*" + base64.b64encode(noise).decode()}},
        "half a data URL": {"json": {"image": "data:image/png;base64"}},
        "truncated PNG": json_image(PNG[:cut]),
        "truncated raw PNG": {"data": PNG[:cut], "content_type": "image/png"},
        "a GIF": json_image(as_file(digit_picture(7), "GIF")),
        "a raw GIF": {"data": as_file(digit_picture(7), "GIF"), "content_type": "image/gif"},
        "a bomb": json_image(BOMB),
        "a raw bomb": {"data": BOMB, "content_type": "image/png"},
        "text": {"data": b"hello", "content_type": "text/plain"},
        "text that claims to be a PNG": {"data": b"hello", "content_type": "image/png"},
        "an empty body": {"data": b"", **JSON, **EMPTY},
        "an empty picture": {"data": b"", "content_type": "image/png", **EMPTY},
        "no media type": {"data": PNG},
        "random bytes as JSON": {"data": noise, **JSON},
        "a list": {"json": [as_base64(digit_picture(7))]},
        "an object without the image": {"json": {"picture": as_base64(digit_picture(7))}},
        "an image that is a number": {"json": {"image": int(rng.integers(1000))}},
        "deeply nested JSON": {"data": b"[" * 99_999, **JSON},
        "NaN in JSON": {"data": b'{"image": "' + base64.b64encode(PNG) + b'", "x": NaN}', **JSON},
        "a form without the file": {"data": {"picture": (BytesIO(PNG), "x.png")}},
        "a form with text in place of the file": {"data": {"image": "hello"}, **FORM},
        "a form with a long text in place of the file": {
            "data": b'--x\r\nContent-Disposition: form-data; name="image"\r\n\r\n'
            + b"x" * 600_000
            + b"\r\n--x--",
            "content_type": "multipart/form-data; boundary=x",
        },
        "a form with a long name": {
            "data": b"--x\r\nContent-Disposition: form-data" + b';a="' * 60_000 + b"\r\n\r\n--x--",
            "content_type": "multipart/form-data; boundary=x",
        },
        "a form with many parts": {
            "data": b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n' * 9 + b"--x--",
            "content_type": "multipart/form-data; boundary=x",
        },
        "a form with two files": {"data": {"image": [(BytesIO(PNG), "a"), (BytesIO(PNG), "b")]}},
        "a form that is none": {"data": noise, "content_type": "multipart/form-data; boundary=x"},
        "too many bytes": {"data": PNG + b"\0" * 2_000_000, "content_type": "image/png"},
        "not UTF-8": {"data": b'{"image": "\xff"}', **JSON},
        "a lone surrogate": {"data": b'{"image": "\\ud800"}', **JSON},
    }
    return kinds[kind]


KINDS = {
    "broken base64": 400,
    "half a data URL": 400,
    "truncated PNG": 422,
    "truncated raw PNG": 422,
    "a GIF": 422,
    "a raw GIF": 415,
    "a bomb": 413,
    "a raw bomb": 413,
    "text": 415,
    "text that claims to be a PNG": 422,
    "an empty body": 400,
    "an empty picture": 422,
    "no media type": 415,
    "random bytes as JSON": 400,
    "a list": 400,
    "an object without the image": 400,
    "an image that is a number": 400,
    "deeply nested JSON": 400,
    "NaN in JSON": 400,
    "a form without the file": 400,
    "a form with text in place of the file": 400,
    "a form with a long text in place of the file": 413,
    "a form with a long name": 413,
    "a form with many parts": 413,
    "a form with two files": 400,
    "a form that is none": 400,
    "too many bytes": 413,
    "not UTF-8": 400,
    "a lone surrogate": 400,
}


@pytest.mark.parametrize("url", [URL, NUMBERS])
@pytest.mark.parametrize(("kind", "status"), KINDS.items())
def test_each_of_eight_gets_its_problem_and_the_next_good_request_its_answer(
    client, kind, status, url
):
    rng = np.random.default_rng(0)
    for _ in range(8):
        answer = client.post(url, **request_of_kind(kind, rng))
        assert answer.status_code == status
        assert answer.content_type == "application/problem+json"
        problem = answer.json
        assert set(problem) == {"type", "title", "status", "detail", "request_id"}
        assert problem["status"] == status
        assert "expected" in problem["detail"]
    assert client.post(URL, **json_image(PNG)).json["digit"] == 7


@pytest.mark.parametrize(
    ("body", "expected", "came"),
    [
        (b"{", "JSON", "a body that is none"),
        (b'{"image": NaN}', "JSON", "a body that is none"),
        (b'{"image": "", "x": Infinity}', "JSON", "a body that is none"),
        (b'{"x": ' + b"[" * 999, "JSON", "a body that is none"),
        (b"[" * 999, '{"image": "<base64 or data URL>"}', "Expected `object`, got `array`"),
        (b'{"image": 7}', '{"image": "<base64 or data URL>"}', "got `int` - at `$.image`"),
        (b'{"picture": ""}', '{"image": "<base64 or data URL>"}', "missing required field `image`"),
    ],
)
def test_json_of_another_shape_hears_what_was_expected_and_what_came(client, body, expected, came):
    detail = client.post(URL, data=body, **JSON).json["detail"]
    assert detail.startswith(f"expected {expected}, got ")
    assert came in detail


def test_a_body_of_unknown_length_is_refused(client):
    chunked = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}
    answer = client.post(URL, data=PNG, content_type="image/png", environ_overrides=chunked)
    assert answer.status_code == 411
    assert answer.json["detail"] == "expected a Content-Length, got none"


@pytest.mark.parametrize(("method", "path", "status"), [("get", URL, 405), ("get", "/api/x", 404)])
def test_programs_get_problems_for_what_is_not_there(client, method, path, status):
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"


def test_limits_follow_the_settings(recognizer):
    settings = Settings(max_bytes=80_000, max_pixels=19_600)
    client = create_app(settings, recognizer).test_client()
    small = as_file(Image.new("L", (141, 140), 255))
    answer = client.post(URL, data=small, content_type="image/png")
    assert (answer.status_code, answer.json["detail"]) == (
        413,
        "expected at most 19,600 pixels, got 141 x 140",
    )
    answer = client.post(URL, data=PNG + bytes(80_000), content_type="image/png")
    assert answer.status_code == 413
    assert "at most 80,000 bytes" in answer.json["detail"]
