from collections.abc import Callable

import numpy as np
import pytest

from digits.ink import Ink
from trainer.data.strokes import Stroke
from trainer.drawing.render import Placing, as_canvas, as_snapshot, draw, random_placing


def a_stroke(*points: tuple[float, float]) -> Stroke:
    return np.array(points, np.float32)


def box(ink: Ink) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is more than half ink; the latter two exclusive."""
    rows, columns = np.flatnonzero((ink > 0.5).any(1)), np.flatnonzero((ink > 0.5).any(0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


DISC = np.pi * 5**2


@pytest.mark.parametrize(
    ("stroke", "area"),
    [
        (a_stroke((50, 50)), DISC),
        (a_stroke((50, 50), (50, 50), (50, 50)), DISC),
        (a_stroke((30, 50), (70, 50)), DISC + 40 * 10),
        (a_stroke((30, 50), (50, 50), (70, 50)), DISC + 40 * 10),
        (a_stroke((30, 50), (70, 50), (30, 50)), DISC + 26.7 * 10),
    ],
)
def test_a_stroke_covers_its_pens_area(stroke: Stroke, area: float) -> None:
    ink = draw([stroke], 100, 10)
    assert ink.dtype == np.float32
    assert ink.shape == (100, 100)
    assert ink.max() == 1
    assert ink.sum() == pytest.approx(area, rel=0.04)  # Skia, as Chromium, draws small discs small


def test_y_grows_downwards() -> None:
    assert box(draw([a_stroke((50, 20))], 100, 10)) == (45, 15, 55, 25)


def test_a_corner_is_rounded_between_neighbours() -> None:
    ink = draw([a_stroke((10, 10), (90, 10), (90, 90))], 100, 4)
    assert ink[10, 88] == 0
    assert ink[20, 70] == 1  # half way along the curve from (10, 10) to (90, 50)


def test_strokes_that_cross_do_not_add_up() -> None:
    cross = [a_stroke((20, 50), (80, 50)), a_stroke((50, 20), (50, 80))]
    assert draw(cross, 100, 10).max() == 1


SQUARE = [a_stroke((0, 0), (0, 9), (0, 10)), a_stroke((10, 0), (10, 1), (10, 10))]
WIDE = [a_stroke((0, 0), (99, 0), (100, 0)), a_stroke((0, 50), (99, 50), (100, 50))]
DOT = [a_stroke((5, 5))]
DASH = [a_stroke((0, 0), (1, 0))]


@pytest.mark.parametrize(
    ("strokes", "expected"),
    [
        (SQUARE, (10, 10, 130, 130)),
        (WIDE, (10, 36, 130, 104)),
        ([stroke * 1000 - 7 for stroke in SQUARE], (10, 10, 130, 130)),
        (DOT, (63, 63, 77, 77)),
        (DASH, (30, 63, 110, 77)),
    ],
)
def test_a_snapshot_is_filled_unless_it_is_a_dot_or_a_dash(
    strokes: list[Stroke], expected: tuple[int, int, int, int]
) -> None:
    assert box(as_snapshot(strokes, pen_width_as_drawn=0.8)) == pytest.approx(expected, abs=1)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (0, 0, (0, 0, 140, 140)),
        (1, 1, (140, 140, 280, 280)),
        (0.5, 0.5, (70, 70, 210, 210)),
        (0, 1, (0, 140, 140, 280)),
    ],
)
def test_a_canvas_holds_the_ink_where_and_as_large_as_asked(
    x: float, y: float, expected: tuple[int, int, int, int]
) -> None:
    ink = as_canvas(SQUARE, Placing(size=0.5, x=x, y=y, pen_width=20))
    assert ink.shape == (280, 280)
    assert box(ink) == pytest.approx(expected, abs=1)


def test_a_dot_on_a_canvas_is_as_large_as_the_pen() -> None:
    ink = as_canvas(DOT, Placing(size=0.8, x=0.5, y=0.5, pen_width=20))
    assert ink.sum() == pytest.approx(np.pi * 10**2, rel=0.04)


def test_ink_beyond_the_canvas_is_cut_off() -> None:
    assert draw([a_stroke((-50, 50), (500, 50))], 100, 10).sum() == pytest.approx(100 * 10)


def test_random_placings_span_what_visitors_do() -> None:
    generator = np.random.default_rng(1)
    placings = [random_placing(generator) for _ in range(2000)]
    spans: list[tuple[Callable[[Placing], float], float, float]] = [
        (lambda placing: placing.size, 0.30, 0.85),
        (lambda placing: placing.x, 0, 1),
        (lambda placing: placing.y, 0, 1),
        (lambda placing: placing.pen_width, 10, 24),
    ]
    for value, low, high in spans:
        values = [value(placing) for placing in placings]
        assert low <= min(values) < low + 0.02 * (high - low)
        assert high - 0.02 * (high - low) < max(values) <= high


def test_the_same_generator_places_the_same() -> None:
    assert random_placing(np.random.default_rng(3)) == random_placing(np.random.default_rng(3))
