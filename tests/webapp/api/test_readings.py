"""A number on a line: what is answered, and what it may be held to."""

from io import BytesIO

import pytest
from PIL import Image

from testing.numbers import amount_picture, form, groups_told, number_picture
from testing.photographs import with_comments
from testing.pictures import as_base64, as_file, huge_png
from testing.servers import ROOT
from webapp import create_app
from webapp.http.overload import PLACE, Elsewhere, Place
from webapp.keyring import write_keys
from webapp.settings import Settings

URL = "/api/v1/readings"

LINE = number_picture("10439")

FILE = as_file(LINE)

PNG = {"content_type": "image/png"}

JPEG = {"content_type": "image/jpeg"}

PARCEL = (ROOT / "static" / "samples" / "parcel.jpg").read_bytes()


@pytest.mark.parametrize(
    "body",
    [
        {"json": {"image": as_base64(LINE)}},
        {"json": {"image": "data:image/png;base64," + as_base64(LINE)}},
        {"data": FILE, **PNG},
        {"data": as_file(LINE, "JPEG"), "content_type": "image/jpeg"},
        {"data": as_file(Image.eval(LINE, lambda level: 255 - level)), **PNG},
    ],
    ids=["base64", "data URL", "PNG", "JPEG", "light on dark"],
)
def test_a_number_is_read_however_it_is_sent(client, body):
    assert client.post(URL, **body).json["text"] == "10439"


def test_a_file_of_a_form_is_read(client):
    assert client.post(URL, data={"image": (BytesIO(FILE), "x.png")}).json["text"] == "10439"


def test_an_answer_has_all_that_the_contract_names(client, recognizer):
    answer = client.post(URL, data=FILE, **PNG).json
    assert answer.keys() == {
        "text",
        "confidence",
        "rejected",
        "digits",
        "separators",
        "alternatives",
        "rule",
        "model",
        "timing_ms",
    }
    assert answer["rule"] is None
    assert answer["model"] == recognizer.bundle.version
    assert answer["timing_ms"].keys() == {"decode", "read"}
    assert "".join(str(one["digit"]) for one in answer["digits"]) == answer["text"]
    for one in answer["digits"]:
        assert one.keys() == {"digit", "confidence", "probabilities", "box"}
        assert one["confidence"] == max(one["probabilities"])
        assert sum(one["probabilities"]) <= 1.001


def test_the_boxes_are_where_the_digits_stand(client):
    boxes = [one["box"] for one in client.post(URL, data=FILE, **PNG).json["digits"]]
    for place, (x, y, width, height) in enumerate(boxes):
        assert x + width / 2 == pytest.approx(50 + 60 * place, abs=12)
        assert y + height / 2 == pytest.approx(50, abs=6)
        assert height == pytest.approx(75, abs=8)


def test_a_point_is_told_with_its_place_and_no_digit(client):
    amount = as_file(amount_picture("12", "point", "50"))
    answer = client.post(URL, data=amount, **PNG).json
    assert answer["text"] == "1250"
    ((x, y, width, height),) = (one["box"] for one in answer["separators"])
    assert (x + width / 2, y + height / 2) == pytest.approx((171, 87), abs=3)
    assert answer["separators"][0]["after"] == 2


def test_a_large_picture_is_read_with_boxes_in_its_own_pixels(client):
    large = LINE.resize((LINE.width * 10, LINE.height * 10))
    small, answer = (client.post(URL, data=as_file(x), **PNG).json for x in (LINE, large))
    assert answer["text"] == "10439"
    for one, other in zip(small["digits"], answer["digits"], strict=True):
        assert other["box"] == pytest.approx([side * 10 for side in one["box"]], abs=20)


def test_a_photo_is_read_with_boxes_in_the_pixels_of_what_was_sent(client):
    small = client.post(f"{URL}?photo=1", data=PARCEL, **JPEG).json
    with Image.open(BytesIO(PARCEL)) as photo:
        large = as_file(photo.resize((photo.width * 5, photo.height * 5)), "JPEG")
    answer = client.post(f"{URL}?photo=1", data=large, **JPEG).json
    assert small["text"] == answer["text"] == "60311"
    for one, other in zip(small["digits"], answer["digits"], strict=True):
        assert other["box"] == pytest.approx([side * 5 for side in one["box"]], abs=45)


def test_a_photo_that_lies_on_its_side_has_its_boxes_upright(client):
    exif = Image.Exif()
    exif[0x0112] = 6  # upright once it is turned by a quarter
    with Image.open(BytesIO(PARCEL)) as photo:
        turned = as_file(photo.rotate(90, expand=True), "JPEG", exif=exif)
    upright, answer = (
        client.post(f"{URL}?photo=1", data=data, **JPEG).json for data in (PARCEL, turned)
    )
    assert answer["text"] == "60311"
    for one, other in zip(upright["digits"], answer["digits"], strict=True):
        assert other["box"] == pytest.approx(one["box"], abs=6)


def test_a_photo_may_be_larger_than_a_drawing_and_held_to_a_rule(client):
    large = with_comments(PARCEL, 54)
    assert len(large) > 3_500_000
    answer = client.post(f"{URL}?photo=1&rule=postcode-de", data=large, **JPEG).json
    assert (answer["text"], answer["rule"]["valid"]) == ("60311", True)
    assert client.post(URL, data=large, **JPEG).status_code == 413


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ({"data": b"no picture", **PNG}, 422, "expected a PNG or JPEG picture"),
        ({"data": huge_png(9_000, 9_000), **PNG}, 413, "expected at most 60,000,000 pixels"),
        ({"data": bytes(34_000_000), **PNG}, 413, "expected a picture of at most 25,000,000"),
        (form(groups_told("7"), FILE), 400, "expected photo=1 with a picture, got it with groups"),
    ],
    ids=["no picture", "too many pixels", "too many bytes", "strokes"],
)
def test_what_is_no_photo_is_told_what_was_expected(client, body, status, expected):
    answer = client.post(f"{URL}?photo=1", **body)
    assert answer.status_code == status
    assert answer.json["detail"].startswith(expected)


def test_a_photo_is_read_where_one_is_at_a_time(client):
    with pytest.raises(Elsewhere) as elsewhere:
        client.post(f"{URL}?photo=1", data=PARCEL, **JPEG, environ_overrides={PLACE: Place.THREADS})
    assert elsewhere.value.place == Place.ALONE


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("rule=postcode-de", "postcode-de"),
        ("length=5", "length=5"),
        ("length=3-8", "length=3-8"),
        ("rule=range%3D0-20000&length=5", "range=0-20000 and length=5"),
    ],
)
def test_a_number_that_keeps_its_rule_is_valid(client, query, name):
    answer = client.post(f"{URL}?{query}", data=FILE, **PNG).json
    assert answer["text"] == "10439"
    assert answer["rule"] == {"name": name, "valid": True, "changed": []}


def test_a_rule_that_the_ink_excludes_changes_nothing(client):
    answer = client.post(f"{URL}?rule=mask%3D77777", data=FILE, **PNG).json
    assert answer["text"] == "10439"
    assert answer["rule"] == {"name": "mask=77777", "valid": False, "changed": []}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rule=luhm", "expected a rule such as postcode-de, luhn or range=0-120, got 'luhm'"),
        ("rule=", "expected a rule such as postcode-de, luhn or range=0-120, got ''"),
        ("rule=" + "9" * 999, "expected a rule's name of at most 200 characters, got 999"),
        ("rule=range%3D9-1", "expected a range like 0-120"),
        ("length=0", "expected lengths within 1 to 32, got 0 to 0"),
        ("length=5-3", "expected lengths within 1 to 32, got 5 to 3"),
        ("length=33", "expected lengths within 1 to 32, got 33 to 33"),
        ("photo=yes", "expected photo as 0 or 1, got 'photo=yes': Invalid enum value 'yes'"),
        ("length=five", "expected a number of digits like 5 or 3-8, got 'five'"),
        ("rule=ean-8&length=9", "expected lengths that ean-8 and length=9 have in common"),
    ],
)
def test_what_no_number_can_be_held_to_is_refused(client, query, expected):
    answer = client.post(f"{URL}?{query}", data=FILE, **PNG)
    assert answer.status_code == 400
    assert answer.json["detail"].startswith(expected)


def test_a_blank_is_turned_down_and_keeps_no_rule(client):
    blank = as_file(Image.new("L", (99, 50), 255))
    answer = client.post(URL + "?length=1-32", data=blank, **PNG).json
    assert (answer["text"], answer["rejected"], answer["digits"]) == (None, "blank", [])
    assert (answer["confidence"], answer["alternatives"]) == (0, [])
    assert answer["rule"]["valid"] is False


def test_a_picture_with_more_parts_than_a_number_has_is_none(client):
    dots = Image.new("L", (400, 400), 255)
    for place in range(0, 400, 8):
        dots.paste(0, (place, 0, place + 4, 400))
    dots = Image.composite(dots, Image.new("L", dots.size, 255), dots.rotate(90).point(lambda v: v))
    answer = client.post(URL, data=as_file(dots), **PNG).json
    assert (answer["text"], answer["rejected"]) == (None, "not_a_number")


def test_nothing_is_stored_and_no_cookie_is_set(client):
    headers = client.post(URL, data=FILE, **PNG).headers
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers


def test_a_number_counts_as_one_picture(recognizer):
    client = create_app(Settings(rate_limit="2/minute"), recognizer).test_client()
    statuses = [client.post(URL, data=FILE, **PNG).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_a_key_is_asked_for_where_keys_are(recognizer, tmp_path):
    write_keys(tmp_path / "keys.json", {})
    client = create_app(Settings(api_keys=tmp_path / "keys.json"), recognizer).test_client()
    assert client.post(URL, data=FILE, **PNG).status_code == 401


@pytest.mark.parametrize(("here", "next_place"), [(Place.LOOP, Place.THREADS), (1, Place.ALONE)])
def test_a_large_picture_is_read_where_that_holds_nobody_up(client, here, next_place):
    large = as_file(Image.new("L", (1001, 1000), 255))
    with pytest.raises(Elsewhere) as elsewhere:
        client.post(URL, data=large, **PNG, environ_overrides={PLACE: here})
    assert elsewhere.value.place == next_place
