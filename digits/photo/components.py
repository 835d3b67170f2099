"""A picture's ink to its connected parts, for pictures that hold more than their digit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
"""bool (H, W), true where there is ink."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Runs:
    """Ink that lies side by side in a row: n runs, in reading order, each intp (n,).

    `starts` and `ends` (exclusive) are indices into the flat picture with one column of paper on
    either side, so that no run ever touches one of another row.
    """

    starts: Numbers
    ends: Numbers
    stride: int


def label_components(mask: Mask) -> Numbers:
    """Number the ink's 8-connected parts from 1; intp (H, W), with 0 for paper."""
    height, width = mask.shape
    runs = _runs(mask)
    steps = np.zeros(height * runs.stride + 1, np.intp)
    numbers = _numbered(runs)
    steps[runs.starts] = numbers
    steps[runs.ends] = -numbers
    return steps.cumsum()[:-1].reshape(height, runs.stride)[:, 1 : width + 1]


def sides_of(of: Numbers, rows: Numbers, columns: Numbers, count: int) -> Numbers:
    """The boxes of parts 0 to `count` - 1: intp (4, count), of left, top, right and bottom.

    `of` has for each pixel, (n,), its part's number; rows and columns, (n,), where it is. Right and
    bottom are exclusive; of a part without pixels they lie before left and top.
    """
    most = int(max(rows.max(initial=0), columns.max(initial=0))) + 1
    low, high = np.full((2, count), most), np.zeros((2, count), np.intp)
    for axis, places in enumerate((columns, rows)):
        np.minimum.at(low[axis], of, places)
        np.maximum.at(high[axis], of, places + 1)
    return np.concatenate([low, high])


def _runs(mask: Mask) -> Runs:
    padded = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(padded.ravel(), append=np.int8(0))
    return Runs(np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1, padded.shape[1])


def _numbered(runs: Runs) -> Numbers:
    """Each run's part, by hooking neighbours to the lower number until nothing changes.

    Source: Y. Shiloach and U. Vishkin, "An O(log n) parallel connectivity algorithm" (1982).
    """
    upper, lower = _neighbours(runs)
    root = np.arange(len(runs.starts))
    while True:
        lowest = np.minimum(root[upper], root[lower])
        hooked = root.copy()
        np.minimum.at(hooked, root[upper], lowest)
        np.minimum.at(hooked, root[lower], lowest)
        hooked = _shortened(hooked)
        if np.array_equal(hooked, root):
            return np.unique(root, return_inverse=True)[1] + 1
        root = hooked


def _shortened(parent: Numbers) -> Numbers:
    """Let each point at the root that its chain of parents ends in."""
    while not np.array_equal(parent[parent], parent):
        parent = parent[parent]
    return parent


def _neighbours(runs: Runs) -> tuple[Numbers, Numbers]:
    """Pairs of runs, one right below the other, that touch at least by a corner."""
    first = np.searchsorted(runs.ends, runs.starts + runs.stride)
    after = np.searchsorted(runs.starts, runs.ends + runs.stride, side="right")
    counts = np.maximum(after - first, 0)
    upper = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    return upper, first[upper] + within
