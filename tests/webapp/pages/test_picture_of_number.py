"""A visitor's picture of a number: read as one, with boxes over it."""

import re

import pytest
from PIL import Image, ImageOps

from testing.numbers import amount_picture, number_picture
from testing.photographs import photo_file
from testing.pictures import as_file
from testing.servers import ROOT
from tests.webapp.pages.test_picture import letter_m, read_as, send, verdict

PARCEL = (ROOT / "static" / "samples" / "parcel.jpg").read_bytes()

AMOUNT = as_file(ImageOps.expand(amount_picture("12", "comma", "50"), 40, fill=255))

BLANK = as_file(Image.new("L", (99, 99), 255))


def boxes(html: str) -> list[list[float]]:
    """x, y, width and height of each digit's box over the picture."""
    html = re.sub(r'<g class="separator">.*?</g>', "", html)
    found = re.findall(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', html)
    return [[float(side) for side in box] for box in found]


def test_two_digits_or_more_in_a_row_are_a_number(client):
    html = send(client, PARCEL).text
    assert verdict(html) == "60311"
    assert "surely: " in html
    assert verdict(send(client, photo_file(5)).text) == "5"


def test_each_digit_has_its_box_and_its_confidence_over_the_picture(client):
    html = send(client, PARCEL).text
    assert len(boxes(html)) == 5
    lefts = [box[0] for box in boxes(html)]
    assert lefts == sorted(lefts)
    assert '<svg class="found" viewBox="0 0.0 600 450.0"' in html
    assert re.search(r'class="original" href="data:image/jpeg;base64,[^"]+" width="600"', html)
    labels = re.findall(r"<text [^>]*>([^<]*)</text>", html)
    assert labels[::2] == [*"60311"]
    assert all(label.endswith("%") for label in labels[1::2])


def test_boxes_are_where_the_digits_are_in_a_picture_that_is_shown_smaller(client):
    with Image.open(ROOT / "static" / "samples" / "parcel.jpg") as photo:
        large = as_file(photo.resize((photo.width * 4, photo.height * 4)), "JPEG")
    html = send(client, large).text
    assert 'viewBox="0 0.0 1000 750.0"' in html
    for box, small in zip(boxes(html), boxes(send(client, PARCEL).text), strict=True):
        assert box == pytest.approx([side * 1000 / 600 for side in small], abs=15)


def test_labels_have_room_where_the_digits_fill_the_picture(client):
    tight = as_file(number_picture("42").crop((10, 0, 150, 100)))
    html = send(client, tight).text
    left, top, right, height = map(float, re.search(r'viewBox="(.*?)"', html)[1].split())
    assert (left, right) == (0, 140)
    assert top < 0
    assert height > 100 - top


def test_each_digit_has_ten_bars_of_its_own(client):
    html = send(client, PARCEL).text
    for place in range(1, 6):
        assert html.count(f'href="#bars-{place}"') == 2
        assert html.count(f'id="bars-{place}"') == 1
        assert html.count(f'<meter id="share-{place}-') == 10


def test_nothing_is_shown_as_wholly_certain(client):
    assert "100%" not in send(client, PARCEL).text


def test_separators_part_the_number_and_are_marked(client):
    html = send(client, AMOUNT).text
    assert verdict(html) == "12·50"
    assert html.count('class="separator"') == 1
    assert "marked faintly" in html
    assert "marked faintly" not in send(client, PARCEL).text


def test_what_else_it_may_be_is_told_where_it_is_not_sure(client):
    with Image.open(ROOT / "static" / "samples" / "parcel.jpg") as photo:
        coarse = as_file(photo.reduce(4), "JPEG")
    html = read_as(client, "number", coarse).text
    told = re.search(r'<ul aria-labelledby="chips-title".*?</ul>', html, re.DOTALL)[0]
    assert re.search(r"<li>\d+ <small>\d+\.\d%", told)


@pytest.mark.parametrize(
    ("kind", "data", "headline"),
    [
        ("number", photo_file(5), "5"),
        ("digit", photo_file(5), "5"),
        ("", PARCEL, "60311"),
        ("nonsense", PARCEL, "60311"),
        ("number", as_file(letter_m()), "Not a number"),
        ("number", BLANK, "No digit found"),
        ("", BLANK, "No digit found"),
        ("", as_file(letter_m()), "Not a digit"),
    ],
)
def test_a_picture_is_read_as_its_sender_wants(client, kind, data, headline):
    answer = read_as(client, kind, data)
    assert answer.status_code == 200
    assert verdict(answer.text) == headline


@pytest.mark.parametrize("kind", ["", "digit", "number"])
def test_the_form_keeps_what_it_is_read_as(client, kind):
    for data in (PARCEL, b"no picture"):
        html = read_as(client, kind, data).text
        checked = re.findall(r'name="kind" value="(\w*)" checked', html)
        assert checked == [kind]


def test_the_page_has_nothing_inline_and_nothing_foreign(client):
    html = send(client, AMOUNT).text
    assert not re.search(r"\sstyle=|\son\w+=|<style|https?://", html)


def test_the_answer_to_a_picture_is_not_stored(client):
    assert send(client, PARCEL).headers["Cache-Control"] == "no-store"
