"""How unlikely a strip network finds the marks of a line."""

import keras
from keras import KerasTensor as Tensor
from keras import ops

from digits.strips import COLUMN_WIDTH, FOREIGN, HEIGHT, MARKS, NOTHING, SEPARATOR, SIDES

LOWEST = -1e3
"""The logarithm of what is impossible: finite, so that no slope is lost in infinities."""

FAR = 1e4
"""Columns: farther than any line is long."""

SURE = 1e-6
"""What is missing to a probability of 1, at least."""

NEAR = 0.25
"""In widths of a mark: a column so far from its middle may tell it."""

NEAREST, FARTHEST = 1.5, 4
"""The same in columns, at least and at most."""

WINDOW = 2 * FARTHEST + 1
"""Columns around a mark's middle that are looked at."""

WEIGHT_OF_SIDES = 2.0
"""Of the boxes' error, beside the marks'."""


class StripLoss(keras.losses.Loss):
    """Of a number: how unlikely its marks are, each told by some columns near its middle.

    A mark is told by one column or by some beside one another, and all ways to choose them count
    together, as in connectionist temporal classification (A. Graves et al., 2006); but where each
    mark is, is known, so that a column only has to tell the one that is nearest. Of a line that is
    no number: how unlikely it is that any column tells something foreign. Beside it, how far the
    boxes are from those of the marks.
    """

    def call(self, targets: Tensor, outputs: Tensor) -> Tensor:
        """Losses (N,) of targets (N, MOST_MARKS + 1, 5) and outputs (N, T, MARKS + SIDES)."""
        shares = ops.log_softmax(ops.cast(outputs[..., :MARKS], "float32"))
        marks, boxes, known = targets[:, :-1, 0], targets[:, :-1, 1:], targets[:, -1]
        near = _near(marks, boxes, ops.shape(outputs)[1])
        number = _of_number(shares, marks, boxes, near, known[:, 1:2])
        foreign = _of_what_is_none(shares)
        sides = _of_sides(outputs[..., MARKS:], boxes, near)
        return ops.where(known[:, 0] == 1, number + WEIGHT_OF_SIDES * sides, foreign)


def _middles(boxes: Tensor) -> Tensor:
    """Of boxes (N, L, 4), in columns: (N, L)."""
    return (boxes[..., 0] + boxes[..., 2]) / 2 / COLUMN_WIDTH - 0.5


def _near(marks: Tensor, boxes: Tensor, columns: Tensor) -> Tensor:
    """1 where a column may tell a mark, and 0 where another one is nearer: (N, L, T).

    Between two equal marks is a column that may tell neither; some mark that others cover has none.
    """
    is_mark = ops.expand_dims(marks >= 0, -1)
    middles = ops.expand_dims(_middles(boxes), -1)
    reach = NEAR * (boxes[..., 2] - boxes[..., 0]) / COLUMN_WIDTH
    reach = ops.expand_dims(ops.clip(reach, NEAREST, FARTHEST), -1)
    away = ops.abs(ops.arange(columns, dtype="float32") - middles)
    away = ops.where(is_mark, away, FAR)
    nearest = ops.min(away, axis=1, keepdims=True)
    equal = ops.cast(ops.expand_dims(marks, 1) == ops.expand_dims(marks, 2), "float32")
    to_equal = ops.where(equal == 1, 0, FAR)[..., None] + ops.expand_dims(away, 1)
    others = ops.eye(marks.shape[1])[None, :, :, None] * FAR
    to_equal = ops.min(to_equal + others, axis=2)
    is_near = (away <= reach) & (away <= nearest) & (away + 1 <= to_equal)
    return ops.cast(is_near, "float32")


def _of_number(
    shares: Tensor, marks: Tensor, boxes: Tensor, near: Tensor, knows_separators: Tensor
) -> Tensor:
    """How unlikely the marks are (N,), by log shares (N, T, MARKS)."""
    nothing, separator = shares[..., NOTHING], shares[..., SEPARATOR]
    silent = ops.where(knows_separators == 1, nothing, ops.logaddexp(nothing, separator))
    one_hot = ops.one_hot(ops.cast(ops.maximum(marks, 0), "int32"), MARKS)
    told = ops.matmul(one_hot, ops.transpose(shares, (0, 2, 1)))  # (N, L, T)
    gains = told - ops.expand_dims(silent, 1) + (1 - near) * LOWEST
    runs = _of_runs(_windows(gains, boxes))
    can_be_told = ops.max(near, axis=2)
    return -(ops.sum(silent, axis=1) + ops.sum(can_be_told * runs, axis=1))


def _windows(values: Tensor, boxes: Tensor) -> Tensor:
    """Of values (N, L, T), those of the columns around each mark's middle, (N, L, WINDOW)."""
    first = ops.cast(ops.round(_middles(boxes)), "int32") - FARTHEST
    columns = ops.expand_dims(first, -1) + ops.arange(WINDOW)
    last = ops.shape(values)[2] - 1
    inside = (columns >= 0) & (columns <= last)
    found = ops.take_along_axis(values, ops.clip(columns, 0, last), axis=2)
    return ops.where(inside, found, LOWEST)


def _of_runs(gains: Tensor) -> Tensor:
    """The logarithm of the sum of the gains of all runs of neighbours: (N, L) of (N, L, W)."""
    running = finished = ops.full_like(gains[..., 0], LOWEST)
    for column in range(WINDOW):
        gain = gains[..., column]
        running = gain + ops.logaddexp(running, ops.zeros_like(gain))
        finished = ops.logaddexp(finished, running)
    return finished


def _of_what_is_none(shares: Tensor) -> Tensor:
    """How unlikely it is that any column tells something foreign, (N,)."""
    foreign = ops.minimum(ops.exp(shares[..., FOREIGN]), 1 - SURE)
    none = ops.sum(ops.log1p(-foreign), axis=1)
    return -ops.log(ops.maximum(-ops.expm1(none), SURE))


def _of_sides(sides: Tensor, boxes: Tensor, near: Tensor) -> Tensor:
    """The mean error of the sides of a line's marks, (N,), in heights of the strip."""
    column = (ops.arange(ops.shape(sides)[1], dtype="float32") + 0.5) * COLUMN_WIDTH
    column = ops.reshape(column, (1, 1, -1))
    left, top, right, bottom = (ops.expand_dims(boxes[..., n], -1) for n in range(SIDES))
    still = ops.zeros_like(column)
    wanted = ops.stack([column - left, top + still, right - column, bottom + still], axis=-1)
    errors = ops.abs(ops.expand_dims(ops.cast(sides, "float32"), 1) - wanted / HEIGHT)
    return ops.sum(ops.mean(errors, -1) * near, axis=(1, 2)) / (ops.sum(near, (1, 2)) + 1)
