from typing import get_args

import numpy as np
import pytest

from trainer.drawing.lines import WrittenLine
from trainer.drawing.photos.kind import (
    Camera,
    Light,
    Pattern,
    Pen,
    PhotoKind,
    Printed,
    Shadow,
    Sheet,
    Surface,
    View,
)
from trainer.drawing.photos.photograph import photograph

CLEAR = PhotoKind(
    pen=Pen(colour=(0, 0, 0), opacity=1, grain=0),
    sheet=Sheet(colour=(255, 255, 255), roughness=0),
    light=Light(slope=0, vignette=0),
    camera=Camera(blur=0, noise=0, quality=None),
)
"""Nothing but black ink on white, so that a test can see where it is."""


def taken(line, seed=0, **changed):
    kind = PhotoKind(**{**vars(CLEAR), **changed})
    return photograph(line, kind, np.random.default_rng(seed))


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(height=14),
        View(height=90, turned=8),
        View(turned=-20),
        View(depth=(0.3, -0.2), turned=5),
    ],
    ids=["straight", "small", "turned", "turned far", "in depth"],
)
@pytest.mark.parametrize("pressure", [0.0, 0.5])
def test_a_box_is_around_the_ink_of_its_character(line, view, pressure):
    pen = Pen(colour=(0, 0, 0), opacity=1, grain=0, pressure=pressure)
    photo = taken(line, view=view, pen=pen)
    assert len(photo.boxes) == len(line.characters)
    dark = photo.pixels[..., 0] < 128
    for box in photo.boxes:
        left, top, right, bottom = map(int, box)
        near = np.zeros_like(dark)
        near[max(top - 3, 0) : bottom + 4, max(left - 3, 0) : right + 4] = True
        rows, columns = np.nonzero(dark & near)
        found = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
        assert found == pytest.approx(box, abs=2)


def test_a_photo_tells_how_many_pixels_a_height_of_the_line_has(line):
    photo = taken(line, view=View(height=60))
    assert photo.height == 60
    rows = np.concatenate([stroke[:, 1] for stroke in line.strokes])
    tall = max(box.bottom for box in photo.boxes) - min(box.top for box in photo.boxes)
    assert tall == pytest.approx((np.ptp(rows) + CLEAR.pen.width) * 60, rel=0.02)


def test_margins_are_what_lies_around_the_line(line):
    photo = taken(line, view=View(height=20, margins=(1, 2, 3, 4)))
    height, width, _ = photo.pixels.shape
    lefts, tops, rights, bottoms = zip(*photo.boxes, strict=True)
    sides = min(lefts), min(tops), width - max(rights), height - max(bottoms)
    assert sides == pytest.approx((20, 40, 60, 80), abs=2.5)


def test_a_kind_and_a_seed_make_the_same_photo_again(line):
    kind = PhotoKind(light=Light(shadow="hard", darkness=0.5))
    first, second = (photograph(line, kind, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(first.pixels, second.pixels)
    assert first.boxes == second.boxes


def test_where_nothing_is_written_there_is_paper_and_no_box():
    photo = taken(WrittenLine([], "", []))
    assert photo.boxes == ()
    assert (photo.pixels == 255).all()


def test_a_scan_in_grey_has_no_colours_and_a_fax_two(line):
    pen = Pen(colour=(200, 30, 40))
    grey = taken(line, pen=pen, camera=Camera(process="grey")).pixels
    assert np.array_equal(grey[..., 0], grey[..., 2])
    fax = taken(line, pen=pen, camera=Camera(process="black and white", quality=None)).pixels
    assert set(np.unique(fax)) == {0, 255}


@pytest.mark.parametrize("printed", sorted(set(get_args(Printed)) - {"nothing"}))
def test_everything_that_may_be_printed_leaves_print(line, printed):
    sheet = Sheet(colour=(255, 255, 255), roughness=0, printed=printed)
    plain, with_print = taken(line), taken(line, sheet=sheet)
    assert with_print.pixels.mean() < plain.pixels.mean()
    assert with_print.boxes == plain.boxes


@pytest.mark.parametrize("pattern", sorted(set(get_args(Pattern)) - {"none"}))
def test_every_pattern_is_all_over_the_sheet(line, pattern):
    sheet = Sheet(colour=(255, 255, 255), roughness=0, pattern=pattern)
    levels = taken(line, sheet=sheet).pixels
    for quarter in (levels[:15], levels[-15:], levels[:, :15], levels[:, -15:]):
        assert quarter.std() > 3


@pytest.mark.parametrize("surface", get_args(Surface))
def test_beyond_the_sheets_edges_lies_what_it_lies_on(line, surface):
    view = View(
        margins=(2, 2, 2, 2), edges=(0.5, 0.5, 0.5, 0.5), surface=surface, surface_colour=(90, 0, 0)
    )
    levels = taken(line, view=view).pixels.astype(int)
    rim = np.concatenate([levels[:20].reshape(-1, 3), levels[-20:].reshape(-1, 3)])
    assert (rim[:, 0] > rim[:, 1] + 15).mean() > 0.9
    height, width = levels.shape[:2]
    assert np.median(levels[height // 3 : -height // 3, width // 3 : -width // 3]) == 255


@pytest.mark.parametrize("shadow", sorted(set(get_args(Shadow)) - {"none"}))
def test_a_shadow_leaves_light_and_dark(line, shadow):
    kind = Light(slope=0, vignette=0, shadow=shadow, darkness=0.5)
    paper = taken(line).pixels == 255
    levels = [taken(line, seed, light=kind).pixels[paper] for seed in range(5)]
    assert 120 < min(one.min() for one in levels) < 160
    assert max(one.max() for one in levels) > 240
