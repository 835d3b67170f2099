import numpy as np
import pytest

from trainer.drawing.handwriting import vary

ANGLES = np.linspace(0, 4 * np.pi, 120)
RING = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1).astype(np.float32) * 100
BAR = np.stack([np.zeros(40), np.linspace(0, 100, 40)], axis=1).astype(np.float32)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize(
    "strokes", [[RING], [BAR, RING], [RING[:1]], [RING[:3]]], ids=["one", "two", "a dot", "short"]
)
def test_variation_keeps_strokes_but_never_the_points(strokes, rng):
    varied = vary(strokes, rng)
    assert len(varied) == len(strokes)
    for before, after in zip(strokes, varied, strict=True):
        assert 1 <= len(after) <= len(before)
        assert after.dtype == np.float32
        assert np.isfinite(after).all()
    assert not np.array_equal(varied[0], strokes[0])


def test_variation_does_not_depend_on_units_or_place(rng):
    here = vary([RING], np.random.default_rng(1))[0]
    there = vary([RING * 50 + 7000], np.random.default_rng(1))[0]
    assert np.allclose(here, there, atol=1e-2)


def test_each_of_several_strokes_is_put_down_a_little_elsewhere(rng):
    gaps = [np.subtract(*(s.mean(axis=0) for s in vary([BAR, BAR], rng))) for _ in range(50)]
    assert 0.005 < np.std(gaps) < 0.06


def test_varied_shapes_stay_recognisable(rng):
    for _ in range(50):
        extent = np.ptp(vary([RING], rng)[0], axis=0)
        assert 0.4 < extent[0] / extent[1] < 2.5
