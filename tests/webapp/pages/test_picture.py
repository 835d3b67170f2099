import base64
import re
from io import BytesIO

import numpy as np
import pytest
from flask.testing import FlaskClient
from PIL import Image, ImageDraw

from digits.ink import ink_from_text
from digits.photo.reading import open_photo, read_photo
from testing.photographs import photo_file, with_comments
from testing.pictures import as_base64, as_file, digit_picture, huge_png, side_by_side
from webapp import create_app
from webapp.http.overload import PATIENCE_S, waited_s
from webapp.pages.samples import label_of_sample
from webapp.settings import ROOT, Settings

API = "/api/v1/predictions"

PHOTO = photo_file(5)


def letter_m() -> Image.Image:
    picture = Image.new("L", (300, 300), 255)
    corners = [(40, 250), (60, 50), (150, 200), (240, 50), (260, 250)]
    ImageDraw.Draw(picture).line(corners, fill=0, width=18, joint="curve")
    return picture


def send(client: FlaskClient, data: bytes, field: str = "file", name: str = "photo.jpg", **more):
    """As a browser does; by hand, for Flask's client leaves a file open where that is large."""
    head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
    body = f"--edge\r\n{head}\r\n\r\n".encode() + data + b"\r\n--edge--\r\n"
    form = "multipart/form-data; boundary=edge"
    return client.post("/picture", data=body, content_type=form, **more)


def read_as(client: FlaskClient, kind: str, data: bytes):
    return client.post("/picture", data={"kind": kind, "file": (BytesIO(data), "photo.jpg")})


def verdict(html: str) -> str:
    return re.sub("<[^>]+>", "", re.search(r'<h2 id="picture-verdict"[^>]*>(.*)</h2>', html)[1])


def problem(html: str) -> str:
    return re.search(r'id="picture-notice"[^>]*>([^<]*)<', html)[1]


def test_a_photo_that_has_waited_too_long_is_refused_with_when_to_come_back(client):
    late = waited_s.set(PATIENCE_S * 1.1)
    try:
        answer = send(client, PHOTO)
    finally:
        waited_s.reset(late)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert "Try again in a moment" in answer.text


@pytest.mark.parametrize("field", ["file", "camera"])
def test_a_photo_is_read_from_either_field(client, field):
    answer = send(client, PHOTO, field)
    assert answer.status_code == 200
    assert verdict(answer.text) == "5"


def test_the_page_shows_what_was_made_of_the_picture(client, recognizer):
    html = send(client, PHOTO).text
    ink = read_photo(open_photo(PHOTO), recognizer).ink
    pictures = dict(re.findall(r'<img class="(\w+)" src="([^"]+)"', html))
    assert set(pictures) == {"original", "ink", "seen"}
    assert pictures["original"].startswith("data:image/jpeg;base64,")
    assert ink_from_text(pictures["ink"]).shape == (210, 280)
    seen = recognizer.predict(ink).image
    assert np.array_equal(np.rint(ink_from_text(pictures["seen"]) * 255), seen)


def test_ten_bars_show_how_likely_each_digit_is(client):
    shares = re.findall(r'<meter id="share-(\d)" [^>]*value="([^"]+)"', send(client, PHOTO).text)
    assert [int(digit) for digit, _ in shares] == list(range(10))
    assert sum(float(share) for _, share in shares) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("picture", "headline"),
    [
        (Image.new("L", (99, 99), 255), "No digit found"),
        (letter_m(), "Not a digit"),
    ],
)
def test_a_picture_without_a_digit_is_said_to_have_none(client, picture, headline):
    answer = send(client, as_file(picture))
    assert answer.status_code == 200
    assert verdict(answer.text) == headline


def heic(brand: bytes = b"heic") -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0" * 90


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        pytest.param(b"", 422, "empty", id="an empty file"),
        pytest.param(b"hello", 422, "not a PNG or JPEG", id="a text file renamed .png"),
        pytest.param(as_file(digit_picture(7), "GIF"), 422, "not a PNG or JPEG", id="a GIF"),
        pytest.param(b"<?xml?><svg/>", 422, "Save it as PNG", id="an SVG"),
        pytest.param(heic(), 422, "Most Compatible", id="a HEIC photo"),
        pytest.param(heic(b"hevx"), 422, "Most Compatible", id="a burst of HEIC photos"),
        pytest.param(heic(b"heim"), 422, "Most Compatible", id="HEIC photos of several sizes"),
        pytest.param(heic(b"msf1"), 422, "Most Compatible", id="a HEIF photo"),
        pytest.param(heic(b"mif2"), 422, "Most Compatible", id="a newer HEIF photo"),
        pytest.param(heic(b"mp42"), 422, "not a PNG or JPEG", id="a film"),
        pytest.param(PHOTO[:4_000], 422, "damaged", id="half a photo"),
        pytest.param(huge_png(9_999, 9_999), 413, "too large", id="a bomb"),
    ],
)
def test_what_cannot_be_read_is_turned_down_with_what_to_try(client, data, status, words):
    answer = send(client, data, name="picture.png")
    assert answer.status_code == status
    assert words in problem(answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert verdict(send(client, PHOTO).text) == "5"


@pytest.mark.parametrize("data", [{}, {"sample": ""}, {"sample": "../icons/icon-192"}])
def test_a_form_without_a_picture_asks_for_one(client, data):
    answer = client.post("/picture", data=data)
    assert answer.status_code == 422
    assert problem(answer.text) == "Choose a picture first."


@pytest.mark.parametrize(("sample", "digit"), [("note", "4"), ("shadow", "3"), ("board", "8")])
def test_a_sample_is_read_by_its_name(client, sample, digit):
    assert f'value="{sample}"' in client.get("/picture").text
    assert verdict(client.post("/picture", data={"sample": sample}).text) == digit


def test_a_picture_with_several_digits_that_is_read_as_one_says_so(client):
    answer = read_as(client, "digit", as_file(side_by_side(5, 8)))
    assert verdict(answer.text) in {"5", "8"}
    assert "One of several digits" in answer.text
    assert "several digits" not in send(client, PHOTO).text.partition('<section class="paper')[2]


def test_all_samples_together_weigh_less_than_one_photo():
    files = [ROOT / "static" / "samples" / f"{name}.jpg" for name in label_of_sample]
    assert [file for file in files if file.stat().st_size > 40_000] == []


def test_a_photo_of_20_megabytes_is_read(client):
    large = with_comments(PHOTO, 305)
    assert len(large) > 19_900_000
    assert verdict(send(client, large).text) == "5"


def test_a_file_beyond_the_limit_is_refused_in_plain_words(recognizer):
    client = create_app(Settings(max_photo_bytes=1_200_000), recognizer).test_client()
    for size in (1_200_000, 2_000_000):
        answer = send(client, b"\xff\xd8\xff" + b"x" * size)
        assert answer.status_code == 413
        assert "too large to read" in problem(answer.text)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_picture_is_read_without_a_cookie_or_a_referrer(recognizer, scheme):
    app = create_app(Settings(hosts="digits.example"), recognizer)
    client = app.test_client(use_cookies=False)
    assert "Set-Cookie" not in client.get("/picture").headers
    assert verdict(send(client, PHOTO, base_url=f"{scheme}://digits.example").text) == "5"


def test_a_picture_that_another_site_sends_is_refused(client):
    answer = send(client, PHOTO, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "sent by another site" in answer.text


def test_the_page_has_nothing_inline_and_nothing_foreign(client):
    for html in (client.get("/picture").text, send(client, PHOTO).text):
        assert not re.search(r"\sstyle=|\son\w+=|<style|https?://", html)
        scripts = re.findall(r"<script[^>]*>", html)
        assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts)


def test_the_api_reads_a_photo_where_it_is_told_that_it_is_one(client):
    body = {"data": PHOTO, "content_type": "image/jpeg"}
    assert client.post(API, **body).json["digit"] != 5
    assert client.post(API + "?photo=1", **body).json["digit"] == 5
    assert client.post(API + "?photo=0", **body).json["digit"] != 5


def test_the_api_reads_a_photo_as_large_as_the_form_does(client):
    large = with_comments(PHOTO, 54)
    assert len(large) > 3_500_000
    raw = {"data": large, "content_type": "image/jpeg"}
    for body in (raw, {"json": {"image": base64.b64encode(large).decode()}}):
        assert client.post(API + "?photo=1", **body).json["digit"] == 5
        refused = client.post(API, **body)
        assert refused.status_code == 413
        assert "expected a picture of at most 1,048,576 bytes, got a body" in refused.json["detail"]


def test_an_explained_photo_shows_its_ink(recognizer, client):
    body = {"data": PHOTO, "content_type": "image/jpeg"}
    shown = ink_from_text(client.post(API + "?photo=1&explain=1", **body).json["ink"])
    ink = read_photo(open_photo(PHOTO), recognizer).ink
    found = Image.fromarray(np.rint(ink * 255).astype(np.uint8))
    assert shown.shape == (210, 280)
    assert shown.mean() * 255 == pytest.approx(np.asarray(found).mean(), abs=0.5)


def test_only_a_photo_s_explanation_has_ink(client):
    drawing = {"image": as_base64(digit_picture(7))}
    assert "ink" not in client.post(API + "?explain=1", json=drawing).json
    assert "ink" not in client.post(API + "?photo=1", json=drawing).json


@pytest.mark.parametrize("body", ["false", "[1]", '{"file": "a"}', "[" * 100_000, "no JSON"])
def test_json_is_no_form(client, body):
    answer = client.post("/picture", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert 'id="picture-form"' in answer.text
