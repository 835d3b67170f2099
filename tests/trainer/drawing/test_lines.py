from itertools import pairwise

import numpy as np
import pytest

from testing.pictures import strokes_of_digit
from trainer.data.strokes import Drawing
from trainer.drawing.lines import FEWEST, GAPS, compose_lines, compose_texts, hand_of, hands_of


def drawing(digit, writer="one"):
    strokes = tuple(np.array(stroke, np.float32) for stroke in strokes_of_digit[digit])
    return Drawing(strokes, str(digit), "unipen-1a", "school", writer)


@pytest.fixture(scope="module")
def hands():
    return hands_of([drawing(digit, writer) for digit in range(10) for writer in ("one", "two")])


def edges(line):
    """The left and the right edge of each character."""
    of = [
        np.concatenate(
            [s for s, owner in zip(line.strokes, line.owners, strict=True) if owner == n]
        )
        for n in range(len(line.characters))
    ]
    return [(points[:, 0].min(), points[:, 0].max()) for points in of]


def test_a_hand_is_one_writer_who_drew_enough():
    few = [drawing(7, "seldom")] * (FEWEST - 1)
    (hand,) = hands_of([drawing(digit % 10) for digit in range(FEWEST)] + few)
    assert sum(map(len, hand.values())) == FEWEST


@pytest.mark.parametrize("spacing", GAPS)
def test_characters_stand_as_far_apart_as_the_spacing_says(hands, spacing):
    least, most = GAPS[spacing]
    for line in compose_lines(hands, 5, spacing, np.random.default_rng(0)):
        sides = edges(line)
        gaps = [right[0] - left[1] for left, right in pairwise(sides)]
        assert all(least - 0.01 <= gap <= most + 0.01 for gap in gaps)


def test_a_line_says_what_is_drawn_in_it(hands):
    for line in compose_lines(hands, 10, "near", np.random.default_rng(1)):
        assert 2 <= len(line.text) <= 8
        strokes = [len(strokes_of_digit[int(digit)]) for digit in line.text]
        assert [line.owners.count(n) for n in range(len(line.text))] == strokes


def test_characters_of_other_sizes_are_brought_within_reason():
    small = [Drawing(tuple(s / 20 for s in drawing(7).strokes), "7", "unipen-1a", "school", "one")]
    (hand,) = hands_of([drawing(4)] * FEWEST + small)
    for line in compose_lines([hand], 10, "apart", np.random.default_rng(2)):
        heights = [stroke[:, 1].max() - stroke[:, 1].min() for stroke in line.strokes]
        assert max(heights) > 0.4


def test_marks_are_characters_of_a_line_but_nothing_that_it_says(hands):
    lines = [*compose_lines(hands, 30, "crowded", np.random.default_rng(3), separated=1.0)]
    assert all(line.text.isdecimal() for line in lines)
    assert any(line.characters != line.text for line in lines)
    for line in lines:
        assert sorted(set(line.owners)) == [*range(len(line.characters))]


def test_a_mark_stands_clear_of_the_digit_before_it(hands):
    for line in compose_lines(hands, 30, "crowded", np.random.default_rng(4), separated=1.0):
        sides = edges(line)
        for (before, after), character in zip(pairwise(sides), line.characters[1:], strict=True):
            assert character in line.text or after[0] > before[1]


def test_a_text_is_written_by_one_who_made_all_its_characters(hands):
    no_seven = hand_of([drawing(digit) for digit in range(7)] * 2)
    lines = compose_texts([no_seven, hands[0]], ["10717"] * 5, "near", np.random.default_rng(0))
    assert [line.text for line in lines] == ["10717"] * 5
