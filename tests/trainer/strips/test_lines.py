import numpy as np
import pytest

from digits.strips import FOREIGN
from trainer.strips.example import Example
from trainer.strips.lines import AMOUNTS, Lines
from trainer.strips.supply import some_examples

AMOUNT = Example(np.full((32, 60), 50, np.uint8), [7], [[20, 6, 34, 26]], knows_separators=False)


def test_numbers_are_most_of_the_lines_and_others_are_told_as_none(writers):
    examples = some_examples(Lines(writers, [], [], photos=0), 100)
    assert 0.7 < np.mean([one.is_number for one in examples]) < 1
    assert all(one.is_number == (FOREIGN not in one.marks) for one in examples)


def test_cheques_are_a_share_of_the_lines(writers):
    examples = some_examples(Lines(writers, [], [AMOUNT], photos=0), 300)
    share = np.mean([not one.knows_separators for one in examples])
    assert share == pytest.approx(AMOUNTS, abs=0.05)


def test_photos_are_cut_out_as_in_serving_and_what_is_lost_is_drawn_instead(writers):
    examples = some_examples(Lines(writers, [], [], photos=1), 20)
    assert {one.strip.shape[0] for one in examples} == {32}
    assert all(len(one.marks) == len(one.boxes) for one in examples)


def test_lines_are_the_same_each_time(writers):
    lines = Lines(writers, [], [AMOUNT], photos=0.2)
    first, second = some_examples(lines, 20), some_examples(lines, 20)
    assert all(np.array_equal(a.strip, b.strip) for a, b in zip(first, second, strict=True))
