"""A photo's strokes to its digits: which connected parts belong together, and which are none."""

from dataclasses import dataclass

import numpy as np

from digits.photo.components import Mask, Numbers, label_components, sides_of
from digits.photo.strokes import Contrast

SMALLEST_DIGIT = 0.12
"""In shorter sides of the photo: what is smaller is no digit of its own."""

SMALLEST_STROKE = 0.02
"""In shorter sides of the photo: what is smaller is grain."""

SMALLEST_PART = 0.03
"""In heights of its digit: what is smaller is a speck."""

THICKEST = 0.25
"""In lengths of a part: a stroke is thinner, a blot, a sheet or a coin is not."""

NEAR = 0.3
"""In heights of a digit: a part of it is no further away."""

PALEST_PART = 0.6
"""In parts of its digit's darkness: what is paler is a shadow's rim or the grain of a table."""

ALIKE = 0.55
"""In lengths of a digit: what is so long and stands apart is another digit, not a part of it."""

SMALLEST_WRITTEN = 0.25
"""In lengths of a frame: what is smaller inside of something is a blot in a digit's loop."""


@dataclass(frozen=True)
class Part:
    """A connected part of the strokes: its number, box in pixels, and mass as summed contrast."""

    number: int
    left: int
    top: int
    right: int
    bottom: int
    mass: float
    pixels: int
    thickness: float

    @property
    def length(self) -> int:
        """Its longer side, in pixels."""
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def darkness(self) -> float:
        """The mean contrast of its pixels."""
        return self.mass / self.pixels

    def touches(self, shape: tuple[int, ...]) -> bool:
        """Whether it reaches the border of a picture, (H, W)."""
        height, width = shape
        return 0 in (self.left, self.top) or self.right == width or self.bottom == height

    def surrounds(self, other: "Part") -> bool:
        """Whether it is a frame around another part that is large enough to be written in it."""
        return (
            self.left < other.left
            and self.top < other.top
            and other.right < self.right
            and other.bottom < self.bottom
            and other.length > SMALLEST_WRITTEN * self.length
        )


def digits_in(strokes: Mask, contrast: Contrast) -> list[Mask]:
    """Masks, bool (H, W), each of what may be a digit, the one with most ink first.

    What touches the photo's border is left out where something as large as a digit stands free.
    """
    numbers = label_components(strokes)
    parts = [
        part for part in parts_of(numbers, contrast) if part.thickness < THICKEST * part.length
    ]
    parts = [part for part in parts if not any(part.surrounds(other) for other in parts)]
    smallest = SMALLEST_DIGIT * min(strokes.shape)
    free = [part for part in parts if not part.touches(strokes.shape)]
    if any(part.length > smallest for part in free):
        parts = free
    groups: list[list[Part]] = []
    for first in sorted(parts, key=lambda part: -part.mass):
        if first.length > smallest and not any(first in group for group in groups):
            groups.append(_group_around(first, parts))
    return [np.isin(numbers, [part.number for part in group]) for group in groups]


def parts_of(numbers: Numbers, contrast: Contrast) -> list[Part]:
    """The connected parts, but grain, of strokes whose parts are numbered from 1, intp (H, W)."""
    rows, columns = np.nonzero(numbers)
    of = numbers[rows, columns]
    count = int(numbers.max()) + 1
    sides = sides_of(of, rows, columns, count)
    mass = np.bincount(of, contrast[rows, columns], minlength=count)
    length = (sides[2:] - sides[:2]).max(axis=0)
    pixels = np.bincount(of, minlength=count)
    rims = np.bincount(numbers[_rim(numbers > 0)], minlength=count)
    thickness = 2 * pixels / np.maximum(rims, 1)
    kept = np.flatnonzero(length > SMALLEST_STROKE * min(numbers.shape))
    values = (np.arange(count), *sides, mass, pixels, thickness)
    return [Part(*one) for one in zip(*(value[kept].tolist() for value in values), strict=True)]


def _rim(strokes: Mask) -> Mask:
    """The pixels that have paper beside, above or below them."""
    padded = np.pad(strokes, 1)
    inside = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return np.asarray(strokes & ~inside)


def _group_around(first: Part, parts: list[Part]) -> list[Part]:
    """A part with those that are near it, or near one that is."""
    group = [first]
    while near := [part for part in parts if part not in group and _belongs(part, group)]:
        group += near
    return group


def _belongs(part: Part, group: list[Part]) -> bool:
    first = group[0]
    is_other_digit = part.length > ALIKE * first.length and _gap(part, first) > 0
    return (
        not is_other_digit
        and part.length > SMALLEST_PART * first.length
        and part.darkness > PALEST_PART * first.darkness
        and min(_gap(part, member) for member in group) < NEAR * first.length
    )


def _gap(a: Part, b: Part) -> int:
    across = max(a.left - b.right, b.left - a.right, 0)
    down = max(a.top - b.bottom, b.top - a.bottom, 0)
    return max(across, down)
