"""Which neighbouring pieces of a line may be one digit."""

from collections.abc import Iterator, Sequence

from digits.reading.boxes import Box, script_of
from digits.reading.scores import Group

MOST_PIECES = 4
"""Of one digit: a 5 or an 8 of some hands has three strokes, and one may be drawn again."""

WIDEST_GAP = 0.35
"""In heights of the line's digits, between pieces of one."""

TALL = 0.7
"""In heights of the line's digits: a piece that is taller may be one alone."""

MOST_TALL = 2
"""Such pieces of one digit: a 4 may have two."""

WIDEST_TALL_GAP = 0.05
"""In heights of the line's digits, between the two."""


def groups_of(boxes: Sequence[Box]) -> list[Group]:
    """Those of pieces that are given from left to right: each alone, and near ones together."""
    height = script_of(boxes).height if boxes else 0.0
    return [group for first in range(len(boxes)) for group in _groups_from(boxes, first, height)]


def _groups_from(boxes: Sequence[Box], first: int, height: float) -> Iterator[Group]:
    right = boxes[first].right
    tall: list[Box] = []
    for last in range(first, min(first + MOST_PIECES, len(boxes))):
        box = boxes[last]
        if box.bottom - box.top > TALL * height:
            tall.append(box)
        if box.left - right > WIDEST_GAP * height or not _may_be_one(tall, height):
            return
        right = max(right, box.right)
        yield first, last + 1


def _may_be_one(tall: Sequence[Box], height: float) -> bool:
    """Whether tall pieces may be of one digit."""
    if len(tall) < MOST_TALL:
        return True
    gap = tall[1].left - tall[0].right
    return len(tall) == MOST_TALL and gap <= WIDEST_TALL_GAP * height
