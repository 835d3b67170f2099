"""The strip network's loss, held to all ways to tell a line's marks, one by one."""

from itertools import combinations
from math import exp, log

import numpy as np
import pytest

from digits.strips import COLUMN_WIDTH, FOREIGN, HEIGHT, MARKS, NOTHING, SEPARATOR, SIDES
from trainer.strips.example import Example
from trainer.strips.losses import WEIGHT_OF_SIDES, StripLoss

COLUMNS = 7

EMPTY = np.zeros((HEIGHT, COLUMNS * COLUMN_WIDTH), np.uint8)


def box_at(column, width=4.0):
    middle = (column + 0.5) * COLUMN_WIDTH
    return [middle - width / 2, 6.0, middle + width / 2, 26.0]


def some_outputs(seed=0):
    return np.random.default_rng(seed).normal(size=(1, COLUMNS, MARKS + SIDES)).astype(np.float32)


def shares_of(outputs):
    odds = np.exp(outputs[0, :, :MARKS])
    return odds / odds.sum(axis=1, keepdims=True)


def loss_of(example, outputs):
    return float(StripLoss(reduction=None)(example.target()[np.newaxis], outputs)[0])


def without_sides(example, outputs):
    """The loss where all sides are as they should be."""
    ideal = outputs.copy()
    columns = (np.arange(COLUMNS) + 0.5) * COLUMN_WIDTH
    left, top, right, bottom = example.boxes[0]
    ideal[0, :, MARKS:] = np.stack(
        [columns - left, np.full(COLUMNS, top), right - columns, np.full(COLUMNS, bottom)], axis=1
    )
    ideal[0, :, MARKS:] /= HEIGHT
    return loss_of(example, ideal)


def all_ways(shares, mark, near, silent):
    """The probability of a mark: a sum over all runs of neighbouring columns that are near it."""
    total = 0.0
    for first, after in combinations(range(COLUMNS + 1), 2):
        run = range(first, after)
        if near.issuperset(run):
            others = [silent[n] for n in range(COLUMNS) if n not in run]
            total += float(np.prod(shares[first:after, mark]) * np.prod(others))
    return total


def test_a_mark_is_told_by_a_run_of_columns_near_its_middle():
    outputs, example = some_outputs(), Example(EMPTY, [4], [box_at(3)])
    shares = shares_of(outputs)
    probability = all_ways(shares, 4, {2, 3, 4}, shares[:, NOTHING])
    assert without_sides(example, outputs) == pytest.approx(-log(probability), abs=1e-3)


@pytest.mark.parametrize(
    ("marks", "columns", "told", "way"),
    [
        ([7, 1], [2, 3], {2: 7, 3: 1}, "neighbours"),
        ([1, 1], [2, 4], {2: 1, 4: 1}, "equals with a column between them"),
    ],
)
def test_each_mark_is_told_by_columns_of_its_own(marks, columns, told, way):
    outputs = np.full((1, COLUMNS, MARKS + SIDES), -9, np.float32)
    outputs[..., NOTHING] = 9
    for column, mark in told.items():
        outputs[0, column, [mark, NOTHING]] = 9, -9
    example = Example(EMPTY, marks, [box_at(column) for column in columns])
    assert loss_of(example, outputs) < WEIGHT_OF_SIDES * 9.5


def test_columns_between_two_equal_marks_tell_neither():
    outputs = np.full((1, COLUMNS, MARKS + SIDES), -9, np.float32)
    outputs[..., NOTHING] = 9
    outputs[0, 2:5, 1], outputs[0, 2:5, NOTHING] = 9, -9
    example = Example(EMPTY, [1, 1], [box_at(2), box_at(4)])
    assert loss_of(example, outputs) > 15


def test_where_separators_are_not_known_a_column_may_tell_one():
    outputs = some_outputs()
    example = Example(EMPTY, [4], [box_at(3)], knows_separators=False)
    shares = shares_of(outputs)
    silent = shares[:, NOTHING] + shares[:, SEPARATOR]
    probability = all_ways(shares, 4, {2, 3, 4}, silent)
    assert without_sides(example, outputs) == pytest.approx(-log(probability), abs=1e-3)


def test_of_what_is_no_number_some_column_has_to_tell_something_foreign():
    outputs = some_outputs()
    example = Example(EMPTY, [FOREIGN], [box_at(3)], is_number=False)
    none = np.prod(1 - shares_of(outputs)[:, FOREIGN])
    assert loss_of(example, outputs) == pytest.approx(-log(1 - none), abs=1e-4)


def test_blank_paper_is_told_by_silence():
    outputs, example = some_outputs(), Example(EMPTY, [], [])
    silence = np.log(shares_of(outputs)[:, NOTHING]).sum()
    assert loss_of(example, outputs) == pytest.approx(-silence, abs=1e-3)


def test_the_loss_is_a_number_however_sure_the_network_is():
    outputs = np.full((1, COLUMNS, MARKS + SIDES), -60, np.float32)
    outputs[..., NOTHING] = 60
    for example in (Example(EMPTY, [4], [box_at(3)]), Example(EMPTY, [], [], is_number=False)):
        assert np.isfinite(loss_of(example, outputs))
    assert exp(-loss_of(Example(EMPTY, [], []), outputs)) == pytest.approx(1)
