from typing import get_args

import numpy as np
import pytest

from digits.report_ids import Condition
from trainer.data.strokes import Drawing
from trainer.examining.conditions import draw_all, draw_in

STROKE = np.array([[0, 0], [3, 8], [5, 10]], np.float32)


def test_there_is_one_for_each_that_a_report_knows():
    assert set(draw_in) == set(get_args(Condition))


@pytest.mark.parametrize("condition", get_args(Condition))
def test_each_leaves_ink_and_draws_the_same_each_time(condition):
    drawings = [Drawing((STROKE,), "7", "unipen-1a", "someone", "anna")] * 2
    first = list(draw_all(drawings, draw_in[condition]))
    again = list(draw_all(drawings, draw_in[condition]))
    assert all(ink.max() == 1 for ink in first)
    assert all(np.array_equal(*pair) for pair in zip(first, again, strict=True))
