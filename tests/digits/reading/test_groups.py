"""Which neighbours may be one digit."""

import pytest

from digits.reading.boxes import Box
from digits.reading.groups import groups_of


def row(*sides):
    """Pieces as high as a digit of 10, from left to right."""
    return [Box(left, 0, right, 10) for left, right in sides]


def low(*sides):
    """Pieces at the foot of the line, from left to right."""
    return [Box(left, 8, right, 10) for left, right in sides]


@pytest.mark.parametrize(
    ("boxes", "groups"),
    [
        ([], []),
        (row((0, 5)), [(0, 1)]),
        ([*row((0, 5)), *low((8, 13))], [(0, 1), (0, 2), (1, 2)]),
        ([*row((0, 5)), *low((9, 14))], [(0, 1), (1, 2)]),
        (
            [*row((0, 6)), *low((2, 3)), *row((5, 9), (90, 95))],
            [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4)],
        ),
    ],
    ids=["none", "one", "near", "apart", "near to what reaches furthest"],
)
def test_pieces_are_grouped_with_those_that_are_near(boxes, groups):
    assert groups_of(boxes) == groups


@pytest.mark.parametrize(
    ("boxes", "groups"),
    [
        (row((0, 5), (4, 9)), [(0, 1), (0, 2), (1, 2)]),
        (row((0, 5), (5.5, 9)), [(0, 1), (0, 2), (1, 2)]),
        (row((0, 5), (6, 9)), [(0, 1), (1, 2)]),
        (row((0, 5), (3, 6), (4, 9)), [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]),
    ],
    ids=["crossing", "nearly touching", "apart", "three"],
)
def test_at_most_two_tall_pieces_are_of_one_digit_and_nothing_lies_between_them(boxes, groups):
    assert groups_of(boxes) == groups


def test_a_group_has_at_most_four_pieces():
    specks = low(*((2 * place, 2 * place + 1) for place in range(6)))
    digits = row(*((100 * place, 100 * place + 5) for place in range(1, 8)))
    groups = groups_of([*specks, *digits])
    assert max(after - first for first, after in groups) == 4


def test_a_line_of_dots_is_grouped_without_a_height():
    assert groups_of([Box(0, 5, 0, 5), Box(3, 5, 3, 5)]) == [(0, 1), (1, 2)]
