import numpy as np
import pytest

from trainer.data.strokes import Drawing
from trainer.drawing.outliers import chimera, make_outlier, mirrored, pair, piece, scribble, turned

ANGLES = np.linspace(0, 4 * np.pi, 120)
RING = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1).astype(np.float32) * 100
BAR = np.stack([np.zeros(40), np.linspace(0, 100, 40)], axis=1).astype(np.float32)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def digit(stroke, label):
    return Drawing((stroke,), label, "unipen-1a", "someone", "someone-1")


def test_a_piece_is_bent_and_less_than_the_whole(rng):
    for _ in range(50):
        part = piece(digit(RING, "0"), rng)
        if part is not None:
            assert 5 <= len(part[0]) <= len(RING) / 2


@pytest.mark.parametrize(("stroke", "label"), [(BAR, "1"), (BAR, "0"), (RING, "4"), (RING, "7")])
def test_what_may_be_a_digit_of_its_own_is_no_piece(stroke, label, rng):
    assert all(piece(digit(stroke, label), rng) is None for _ in range(50))


def test_a_pair_stands_side_by_side(rng):
    for _ in range(20):
        left, right = pair([RING], [RING], rng)
        assert left[:, 0].max() < right[:, 0].min()


def test_a_digit_that_may_be_read_however_it_lies_is_not_turned(rng):
    assert all(turned(digit(BAR, label), rng) is None for label in "0169" for _ in range(20))


@pytest.mark.parametrize("label", ["2", "3", "4", "5", "7", "8"])
def test_a_turned_digit_lies_on_its_side_or_its_head(label, rng):
    made = [one for _ in range(30) if (one := turned(digit(BAR, label), rng))]
    assert made
    for (stroke,) in made:
        assert not np.allclose(stroke, BAR)
        assert sorted(np.ptp(stroke, axis=0)) == [0, 100]


@pytest.mark.parametrize("label", ["3", "6", "7", "9"])
def test_a_mirrored_digit_is_as_large_and_turned_from_left_to_right(label):
    (stroke,) = mirrored(digit(RING + 5, label))
    assert np.array_equal(stroke, (RING + 5) * [-1, 1])


@pytest.mark.parametrize("label", ["0", "1", "2", "4", "5", "8"])
def test_what_may_be_a_digit_in_a_mirror_too_is_not_mirrored(label):
    assert mirrored(digit(RING, label)) is None


def test_scribbles_and_made_outliers_have_strokes(rng):
    for _ in range(30):
        assert scribble(rng)
        assert all(
            len(stroke) > 1 for stroke in make_outlier([digit(RING, "0")], [digit(BAR, "T")], rng)
        )


def test_a_chimera_has_a_half_of_each_letter(rng):
    made = [chimera([BAR], [RING], rng) for _ in range(100)]
    halves = [one for one in made if one is not None]
    assert len(halves) > 50
    for strokes in halves:
        points = np.concatenate(strokes)
        assert np.ptp(points, axis=0).max() <= 1.001
        assert all(len(stroke) > 1 for stroke in strokes)


def test_a_chimera_of_what_lies_on_one_side_alone_is_none(rng):
    dot = BAR[:1]
    assert all(chimera([dot], [dot], rng) is None for _ in range(20))
