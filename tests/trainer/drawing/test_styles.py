import numpy as np
import pytest

from trainer.data.strokes import Drawing
from trainer.drawing.styles import crossed, flagged, slashed, with_style

ANGLES = np.linspace(0, 2 * np.pi, 40)
ZERO = np.stack([np.cos(ANGLES), 1.5 * np.sin(ANGLES)], axis=1).astype(np.float32) * 50
ONE = np.stack([np.zeros(20), np.linspace(0, 100, 20)], axis=1).astype(np.float32)
TOP = np.stack([np.linspace(0, 60, 10), np.zeros(10)], axis=1)
STEM = np.stack([np.linspace(60, 20, 20), np.linspace(0, 100, 20)], axis=1)
SEVEN = np.concatenate([TOP, STEM]).astype(np.float32)

STROKE = {"0": ZERO, "1": ONE, "7": SEVEN}


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def drawing(label, *strokes):
    return Drawing(strokes, label, "unipen-1a", "someone", "someone-1")


def test_a_flag_falls_to_the_left_of_the_ones_top(rng):
    for _ in range(20):
        flag, one, *_ = flagged(ONE, rng)
        assert one is ONE
        assert np.allclose(flag[-1], ONE[0])
        assert flag[0, 0] < 0
        assert 0 < flag[0, 1] < 50


def test_a_one_that_is_no_single_line_gets_no_flag(rng):
    assert len(flagged(ZERO, rng)) == 1


def test_a_bar_crosses_the_sevens_stem(rng):
    for _ in range(20):
        _, bar = crossed(SEVEN, rng)
        middle = bar.mean(axis=0)
        assert np.hypot(*(SEVEN - middle).T).min() < 5
        assert 30 < middle[1] < 75


def test_a_slash_rises_through_the_zeros_centre(rng):
    for _ in range(20):
        _, slash = slashed(ZERO, rng)
        assert np.allclose(slash.mean(axis=0), 0, atol=1)
        assert slash[0, 0] < slash[-1, 0]
        assert slash[0, 1] > slash[-1, 1]


@pytest.mark.parametrize("label", ["0", "1", "7"])
def test_few_drawings_get_another_style(label, rng):
    styled = [len(with_style(drawing(label, STROKE[label]), rng)) > 1 for _ in range(400)]
    assert 0.08 < np.mean(styled) < 0.25


@pytest.mark.parametrize(
    "unchanged",
    [drawing("7", SEVEN, ONE), drawing("4", ONE)],
    ids=["has a bar already", "has no other style"],
)
def test_other_drawings_stay_as_they_are(unchanged, rng):
    for _ in range(50):
        assert with_style(unchanged, rng) == list(unchanged.strokes)
