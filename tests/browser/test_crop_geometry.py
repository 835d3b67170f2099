"""What is cut out of a picture, as data: static/js/crop/crop.js."""

import pytest
from playwright.sync_api import Page

CORNERS = """
    const farthest = (crop) => {
        const { centre, half } = boxOf(crop);
        const angle = (-angleOf(crop) / 180) * Math.PI;
        const beside = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => {
            const [across, down] = [centre[0] + x * half[0], centre[1] + y * half[1]];
            return [
                Math.abs(across * Math.cos(angle) - down * Math.sin(angle)) - crop.size[0] / 2,
                Math.abs(across * Math.sin(angle) + down * Math.cos(angle)) - crop.size[1] / 2,
            ];
        }));
        return Math.max(...beside);
    };
"""
"""How far a crop's farthest corner lies beside the picture, in its pixels."""


@pytest.fixture(scope="module")
def compute(chromium, server):
    """A function that runs code on the module's own functions."""
    page: Page = chromium.new_page()
    page.goto(server.url + "/picture")
    head = """async () => {
        const { angleOf, boundsOf, boxOf, moved, stretched, turnedByAQuarter, whole } =
            await import("/static/js/crop/crop.js");
    """
    yield lambda code: page.evaluate(head + CORNERS + code + "}")
    page.close()


def box_of(compute, crop):
    """Left, top, right and bottom on the axes of the turned picture."""
    return compute(f"""
        const {{ centre: [x, y], half: [a, b] }} = boxOf({crop});
        return [x - a, y - b, x + a, y + b].map((place) => Math.round(place * 100) / 100);
    """)


WHOLE = "whole([400, 200])"


@pytest.mark.parametrize(
    ("crop", "box"),
    [
        (WHOLE, [-200, -100, 200, 100]),
        ("whole([400, 200], 1)", [-100, -200, 100, 200]),
        (f"turnedByAQuarter({WHOLE})", [-100, -200, 100, 200]),
        (f"stretched({WHOLE}, [1, 1], [-100, -50])", [-200, -100, 100, 50]),
        (f"stretched({WHOLE}, [-1, -1], [100, 50])", [-100, -50, 200, 100]),
        (f"stretched({WHOLE}, [1, 1], [999, 999])", [-200, -100, 200, 100]),
        (f"stretched({WHOLE}, [1, 1], [-999, -999])", [-200, -100, -184, -84]),
        (f"moved({WHOLE}, [50, 50])", [-200, -100, 200, 100]),
        (f"moved(stretched({WHOLE}, [1, 1], [-100, -50]), [30, 999])", [-170, -50, 130, 100]),
        (f"turnedByAQuarter(stretched({WHOLE}, [1, 1], [-100, -50]))", [-50, -200, 100, 100]),
    ],
)
def test_a_rectangle_is_where_it_was_moved_but_in_the_picture(compute, crop, box):
    assert box_of(compute, crop) == box


@pytest.mark.parametrize("tilt", [-45, -20.5, 0, 3, 45])
@pytest.mark.parametrize(
    "change",
    [
        "crop",
        "moved(crop, [500, 20])",
        "stretched(crop, [1, -1], [500, -500])",
        "stretched(moved(crop, [-40, -500]), [-1, 1], [-300, 300])",
        "turnedByAQuarter(stretched(crop, [1, 1], [-80, -20]))",
    ],
)
def test_nothing_is_cut_out_of_what_lies_beside_the_picture(compute, tilt, change):
    beside = compute(f"""
        const crop = {{ ...stretched(whole([400, 250]), [-1, -1], [150, 60]), tilt: {tilt} }};
        return farthest({change});
    """)
    assert beside < 0.01


def test_a_tilt_that_is_taken_back_leaves_the_rectangle_as_large_as_it_was(compute):
    assert compute("""
        const crop = whole([400, 200]);
        const tilted = { ...crop, tilt: 30 };
        return [boxOf(tilted).half[0] < 150, boxOf({ ...tilted, tilt: 0 }).half];
    """) == [True, [200, 100]]


def test_a_part_is_moved_before_it_is_made_smaller_as_the_picture_is_tilted(compute):
    assert compute("""
        const crop = stretched(whole([400, 200]), [1, 1], [-300, -100]);
        const { half } = boxOf({ ...crop, tilt: 20 });
        return half.map((length) => Math.round(length));
    """) == [50, 50]


def test_a_tilted_picture_takes_more_room(compute):
    bounds = compute("return boundsOf({ ...whole([400, 200]), tilt: 45 });")
    assert bounds == pytest.approx([300 / 2**0.5] * 2)


@pytest.mark.parametrize("size", ["[1, 1]", "[1, 2048]", "[2048, 3]"])
def test_of_a_picture_however_narrow_something_is_cut_out(compute, size):
    assert compute(f"""
        const crop = stretched({{ ...whole({size}), tilt: 30 }}, [1, 1], [-5000, -5000]);
        return boxOf(crop).half.every((length) => length > 0) && farthest(crop) < 0.01;
    """)
