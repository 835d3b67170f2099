"""Which pieces of a line are commas, points and dashes, by their size and place. Pure geometry."""

from collections.abc import Sequence
from statistics import median

from digits.reading.boxes import Box, height_of_most

TALL = 0.5
"""In heights of the line: what is as high stands on its baseline."""

SMALLEST, LARGEST = 0.045, 0.45
"""The same, of a point's or comma's longer side: what is smaller is a speck."""

ABOVE, BELOW = 0.22, 0.4
"""How far from the baseline its middle is."""

FLATTEST = 0.22
"""A dash is no higher."""

SHORTEST, LONGEST = 0.15, 1.2
"""As a dash is long."""

LOW, HIGH = 0.25, 0.75
"""How far above the baseline a dash is."""

FLAT = 1.5
"""In its heights: a dash is at least so long."""

ALONE = 0.5
"""In its widths: so much of a separator lies at most above or below a piece of a digit."""


def are_separators(boxes: Sequence[Box]) -> list[bool]:
    """Whether each is a comma, point or dash between digits; what is none may be of a digit."""
    height = height_of_most(boxes)
    tall = [box for box in boxes if box.bottom - box.top >= TALL * height]
    if not tall or height == 0:
        return [False] * len(boxes)
    baseline = median(box.bottom for box in tall)
    return [_is_separator(box, height, baseline) and _is_alone(box, tall) for box in boxes]


def _is_separator(box: Box, height: float, baseline: float) -> bool:
    across, down = (box.right - box.left) / height, (box.bottom - box.top) / height
    above = (baseline - (box.top + box.bottom) / 2) / height
    is_mark = SMALLEST <= max(across, down) <= LARGEST and -BELOW <= above <= ABOVE
    is_flat = down <= FLATTEST and across >= FLAT * down
    return is_mark or (is_flat and SHORTEST <= across <= LONGEST and LOW <= above <= HIGH)


def _is_alone(box: Box, tall: Sequence[Box]) -> bool:
    most = ALONE * (box.right - box.left)
    return all(min(box.right, other.right) - max(box.left, other.left) <= most for other in tall)
