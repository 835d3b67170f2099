import numpy as np
import pytest

from trainer.drawing.no_numbers import (
    KINDS,
    blank_line,
    invented_line,
    music_line,
    no_number,
    scribbled_line,
)


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_no_digit(kind):
    line = kind(np.random.default_rng(0))
    assert not any(character.isdecimal() for character in line.text)
    assert sorted(set(line.owners)) == [*range(len(line.characters))]
    assert all(stroke.dtype == np.float32 for stroke in line.strokes)


def test_a_blank_is_blank():
    assert blank_line(np.random.default_rng(0)).strokes == []


@pytest.mark.parametrize("kind", [scribbled_line, invented_line])
def test_it_is_about_as_high_as_a_line_of_digits(kind):
    for seed in range(20):
        points = np.concatenate(kind(np.random.default_rng(seed)).strokes)
        assert -1.01 <= points[:, 1].min() < points[:, 1].max() <= 0.01


def test_music_has_five_lines_from_end_to_end():
    line = music_line(np.random.default_rng(0))
    width = np.ptp(np.concatenate(line.strokes)[:, 0])
    assert sum(np.ptp(stroke[:, 0]) > 0.7 * width for stroke in line.strokes) == 5


def test_all_kinds_come():
    generator = np.random.default_rng(0)
    lengths = {len(no_number(generator).characters) for _ in range(60)}
    assert {0, 1} < lengths
    assert max(lengths) > 5
