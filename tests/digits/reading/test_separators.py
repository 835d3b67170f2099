"""Which pieces of a line stand between its digits, by size and place alone."""

import pytest

from digits.reading.boxes import Box
from digits.reading.separators import are_separators

ONE, TWO = Box(0, 0, 60, 100), Box(120, 0, 180, 100)


@pytest.mark.parametrize(
    ("box", "is_separator"),
    [
        pytest.param(Box(85, 90, 95, 100), True, id="a point"),
        pytest.param(Box(82, 85, 95, 120), True, id="a comma"),
        pytest.param(Box(75, 48, 105, 56), True, id="a dash"),
        pytest.param(Box(190, 90, 198, 99), True, id="a point at the end"),
        pytest.param(Box(-40, 45, -10, 52), True, id="a minus"),
        pytest.param(Box(88, 97, 91, 100), False, id="a speck"),
        pytest.param(Box(85, 0, 95, 100), False, id="a one"),
        pytest.param(Box(75, 50, 110, 100), False, id="a small nought"),
        pytest.param(Box(80, 0, 110, 10), False, id="a bar at the top, as of a five"),
        pytest.param(Box(85, 0, 95, 12), False, id="an apostrophe"),
        pytest.param(Box(85, 160, 95, 170), False, id="a speck far below"),
        pytest.param(Box(65, 92, 115, 100), False, id="a bar along the baseline"),
        pytest.param(Box(20, 88, 32, 100), False, id="the foot of a broken digit"),
        pytest.param(Box(20, 48, 70, 54), False, id="the bar of a broken digit"),
    ],
)
def test_what_is_a_separator_is_told_from_what_is_none(box, is_separator):
    assert are_separators([ONE, box, TWO]) == [False, is_separator, False]


def test_without_anything_as_high_as_a_digit_there_is_none():
    assert are_separators([]) == []
    assert are_separators([Box(0, 0, 30, 6), Box(40, 0, 70, 6)]) == [False, False]
    assert are_separators([Box(5, 5, 5, 5)]) == [False]
