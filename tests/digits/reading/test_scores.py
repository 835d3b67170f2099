"""What makes a group of pieces a likelier digit."""

import pytest

from digits.reading.boxes import Box
from digits.reading.scores import FARTHEST, scores_of

LINE = [Box(0, 0, 6, 10), Box(9, 0, 15, 10), Box(18, 0, 24, 10)]

SURE = [0.0] * 7 + [0.98, 0.0, 0.01]


def score(boxes, group, likely=SURE):
    (scores,) = scores_of(boxes, [group], [likely])
    return scores[7]


def test_the_likelier_digit_scores_higher():
    (scores,) = scores_of(LINE, [(0, 1)], [SURE])
    assert scores[7] > scores[9] > scores[0]
    assert scores[0] == scores[1]


@pytest.mark.parametrize("share", [0.9, 0.5, 0.1, 0.0])
def test_what_is_less_likely_a_digit_at_all_scores_lower(share):
    less = [one * share for one in SURE]
    assert score(LINE, (0, 1), less) < score(LINE, (0, 1))


@pytest.mark.parametrize(
    "box",
    [Box(0, 4, 6, 14), Box(0, 7, 3, 10), Box(0, 0, 16, 10), Box(0, 0, 12, 10)],
    ids=["off the baseline", "small", "wide", "into the next"],
)
def test_what_does_not_lie_as_a_digit_does_scores_lower(box):
    assert score([box, *LINE[1:]], (0, 1)) < score(LINE, (0, 1))


def test_pieces_that_overlap_are_likelier_one_digit_than_those_apart():
    apart = [Box(0, 0, 3, 10), Box(5, 0, 8, 10), *LINE[1:]]
    across = [Box(0, 0, 6, 10), Box(2, 0, 8, 10), *LINE[1:]]
    assert score(across, (0, 2)) > score(apart, (0, 2))


@pytest.mark.parametrize("likely", [[0.0] * 10, [1.0, *[0.0] * 9], [0.1001] * 10])
@pytest.mark.parametrize("scale", [1e-6, 1, 1e6])
def test_scores_are_numbers_whatever_is_given(likely, scale):
    boxes = [Box(*(side * scale for side in box)) for box in LINE]
    assert abs(score(boxes, (0, 2), likely)) < 20 * FARTHEST


def test_scores_do_not_depend_on_the_boxes_unit():
    larger = [Box(*(side * 100 for side in box)) for box in LINE]
    assert score(larger, (0, 2)) == pytest.approx(score(LINE, (0, 2)))
