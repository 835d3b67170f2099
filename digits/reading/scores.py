"""How well some neighbouring pieces of a line make one digit: the scores of a lattice's segments.

They weigh how likely the network finds each digit against how the pieces lie in their line.
"""

from collections.abc import Sequence
from math import log

from digits.reading.boxes import Box, Script, around, script_of

Group = tuple[int, int]
"""Neighbouring pieces as one digit: from the first up to, and without, the last."""

Likely = Sequence[float]
"""How likely pieces are each digit: ten in [0, 1]; what is missing to 1 is for none of them."""

LEAST = 1e-4
"""Of a probability: no network is surer."""

FARTHEST = 8.0
"""Of the logarithm of odds."""

DIGIT = "digit"
"""The feature by which the digits of one group differ: how likely each is."""

PIECES = "pieces"
"""The feature of how many pieces a group has more than one."""

WEIGHTS = {
    DIGIT: 0.97,
    "any": -1.12,
    "at all": 0.70,
    "doubt": 0.33,
    "size": -0.67,
    "size squared": -0.47,
    "off the baseline": -1.69,
    "too wide": -0.42,
    PIECES: 1.12,
    "gap within": -0.17,
    "overlap within": 1.41,
    "overlap with others": -3.31,
}
"""Of the features, fitted to training writers by `python -m trainer numbers --fit --lines 1200`."""


def scores_of(
    boxes: Sequence[Box], groups: Sequence[Group], likely: Sequence[Likely]
) -> list[list[float]]:
    """Ten scores for each group of a line's pieces, whose boxes are given from left to right."""
    scores = []
    for features, one in zip(features_of(boxes, groups, likely), likely, strict=True):
        same = sum(WEIGHTS[name] * value for name, value in features.items())
        scores.append([same + WEIGHTS[DIGIT] * share for share in log_shares(one)])
    return scores


def features_of(
    boxes: Sequence[Box], groups: Sequence[Group], likely: Sequence[Likely]
) -> list[dict[str, float]]:
    """What speaks for and against each group being a digit, whichever: all of `WEIGHTS` but one."""
    script = script_of(boxes)
    return [
        _of_network(one) | _of_place(boxes, group, script)
        for group, one in zip(groups, likely, strict=True)
    ]


def log_shares(likely: Likely) -> list[float]:
    """The logarithm of how likely each digit is, where it is one at all."""
    at_all = max(sum(likely), LEAST)
    return [log(min(max(one / at_all, LEAST), 1.0)) for one in likely]


def _of_network(likely: Likely) -> dict[str, float]:
    at_all = min(sum(likely), 1.0)
    odds = log((at_all + LEAST) / (1 - at_all + LEAST))
    odds = min(max(odds, -FARTHEST), FARTHEST)
    return {"any": 1.0, "at all": odds, "doubt": min(odds, 0.0)}


def _of_place(boxes: Sequence[Box], group: Group, script: Script) -> dict[str, float]:
    first, after = group
    box = around(boxes[first:after])
    size = log(max((box.bottom - box.top) / script.height, 0.02))
    gap, overlap = _within(boxes[first:after])
    return {
        "size": abs(size),
        "size squared": size**2,
        "off the baseline": abs(box.bottom - script.baseline) / script.height,
        "too wide": max(0.0, (box.right - box.left) / script.height - 1),
        PIECES: after - first - 1,
        "gap within": gap / script.height,
        "overlap within": overlap / script.height,
        "overlap with others": _overlap(boxes, group, box) / script.height,
    }


def _within(boxes: Sequence[Box]) -> tuple[float, float]:
    """The widest gap between pieces of a group, and how far they overlap, summed."""
    gap = overlap = 0.0
    right = boxes[0].right
    for box in boxes[1:]:
        gap = max(gap, box.left - right)
        overlap += max(0.0, min(right, box.right) - box.left)
        right = max(right, box.right)
    return gap, overlap


def _overlap(boxes: Sequence[Box], group: Group, box: Box) -> float:
    """How far a group's box reaches into those before and after it."""
    before, after = boxes[: group[0]], boxes[group[1] :]
    left = max((other.right for other in before), default=box.left)
    right = min((other.left for other in after), default=box.right)
    return max(0.0, left - box.left) + max(0.0, box.right - right)
