"""A drawing as the text of a link: static/js/drawing/link.js and encode.js."""

import json
import re
from itertools import pairwise

import pytest

from testing.pictures import strokes_of_digit

STEP = 1 / 2000
"""Lengths in a link are rounded to these, in fractions of the pad's height."""

LONGEST = 60_000

DOT = "AQI8AAA"
"""One point in the pad's corner: version 1, a point, a pen 60 steps wide, 0 and 0."""


@pytest.fixture(scope="module")
def run(chromium, server):
    """A function that runs `script`, a function's body, with `encode` and `decode`."""
    page = chromium.new_page()
    page.goto(server.url + "/healthz")  # the page's origin without the page
    load = """
        const { decode } = await import("/static/js/drawing/link.js");
        const { encode } = await import("/static/js/drawing/encode.js");
    """
    yield lambda script: page.evaluate(f"async () => {{ {load} {script} }}")
    page.close()


def round_trip(run, *strokes):
    return run(f"return decode(encode({json.dumps(strokes)}));")


def densely(stroke, between=40):
    """A stroke as a fast pen gives it."""
    return [
        [a + (b - a) * i / between for a, b in zip(*pair, strict=True)]
        for pair in pairwise(stroke)
        for i in range(between)
    ] + [list(stroke[-1])]


@pytest.mark.parametrize(
    "points",
    [
        [[0.5, 0.5]],
        [[0, 0], [1, 1]],
        [[0.1, 0.9], [0.5, 0.1], [0.9, 0.9]],
        [[3.9, 0.2], [0.1, 0.8]],
        [[0.2, 0.2], [0.8, 0.2], [0.2, 0.2]],
        [[0.1, 0.2, 0], [0.9, 0.2, 1]],
    ],
    ids=["a dot", "a line", "a corner", "on a wide pad", "back again", "pressed harder and harder"],
)
def test_a_stroke_ends_where_it_did(run, points):
    [stroke] = round_trip(run, {"width": 0.045, "points": points})
    assert stroke["width"] == 0.045
    for end in (0, -1):
        assert stroke["points"][end] == pytest.approx(points[end], abs=1 / 100)
        assert stroke["points"][end][:2] == pytest.approx(points[end][:2], abs=STEP)


def test_a_sharp_corner_stays_one(run):
    """A curve goes through a point that is there twice."""
    corner = [[0.1, 0.9], [0.5, 0.1], [0.5, 0.1], [0.9, 0.9]]
    [stroke] = round_trip(run, {"width": 0.03, "points": corner})
    assert stroke["points"] == corner


@pytest.mark.parametrize("width", [0.03, 0.045, 0.07])
def test_each_pen_is_as_wide_as_before(run, width):
    assert round_trip(run, {"width": width, "points": [[0.5, 0.5]]})[0]["width"] == width


def test_strokes_that_are_pressed_and_those_that_are_not_come_in_their_order(run):
    strokes = [[[0.1, 0.1]], [[0.2, 0.2, 0.5]], [[0.3, 0.3]]]
    decoded = round_trip(run, *({"width": 0.03, "points": points} for points in strokes))
    assert [len(points[0]) for points in (stroke["points"] for stroke in decoded)] == [2, 3, 2]


@pytest.mark.parametrize("pressure", [[], [0.5]], ids=["mouse", "pen"])
@pytest.mark.parametrize("digit", range(10))
def test_what_comes_out_of_a_link_looks_as_before(run, digit, pressure):
    script = f"""
        const {{ drawInk }} = await import("/static/js/paint/ink.js");
        const draw = (strokes) => {{
            const canvas = document.createElement("canvas");
            canvas.width = canvas.height = 400;
            const context = canvas.getContext("2d");
            drawInk(context, strokes, 400);
            const {{ data }} = context.getImageData(0, 0, 400, 400);
            return [...data.filter((_, i) => i % 4 === 3)];
        }};
        const strokes = {json.dumps(strokes_as_drawn(digit, pressure))};
        const [before, after] = [strokes, decode(encode(strokes))].map(draw);
        const moved = before.filter((level, i) => Math.abs(level - after[i]) > 128);
        return moved.length / before.filter((level) => level > 128).length;"""
    assert run(script) < 0.01


@pytest.mark.parametrize("digit", range(10))
def test_the_text_of_a_digit_is_short(run, digit):
    strokes = strokes_as_drawn(digit, [])
    assert run(f"return encode({json.dumps(strokes)}).length") < 300


def strokes_as_drawn(digit, pressure):
    return [
        {"width": 0.045, "points": [[*point, *pressure] for point in densely(stroke)]}
        for stroke in strokes_of_digit[digit]
    ]


def test_a_text_can_stand_in_an_address(run):
    script = """
        const place = (i) => [Math.abs(Math.sin(i)), Math.abs(Math.sin(i * i))];
        const points = Array.from({ length: 500 }, (_, i) => place(i));
        return encode([{ width: 0.03, points }]);"""
    assert re.fullmatch(r"[\w-]{500,}", run(script), re.ASCII)


def test_what_lies_beside_the_sheet_is_moved_to_its_edge(run):
    [stroke] = round_trip(run, {"width": 0.03, "points": [[-0.01, 1.01]]})
    assert stroke["points"] == [[0, 1]]


def test_more_strokes_than_a_link_can_hold_are_none(run):
    script = "const dot = {{ width: 0.03, points: [[0.5, 0.5]] }}; return {};"
    assert run(script.format("encode(Array(5000).fill(dot)).length")) < LONGEST
    assert run(script.format("encode(Array(50000).fill(dot))")) is None


@pytest.mark.parametrize(
    ("text", "width", "point"),
    [(DOT, 0.03, [0, 0]), ("AQNaiA7YDkA", 0.045, [0.45, 0.47, 32 / 63])],
    ids=["mouse", "pen"],
)
def test_links_of_version_1_stay_readable_for_they_outlive_pages(run, text, width, point):
    assert run(f"return decode('{text}');") == [{"width": width, "points": [point]}]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("A", id="less than a byte"),
        pytest.param("AQ", id="a version alone"),
        pytest.param("AgI8AAA", id="another version"),
        pytest.param("AQA8AAA", id="no point"),
        pytest.param("AQE8AAA", id="no point, pressed"),
        pytest.param("AQI8AA", id="half a point"),
        pytest.param("AQI8AAAA", id="a byte more"),
        pytest.param("AQIAAAA", id="a pen without width"),
        pytest.param("AQL1AwAA", id="a pen wider than any"),
        pytest.param("AQI8AQA", id="left of the sheet"),
        pytest.param("AQI8AAE", id="above the sheet"),
        pytest.param("AQI8AKIf", id="below the sheet"),
        pytest.param("AQI8gvoBAA", id="right of the widest sheet"),
        pytest.param("AQM8AACAAQ", id="more than full pressure"),
        pytest.param("AQI8AIA", id="a number without an end"),
        pytest.param("AQI8gICAgIAAAA", id="a number that is too long"),
        pytest.param("Af___388AAA", id="more points than bytes"),
        pytest.param("AQI8 AAA", id="a blank"),
        pytest.param("AQI8AAA=", id="padding"),
        pytest.param("AQI8AA+", id="base64 of another kind"),
        pytest.param("AQI8ÄAA", id="another letter"),
        pytest.param("%41QI8AAA", id="percent-encoded"),
        pytest.param("AQI8AAA.", id="the end of a sentence"),
        pytest.param("A" * (LONGEST + 1), id="too long"),
    ],
)
def test_what_is_no_drawing_is_none(run, text):
    assert run(f"return decode({json.dumps(text)});") is None


def test_whatever_else_it_is_made_to_be_a_text_is_a_drawing_or_none(run):
    """Three thousand texts with a few characters changed, the same each time."""
    script = """
        let seed = 1;
        const random = (below) => {
            seed = (seed * 48271) % 2147483647;
            return seed % below;
        };
        const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        const zigzag = (count, pressure) => Array.from({ length: count }, (_, i) => [
            i / count, ((i * 7) % count) / count, ...pressure,
        ]);
        const whole = encode([
            { width: 0.045, points: zigzag(30, []) }, { width: 0.03, points: zigzag(9, [0.7]) },
        ]);
        const counts = { drawing: 0, none: 0, wrong: 0 };
        const isWithin = (value, most) => Number.isFinite(value) && value >= 0 && value <= most;
        const isRight = ({ width, points }) => isWithin(width, 0.25) && points.length > 0 &&
            points.every(([x, y, p = 0]) => isWithin(x, 8) && isWithin(y, 1) && isWithin(p, 1));
        for (let i = 0; i < 3000; i += 1) {
            const text = [...whole.slice(0, 1 + random(whole.length))];
            for (let n = random(4); n > 0; n -= 1) text[random(text.length)] = letters[random(64)];
            const strokes = decode(text.join(""));
            counts[strokes === null ? "none" : strokes.every(isRight) ? "drawing" : "wrong"] += 1;
        }
        return counts;"""
    counts = run(script)
    assert counts["wrong"] == 0
    assert counts["none"] > 0
    assert counts["drawing"] > 0
