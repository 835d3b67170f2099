import pytest

from benchmarks.browser.hand import evenly, wandering_stroke


def test_points_lie_evenly_along_a_stroke():
    xs, ys = zip(*evenly([(0, 0), (0.3, 0), (0.3, 0.1)], 5), strict=True)
    assert xs == pytest.approx([0, 0.1, 0.2, 0.3, 0.3])
    assert ys == pytest.approx([0, 0, 0, 0, 0.1])


def test_the_long_stroke_stays_on_the_pad():
    assert all(0.1 < x < 0.9 and 0.1 < y < 0.9 for x, y in wandering_stroke(20))
