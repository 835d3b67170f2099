import numpy as np
import pytest

from trainer.data.strokes import Drawing
from trainer.drawing.styles import choosing, slips
from trainer.drawing.styles.adding import crossed, flagged, footed, slashed, two_rings
from trainer.drawing.styles.bending import (
    beheaded,
    closed,
    hooked,
    looped,
    loose_hat,
    open_at_the_top,
    overshooting,
    pointed,
    straightened,
)
from trainer.drawing.styles.choosing import with_style


def moved(stroke, right, down):
    return (stroke + np.array([right, down])).astype(np.float32)


ANGLES = np.linspace(0, 2 * np.pi, 40)
ZERO = np.stack([np.cos(ANGLES), 1.5 * np.sin(ANGLES)], axis=1).astype(np.float32) * 50
ONE = np.stack([np.zeros(20), np.linspace(0, 100, 20)], axis=1).astype(np.float32)
TOP = np.stack([np.linspace(0, 60, 10), np.zeros(10)], axis=1)
STEM = np.stack([np.linspace(60, 20, 20), np.linspace(0, 100, 20)], axis=1)
SEVEN = np.concatenate([TOP, STEM]).astype(np.float32)
HAT = np.stack([np.linspace(0, 40, 8), np.zeros(8)], axis=1).astype(np.float32)

SIX = np.concatenate([ONE[:10], moved(ZERO * [0.5, 0.33], 0, 75)]).astype(np.float32)
BEGUN = [[40, 0], [30, 20], [20, 40], [10, 60]]
ANGLE = np.concatenate([BEGUN, moved(HAT, 0, 70)]).astype(np.float32)
ARC = np.stack([30 * np.sin(ANGLES[:20]), -25 * np.cos(ANGLES[:20])], axis=1)
THREE = np.concatenate([moved(ARC, 0, 25), moved(ARC, 0, 75)]).astype(np.float32)
TWO = np.concatenate([moved(ARC, 20, 25), moved(TOP * 0.8, 0, 100)]).astype(np.float32)
NINE = np.concatenate([moved(ZERO * 0.4, 0, 30), STEM]).astype(np.float32)

STROKE = {"0": ZERO, "1": ONE, "7": SEVEN}


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def drawing(label, *strokes):
    return Drawing(strokes, label, "unipen-1a", "someone", "someone-1")


def test_a_flag_falls_to_the_left_of_the_ones_top(rng):
    for _ in range(50):
        first, *_ = flagged([ONE], rng)
        assert first[0, 0] < 0
        assert 0 < first[0, 1] < 100


def test_a_foot_crosses_the_ones_end(rng):
    for _ in range(20):
        one, foot = footed([ONE], rng)
        assert one is ONE
        assert foot[0, 0] < 0 < foot[-1, 0]
        assert np.abs(foot[:, 1] - 100).max() < 20


@pytest.mark.parametrize("style", [flagged, footed])
def test_a_one_that_is_no_single_line_stays_as_it_is(style, rng):
    assert style([ZERO], rng) == [ZERO]


def test_a_bar_crosses_the_sevens_stem_or_lies_beside_it(rng):
    for _ in range(20):
        _, bar = crossed([SEVEN], rng)
        assert 30 < bar[:, 1].mean() < 75
        assert np.ptp(bar[:, 0]) > 20


def test_a_head_of_its_own_is_all_of_the_seven_before_its_corner(rng):
    head, stem = beheaded([SEVEN], rng)
    assert np.ptp(head[:, 1]) < 15
    assert np.ptp(stem[:, 1]) > 90


def test_a_slash_goes_through_the_zeros_centre_either_way(rng):
    rises = []
    for _ in range(40):
        _, slash = slashed([ZERO], rng)
        assert np.allclose(slash.mean(axis=0), 0, atol=1)
        rises.append(bool(slash[0, 1] > slash[-1, 1]))
    assert {*rises} == {True, False}


@pytest.mark.parametrize("ring", [ZERO, SIX])
def test_a_rings_end_bends_on_along_the_ring(ring, rng):
    for _ in range(20):
        (longer,) = overshooting([ring], rng)
        assert np.array_equal(longer[: len(ring)], ring)
        beyond = longer[len(ring) :]
        assert max(np.hypot(*(ring - point).T).min() for point in beyond) < 8


def test_a_threes_end_comes_back_to_its_waist(rng):
    waist = THREE[20]
    for _ in range(20):
        (three,) = closed([THREE], rng)
        reached = min(np.hypot(*(three[0] - waist)), np.hypot(*(three[-1] - waist)))
        assert reached < 0.75 * np.hypot(*(THREE[0] - waist))


def test_a_nine_hooks_to_the_left_and_up(rng):
    for _ in range(20):
        (nine,) = hooked([NINE], rng)
        hook = nine[len(NINE) :]
        assert hook[:, 0].max() <= NINE[-1, 0] + 1
        assert hook[:, 1].max() > NINE[-1, 1]


def test_a_nine_that_does_not_end_at_its_foot_gets_no_hook(rng):
    assert hooked([NINE[::-1]], rng)[0] is not NINE
    assert np.array_equal(hooked([NINE[::-1]], rng)[0], NINE[::-1])


def test_a_nines_stem_is_straight(rng):
    for _ in range(20):
        (nine,) = straightened([NINE], rng)
        stem = nine[-8:]
        assert np.allclose(np.diff(stem, axis=0), np.diff(stem, axis=0)[0], atol=1e-3)
        assert np.ptp(stem[:, 1]) > 60


def test_a_two_has_a_loop_above_its_base(rng):
    for _ in range(20):
        (two,) = looped([TWO], rng)
        corner = int((TWO[:, 1] - TWO[:, 0]).argmax())
        loop = two[corner : corner + 10]
        assert np.allclose(loop[0], loop[-1])
        assert loop[:, 1].max() <= TWO[:, 1].max() + 1
        assert np.ptp(loop, axis=0).min() > 5


def test_a_four_is_closed_where_its_stem_begins(rng):
    stem = moved(ONE, 60, 0)
    for _ in range(20):
        angle, kept = pointed([ANGLE, stem], rng)
        assert kept is stem
        assert np.abs(angle[0] - stem[0]).max() < 15
        assert np.array_equal(angle[-7:], ANGLE[-7:])


@pytest.mark.parametrize("style", [beheaded, closed, looped, open_at_the_top, straightened])
def test_a_digit_of_several_strokes_keeps_them(style, rng):
    strokes = [ZERO, HAT]
    assert style(strokes, rng) is strokes


def test_an_eight_is_open_at_the_top_or_has_two_rings(rng):
    (open_one,) = open_at_the_top([ZERO], rng)
    assert 0.8 * len(ZERO) <= len(open_one) <= len(ZERO)
    upper, lower = two_rings([ZERO], rng)
    assert upper[:, 1].mean() < lower[:, 1].mean()


def test_a_fives_hat_comes_loose_and_its_body_stays(rng):
    body, hat = loose_hat([ZERO, HAT], rng)
    assert body is ZERO
    assert not np.allclose(hat, HAT)


@pytest.mark.parametrize("label", ["0", "1", "7"])
def test_few_drawings_get_another_style(label, rng, monkeypatch):
    monkeypatch.setattr(slips, "SELDOM", 0)
    given = STROKE[label]
    kept = [any(one is given for one in with_style(drawing(label, given), rng)) for _ in range(400)]
    lengths = [len(with_style(drawing(label, given), rng)) for _ in range(400)]
    assert 0.03 < 1 - np.mean(kept) + np.mean(np.array(lengths) > 1) < 0.4


@pytest.mark.parametrize("often", [0, 1])
def test_a_drawing_that_has_no_other_style_stays_as_it_is(often, rng, monkeypatch):
    monkeypatch.setattr(slips, "SELDOM", 0)
    monkeypatch.setattr(choosing, "OFTEN", often)
    assert with_style(drawing("4", ONE), rng) == [ONE]


@pytest.mark.parametrize(
    ("slip", "strokes"), [(slips.skipped, 2), (slips.lifted, 2), (slips.retraced, 1)]
)
def test_a_slip_leaves_most_of_the_stroke_where_it_was(slip, strokes, rng):
    for _ in range(20):
        slipped = slip(ZERO, rng)
        assert len(slipped) == strokes
        points = np.concatenate(slipped)
        gaps = [np.hypot(*(points - point).T).min() for point in ZERO]
        assert np.mean(np.array(gaps) < 10) > 0.85


def test_a_short_stroke_never_slips(rng, monkeypatch):
    monkeypatch.setattr(slips, "SELDOM", 1)
    strokes = [ONE[:5]]
    assert slips.with_slip(strokes, rng) is strokes
