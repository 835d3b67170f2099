"""The parts of the page to write numbers on that are pure: groups, corrections, places, swipes."""

import json

import pytest

from digits.reading.boxes import Box
from digits.reading.groups import groups_of
from digits.reading.rules.names import parse_rule
from digits.reading.rules.rule import RuleError

LINES = [
    [],
    [(0, 0, 1, 1)],
    [(0, 0, 0.3, 1), (0.2, 0.3, 0.2, 1), (0.8, 0, 1.2, 1)],
    [(0, 0, 0.2, 1), (0.5, 0, 0.7, 0.9), (1.0, 0, 1.2, 1.1), (1.5, 0, 1.7, 1), (2.0, 0, 2.2, 1)],
    [(0, 0.4, 0.5, 0.4), (0.6, 0, 0.8, 1), (1.2, 0, 1.4, 0.5)],
    [(i / 10, 0, i / 10 + 0.05, 1) for i in range(8)],
    [(0, 0, 0.5, 1), (0.4, 0.1, 0.6, 1), (0.5, 0.4, 0.9, 0.5), (0.9, 0, 1.2, 0.9)],
    [(0, 0.5, 0, 0.5), (0.1, 0.5, 0.1, 0.5)],
]
"""Boxes (left, top, right, bottom) from left to right."""


def run(page, module, body):
    """What the body of a function returns in which the module is `it`."""
    return page.evaluate(
        f"async () => {{ const it = await import('/static/js/{module}'); {body} }}"
    )


@pytest.mark.parametrize("line", LINES)
def test_the_page_groups_strokes_as_the_server_groups_parts(page, line):
    boxes = [dict(zip(["left", "top", "right", "bottom"], box, strict=True)) for box in line]
    groups = run(page, "drawing/groups.js", f"return it.groupsOf({json.dumps(boxes)});")
    expected = groups_of([Box(*box) for box in line])
    assert [(group["first"], group["after"]) for group in groups] == expected


LINE_OF = """
    const points = ([left, top, right, bottom]) => [[left, top], [right, bottom]];
    const strokes = boxes.map((box) => ({ points: points(box) }));
    const line = it.inLine(strokes);
    return line.map(({ stroke, box, row }) => ({ place: strokes.indexOf(stroke), box, row }));
"""


def line_of(page, *boxes):
    """Strokes from one corner of a box to the other, as they stand in line."""
    return run(page, "drawing/lines.js", f"const boxes = {json.dumps(boxes)}; {LINE_OF}")


def test_strokes_stand_in_line_by_the_middles_of_their_boxes(page):
    line = line_of(page, (0.6, 0, 0.7, 1), (0, 0, 1, 1), (0.2, 0, 0.3, 1))
    assert [one["place"] for one in line] == [2, 1, 0]


ABOVE, BELOW = (0.6, 0.1, 0.8, 0.4), (0.1, 0.6, 0.3, 0.9)

DOT, DASH = (0.3, 0.2, 0.3, 0.2), (0.4, 0.8, 0.5, 0.8)


@pytest.mark.parametrize(
    ("boxes", "rows"),
    [
        ([BELOW, ABOVE], [(1, 0), (0, 1)]),
        ([ABOVE], [(0, 0)]),
        ([BELOW], [(0, 0)]),
        ([BELOW, (0.6, 0.1, 0.8, 0.55)], [(1, 0), (0, 1)]),
        ([BELOW, (0.6, 0.1, 0.8, 0.8)], [(0, 0), (1, 0)]),
        ([BELOW, (0.6, 0.3, 0.8, 0.4)], [(0, 0), (1, 0)]),
        ([(0.2, 0.2, 0.4, 0.5), (0.1, 0.5, 0.3, 0.8)], [(1, 0), (0, 0)]),
        (
            [BELOW, ABOVE, (0.3, 0.2, 0.3, 0.2), (0.4, 0.8, 0.5, 0.8)],
            [(2, 0), (1, 0), (0, 1), (3, 1)],
        ),
    ],
    ids=[
        "two",
        "the first",
        "the second",
        "a tail",
        "one over both",
        "a hat",
        "loops that touch",
        "dots and dashes",
    ],
)
def test_a_number_has_two_lines_where_they_are_apart(page, boxes, rows):
    assert [(one["place"], one["row"]) for one in line_of(page, *boxes)] == rows


def test_the_second_line_is_put_beside_the_first_as_large_and_as_high(page):
    first, second = (
        one["box"] for one in line_of(page, (0.6, 0.1, 0.8, 0.4), (0.1, 0.6, 0.3, 0.8))
    )
    assert second["top"] == pytest.approx(first["top"])
    assert second["bottom"] == pytest.approx(first["bottom"])
    assert second["left"] == pytest.approx(first["right"] + 1)
    assert second["right"] - second["left"] == pytest.approx(0.3)


CORRECT = """
    const [a, b, c, d] = [{}, {}, {}, {}];
    const groups = [[0, 1], [0, 2], [1, 2], [1, 3], [2, 3], [3, 4]]
        .map(([first, after]) => ({ first, after }));
    const corrections = it.createCorrections(() => {});
"""

ALL = [[0, 1], [0, 2], [1, 2], [1, 3], [2, 3], [3, 4]]

WITHOUT_FIRST_TWO = [group for group in ALL if group != [0, 2]]

TURN_DOWN = "corrections.judge({ rejected: 'not_a_number' }, corrections.state());"

TURN_DOWN_ONE_BEFORE = """
    const old = corrections.state();
    corrections.join([b, c]);
    corrections.judge({ rejected: "not_a_number" }, old);
"""

LEFT = """
    return corrections.applied(groups, [a, b, c, d])
        .map(({ first, after }) => [first, after]).sort();
"""


@pytest.mark.parametrize(
    ("correction", "left"),
    [
        ("", ALL),
        ("corrections.join([b, c]);", [[0, 1], [1, 3], [3, 4]]),
        ("corrections.join([c, d]);", [[0, 1], [0, 2], [1, 2], [2, 4]]),
        ("corrections.split([a, b]);", WITHOUT_FIRST_TWO),
        ("corrections.join([a, b]); corrections.split([a, b]);", WITHOUT_FIRST_TWO),
        (f"corrections.join([b, c]); {TURN_DOWN}", ALL),
        (TURN_DOWN_ONE_BEFORE, [[0, 1], [1, 3], [3, 4]]),
        ("corrections.join([b, {}]);", ALL),
    ],
)
def test_a_correction_leaves_the_groups_that_it_allows(page, correction, left):
    assert run(page, "number/corrections.js", CORRECT + correction + LEFT) == left


def test_digits_stand_over_their_ink_and_seams_between(page):
    places = run(
        page,
        "number/places.js",
        """
        const digits = [[0, 0.4], [0.6, 0.8]].map((xs) => ({
            strokes: [{ points: xs.map((x) => [x, 0.5]) }],
        }));
        return it.placesOf(digits);
        """,
    )
    assert [place["middle"] for place in places] == pytest.approx([0.2, 0.7])
    assert places[1]["edge"] == pytest.approx(0.5)
    assert [place["width"] for place in places] == pytest.approx([0.6, 0.4])


@pytest.mark.parametrize(
    ("way", "places"),
    [
        ([(0, 20), (100, 22)], [0]),
        ([(0, 20), (300, 20)], [0, 1]),
        ([(50, -10), (50, 50)], [0]),
        ([(45, 20), (55, 20)], []),
        ([(0, 60), (300, 60)], []),
    ],
)
def test_a_swipe_goes_through_the_boxes_whose_middles_it_passes(page, way, places):
    boxes = [{"left": left, "top": 0, "width": 40, "height": 40} for left in (30, 130)]
    arguments = ", ".join(json.dumps(one) for one in (boxes, *way))
    assert run(page, "number/swipes.js", f"return it.crossed({arguments});") == places


def test_what_another_version_of_the_model_read_is_forgotten(page):
    remembered = """
        const memory = it.createMemory();
        const key = memory.keyOf([{ points: [[0, 0]] }]);
        const turned = [memory.turnTo("old")];
        memory.keep(key, [1]);
        turned.push(memory.turnTo("old"), memory.recall(key)[0] === 1);
        turned.push(memory.turnTo("new"), memory.recall(key) === undefined);
        return turned;
    """
    assert run(page, "number/memory.js", remembered) == [False, False, True, True, True]


def test_a_group_has_another_name_once_its_stroke_goes_on(page):
    names = """
        const memory = it.createMemory();
        const stroke = { points: [[0, 0]] };
        const names = [memory.keyOf([stroke]), memory.keyOf([stroke])];
        stroke.points.push([1, 1]);
        return [...names, memory.keyOf([stroke])];
    """
    first, again, later = run(page, "number/memory.js", names)
    assert first == again != later


WRITTEN = [
    *[("mask", [mask]) for mask in ("12###", "[0-46]#", "[6-4]", "[6-41]", "#" * 32, "#" * 33)],
    *[
        ("mask", [mask])
        for mask in ("", "x", "1-2", "[", "[]", "[1", "[0-9]" * 32, "[012345]" * 24)
    ],
    *[("mask", [mask]) for mask in ("[012345]" * 24, "[01234567]" * 20)],
    *[(kind, [text]) for kind in ("prefix", "not-below") for text in ("0", "049", "", "4 9", "1x")],
    *[(kind, ["9" * count]) for kind in ("prefix", "not-below") for count in (32, 33)],
    *[("range", [low, high]) for low, high in [("0", "120"), ("7", "7"), ("9", "10"), ("10", "9")]],
    *[("range", [low, high]) for low, high in [("01", "5"), ("", "5"), ("5", ""), ("1-2", "3")]],
    *[("range", ["1", "9" * count]) for count in (32, 33)],
]
"""What may stand in the fields of a rule."""


@pytest.mark.parametrize(("kind", "texts"), WRITTEN)
def test_the_page_takes_the_rules_that_the_server_takes(page, kind, texts):
    name = run(
        page, "number/rule-name.js", f"return it.ruleName({json.dumps([kind, texts])[1:-1]})"
    )
    written = f"{kind}={'-'.join(texts)}"
    try:
        parse_rule(written)
    except RuleError:
        assert name is None
    else:
        assert name == written


def test_digits_of_other_keyboards_and_spaces_do_no_harm(page):
    assert run(page, "number/rule-name.js", "return it.plain('١٢ 3\uff14 ');") == "1234"
