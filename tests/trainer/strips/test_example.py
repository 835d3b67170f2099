import numpy as np

from digits.strips import FOREIGN, HEIGHT
from trainer.strips.example import MOST_MARKS, PADDING, Example, batch_of


def strip(width):
    return np.full((HEIGHT, width), 9, np.uint8)


def test_a_batch_is_as_wide_as_its_widest_strip_and_the_rest_is_paper():
    strips, targets = batch_of([Example(strip(20), [], []), Example(strip(34), [], [])])
    assert strips.shape == (2, HEIGHT, 34, 1)
    assert (strips[0, :, :20].min(), strips[0, :, 20:].max()) == (9, 0)
    assert targets.shape == (2, MOST_MARKS + 1, 5)


def test_a_target_has_a_row_for_each_mark_and_says_what_is_known_of_the_line():
    box = [1.0, 2.0, 3.0, 4.0]
    target = Example(strip(20), [4, FOREIGN], [box, box], is_number=False).target()
    assert target[:2].tolist() == [[4, *box], [FOREIGN, *box]]
    assert set(target[2:-1, 0]) == {PADDING}
    assert target[-1, :2].tolist() == [0, 1]


def test_what_is_too_much_for_a_target_is_left_out():
    many = MOST_MARKS + 3
    target = Example(strip(20), [1] * many, [[0, 0, 1, 1]] * many).target()
    assert target[:-1, 0].tolist() == [1] * MOST_MARKS
