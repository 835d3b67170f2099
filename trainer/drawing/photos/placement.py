"""Where a line, in heights of its digits, lies in a picture, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray

from digits.reading.boxes import Box
from trainer.drawing.photos.kind import View

AROUND = 3.0
"""In heights: how far around the line, at each side, the view's depth is measured."""

Matrix = NDArray[np.float64]
"""float64 (3, 3), for homogeneous coordinates."""


@dataclass(frozen=True)
class Placement:
    """The way from the line's heights to pixels, the picture's height and width, and the scale."""

    matrix: Matrix
    size: tuple[int, int]
    scale: float

    def pixels(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """Places (n, 2) of the line in the picture."""
        return _mapped(self.matrix, points)

    def skia_matrix(self) -> skia.Matrix:
        """The same for a canvas."""
        return skia.Matrix.MakeAll(*self.matrix.ravel().tolist())


def placed(bounds: Box, view: View) -> Placement:
    """A picture that shows all of the line's bounds, with the margins that the view wants."""
    middle = np.array([(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2])
    reach = max(bounds.right - bounds.left, bounds.bottom - bounds.top) / 2 + AROUND
    matrix = _turned(view) @ _tilted(view, reach) @ _shifted(*-middle)
    corners = _mapped(matrix, corners_of(bounds))
    left, top, right, bottom = (side * view.height for side in view.margins)
    low = corners.min(axis=0) - np.array([left, top])
    high = corners.max(axis=0) + np.array([right, bottom])
    width, height = np.ceil(high - low).astype(int).tolist()
    return Placement(_shifted(*-low) @ matrix, (max(height, 8), max(width, 8)), view.height)


def corners_of(box: Box, room: Sequence[float] = (0, 0, 0, 0)) -> NDArray[np.float64]:
    """A box's corners (4, 2) in the order of a path; `room` is added at each side."""
    left, top, right, bottom = np.array(box) + np.array(room) * [-1, -1, 1, 1]
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def _mapped(matrix: Matrix, points: NDArray[np.floating]) -> NDArray[np.float64]:
    across, down, depth = matrix[:, :2] @ points.T + matrix[:, 2:]
    return np.stack([across / depth, down / depth], axis=1)


def _turned(view: View) -> Matrix:
    angle = np.radians(view.turned)
    sine, cosine = np.sin(angle) * view.height, np.cos(angle) * view.height
    return np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])


def _tilted(view: View, reach: float) -> Matrix:
    across, down = (depth / 2 / reach for depth in view.depth)
    return np.array([[1, 0, 0], [0, 1, 0], [across, down, 1]])


def _shifted(across: float, down: float) -> Matrix:
    return np.array([[1, 0, across], [0, 1, down], [0, 0, 1]])
