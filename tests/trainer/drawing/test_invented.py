import numpy as np
import pytest

from trainer.drawing.invented import FEWEST_STROKES, MOST_STROKES, invent


@pytest.fixture
def invented():
    return [invent(np.random.default_rng(seed)) for seed in range(200)]


def test_an_invented_character_has_more_strokes_than_most_digits(invented):
    counts = {len(strokes) for strokes in invented}
    assert counts == set(range(FEWEST_STROKES, MOST_STROKES + 1))


def test_every_stroke_goes_somewhere_and_stays_near_the_square(invented):
    for stroke in (stroke for strokes in invented for stroke in strokes):
        assert stroke.dtype == np.float32
        assert np.ptp(stroke, axis=0).max() > 0.05
        assert -1 < stroke.min() <= stroke.max() < 2


def test_some_strokes_are_bent_and_some_are_straight(invented):
    def bend(line):
        chord = np.hypot(*(line[-1] - line[0]))
        return np.hypot(*np.diff(line, axis=0).T).sum() / chord

    bends = [bend(stroke) for strokes in invented for stroke in strokes if len(stroke) == 12]
    assert min(bends) < 1.001
    assert max(bends) > 1.2


def test_most_strokes_begin_where_another_passed(invented):
    def joined(strokes):
        before = np.concatenate(strokes[:-1])
        return np.hypot(*(before - strokes[-1][0]).T).min() < 1e-6

    assert 0.7 < np.mean([joined(strokes) for strokes in invented]) < 0.99


def test_no_two_invented_characters_are_the_same(invented):
    assert len({strokes[0].tobytes() for strokes in invented}) == len(invented)
