"""Groups of strokes: what a page sends, and what it may not."""

import pytest
from PIL import Image

from testing.numbers import box_of, form, groups_told, square_picture, squares_picture, strokes_of
from testing.pictures import as_file
from webapp.http.overload import PLACE, Elsewhere, Place

URL = "/api/v1/readings"

NUMBER = "4071"

GROUPS = groups_told(NUMBER)

SQUARES = squares_picture(NUMBER, GROUPS["groups"])

ONE = {"boxes": [[0, 0, 1, 2]], "groups": [{"first": 0, "after": 1}]}

SEVEN = square_picture(strokes_of("7"))

LIKELY = [0, 0, 0, 0, 0, 0, 0, 0.9, 0, 0.05]

KNOWN = ONE | {"groups": [{"first": 0, "after": 1, "likely": LIKELY}]}


def of_group(**changes):
    return ONE | {"groups": [ONE["groups"][0] | changes]}


def test_the_number_is_read_with_the_strokes_of_each_digit(client):
    answer = client.post(URL, **form(GROUPS, SQUARES)).json
    assert (answer["text"], answer["rejected"]) == (NUMBER, None)
    assert [one["strokes"] for one in answer["digits"]] == [[0, 2], [2, 3], [3, 4], [4, 5]]


def test_a_digits_box_is_in_the_strokes_unit(client):
    left, top, right, bottom = box_of(strokes_of(NUMBER)[2])
    zero = client.post(URL, **form(GROUPS, SQUARES)).json["digits"][1]
    assert zero["box"] == pytest.approx([left, top, right - left, bottom - top])


def test_each_group_is_answered_in_its_order(client, recognizer):
    groups = client.post(URL, **form(GROUPS, SQUARES)).json["groups"]
    assert len(groups) == len(GROUPS["groups"])
    asked = [(one["first"], one["after"]) for one in GROUPS["groups"]]
    for group, digit in {(0, 2): 4, (2, 3): 0, (3, 4): 7, (4, 5): 1}.items():
        assert groups[asked.index(group)][digit] > 0.9
    assert all(share == round(share, 5) for one in groups for share in one)


def test_what_was_answered_before_needs_no_picture_again(client):
    first = client.post(URL, **form(GROUPS, SQUARES)).json
    known = [
        group | {"likely": likely}
        for group, likely in zip(GROUPS["groups"], first["groups"], strict=True)
    ]
    again = client.post(URL, **form(GROUPS | {"groups": known})).json
    assert (again["text"], again["groups"]) == (first["text"], first["groups"])
    assert again["confidence"] == pytest.approx(first["confidence"], abs=1e-3)


def test_squares_are_those_of_the_groups_that_were_not_read_in_their_order(client):
    first = client.post(URL, **form(GROUPS, SQUARES)).json
    groups = [
        group | {"likely": likely} if place % 2 else group
        for place, (group, likely) in enumerate(zip(GROUPS["groups"], first["groups"], strict=True))
    ]
    squares = squares_picture(NUMBER, groups)
    again = client.post(URL, **form(GROUPS | {"groups": groups}, squares)).json
    assert again["groups"] == first["groups"]


def test_a_number_of_strokes_is_held_to_a_rule(client):
    answer = client.post(URL + "?length=4", **form(GROUPS, SQUARES)).json
    assert answer["rule"] == {"name": "length=4", "valid": True, "changed": []}


def test_no_strokes_are_a_blank(client):
    answer = client.post(URL, **form({"boxes": [], "groups": []})).json
    assert (answer["rejected"], answer["digits"], answer["groups"]) == ("blank", [], [])


def test_an_empty_square_is_no_digit(client):
    answer = client.post(URL, **form(ONE, Image.new("L", (140, 140), 255))).json
    assert (answer["rejected"], answer["groups"]) == ("not_a_number", [[0] * 10])


@pytest.mark.parametrize("groups", [[], [KNOWN["groups"][0]]], ids=["none", "only the first"])
def test_groups_that_leave_out_a_stroke_make_no_number(client, groups):
    two = {"boxes": [[0, 0, 1, 2], [2, 0, 3, 2]], "groups": groups}
    answer = client.post(URL, **form(two)).json
    assert (answer["text"], answer["rejected"]) == (None, "not_a_number")
    assert (answer["alternatives"], len(answer["groups"])) == ([], len(groups))


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("{", 'expected {"boxes"'),
        ("[]", "Expected `object`, got `array`"),
        ({"boxes": []}, "missing required field `groups`"),
        (ONE | {"boxes": [[0, 0, 1]]}, "at `$.boxes[0]`"),
        (ONE | {"boxes": [[0, 0, 1, "2"]]}, "at `$.boxes[0][3]`"),
        ('{"boxes": [[0, 0, 1, NaN]], "groups": []}', "JSON is malformed"),
        ('{"boxes": [[0, 0, 1, 1e400]], "groups": []}', "at `$.boxes[0][3]`"),
        (ONE | {"boxes": [[0, 0, 1, 1e7]]}, "`float` <= 1000000.0"),
        (ONE | {"boxes": [[0, 0, 1, 2]] * 97}, "length <= 96"),
        (ONE | {"groups": ONE["groups"] * 401}, "length <= 400"),
        (ONE | {"boxes": [[1, 0, 0, 2]]}, "expected box 0 from left to right and top to bottom"),
        (of_group(first=-1), "`int` >= 0"),
        (of_group(after=2), "expected group 0 to have 1 to 8 of 1 strokes, got those from 0 up to"),
        (of_group(first=1), "expected group 0 to have 1 to 8 of 1 strokes, got those from 1 up to"),
        (
            {"boxes": [[0, 0, 1, 2]] * 9, "groups": [{"first": 0, "after": 9}]},
            "expected group 0 to have 1 to 8 of 9 strokes",
        ),
        (ONE | {"groups": ONE["groups"] * 2}, "expected each group once"),
        (of_group(likely=[0.1] * 9), "length >= 10"),
        (of_group(likely=[-0.1, *[0.1] * 9]), "`float` >= 0.0"),
        (of_group(likely=[1.1, *[0] * 9]), "`float` <= 1.0"),
        (of_group(likely=[0.2] * 10), "expected group 0 to be likely by at most 1 in all, got 2.0"),
        (KNOWN, "expected no file 'image' where no group is to be read, got one"),
    ],
)
def test_groups_that_are_not_of_their_shape_are_refused(client, groups, expected):
    answer = client.post(URL, **form(groups, SEVEN))
    assert answer.status_code == 400
    assert "expected" in answer.json["detail"]
    assert expected in answer.json["detail"]


@pytest.mark.parametrize(
    ("size", "status", "expected"),
    [
        ((140, 141), 422, "expected 1 squares one below another, of at most 256 pixels a side"),
        ((140, 280), 422, "got 140 x 280"),
        ((257, 256), 413, "expected at most 65,536 pixels, got 257 x 256"),
        ((1, 1), 200, ""),
        ((256, 256), 200, ""),
    ],
)
def test_a_picture_that_is_not_a_square_for_each_group_is_refused(client, size, status, expected):
    answer = client.post(URL, **form(ONE, Image.new("L", size, 255)))
    assert answer.status_code == status
    assert expected in answer.json.get("detail", "")


def test_groups_that_are_to_be_read_need_a_file(client):
    answer = client.post(URL, **form(ONE))
    assert answer.status_code == 400
    assert answer.json["detail"] == "expected one file in the form's field 'image', got 0"


def test_a_file_that_is_no_picture_is_refused(client):
    assert client.post(URL, **form(ONE, b"no picture")).status_code == 422


@pytest.mark.parametrize("mode", ["RGB", "LA", "1"])
def test_squares_are_read_in_any_kind_of_png(client, mode):
    answer = client.post(URL, **form(ONE, as_file(SEVEN.convert(mode)))).json
    assert answer["text"] == "7"


@pytest.mark.parametrize(
    ("query", "number", "is_moved"),
    [("", "407", False), ("", "0123456789", True), ("?length=3", "407", True)],
)
def test_only_what_is_quick_is_read_while_others_wait(client, query, number, is_moved):
    groups = groups_told(number)
    sent = form(groups, squares_picture(number, groups["groups"]))
    places = []
    try:
        client.post(URL + query, **sent, environ_overrides={PLACE: Place.LOOP})
    except Elsewhere as elsewhere:
        places.append(elsewhere.place)
    assert places == ([Place.THREADS] if is_moved else [])


def test_squares_larger_than_a_page_sends_are_not_read_while_others_wait(client):
    large = form(ONE, Image.new("L", (142, 142), 255))
    with pytest.raises(Elsewhere) as elsewhere:
        client.post(URL, **large, environ_overrides={PLACE: Place.LOOP})
    assert elsewhere.value.place == Place.THREADS
