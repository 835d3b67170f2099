"""Which neighbouring pieces of a line may be one digit."""

from collections.abc import Sequence

from digits.reading.boxes import Box, script_of
from digits.reading.scores import Group

MOST_PIECES = 4
"""Of one digit: a 5 or an 8 of some hands has three strokes, and one may be drawn again."""

WIDEST_GAP = 0.35
"""In heights of the line's digits, between pieces of one."""


def groups_of(boxes: Sequence[Box]) -> list[Group]:
    """Those of pieces that are given from left to right: each alone, and near ones together."""
    height = script_of(boxes).height if boxes else 0.0
    groups = []
    for first in range(len(boxes)):
        right = boxes[first].right
        for last in range(first, min(first + MOST_PIECES, len(boxes))):
            if boxes[last].left - right > WIDEST_GAP * height:
                break
            right = max(right, boxes[last].right)
            groups.append((first, last + 1))
    return groups
