"""How much like a number segments are."""

import pytest

from digits.reading.scores import PIECES, WEIGHTS
from digits.reading.steps import Segment
from digits.reading.usual import LEAST, USUAL, bare_score, is_like_number


def segment(digit, score, pieces=1):
    return Segment(0, pieces, [score if one == digit else -5.0 for one in range(10)])


def usual(digit, share=1.0):
    return segment(digit, USUAL[digit] * share)


@pytest.mark.parametrize("text", ["7", "1", "1111", "4444", "0123456789"])
@pytest.mark.parametrize(("share", "is_number"), [(LEAST + 0.01, True), (LEAST - 0.01, False)])
def test_one_threshold_holds_for_every_number(text, share, is_number):
    assert is_like_number(usual(int(digit), share) for digit in text) is is_number


def test_digits_that_are_usual_make_up_for_one_that_is_not():
    doubtful = usual(8, LEAST / 2)
    assert not is_like_number([doubtful])
    assert is_like_number([usual(3), doubtful, usual(5)])


def test_being_of_several_pieces_says_nothing_of_a_digit():
    parted = segment(4, USUAL[4] * LEAST + 0.01, pieces=3)
    assert bare_score(parted) == pytest.approx(max(parted.scores) - 2 * WEIGHTS[PIECES])
    assert not is_like_number([parted])
