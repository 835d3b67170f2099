"""How people hold a camera over a number, and what else comes into the picture."""

from collections.abc import Sequence
from math import inf

from trainer.drawing.photos.chance import Chance
from trainer.drawing.photos.kind import Colour, Company, Surface, View

SMALLEST, LARGEST = 14.0, 120.0
"""The height of digits, in pixels."""

USUAL_TURN, WIDEST_TURN = 8.0, 20.0
"""In degrees, either way."""

SURFACES: Sequence[tuple[Surface, Colour]] = (
    ("wood", (170, 125, 85)),
    ("wood", (110, 75, 50)),
    ("wood", (205, 170, 130)),
    ("cloth", (80, 95, 130)),
    ("cloth", (150, 60, 60)),
    ("plain", (45, 43, 42)),
    ("plain", (110, 108, 105)),
    ("plain", (215, 212, 205)),
)


def random_height(chance: Chance) -> float:
    """How high the digits are: mostly in the middle of what there is."""
    return float(chance.scale(SMALLEST, LARGEST) ** 0.7 * chance.scale(SMALLEST, LARGEST) ** 0.3)


def random_view(chance: Chance, height: float) -> View:
    """A view by hand: aslant, with much or little around, now and then with the sheet's edges."""
    usual = chance.happens(0.9)
    turn = USUAL_TURN / 2 if usual else WIDEST_TURN
    surface, colour = chance.one_of(SURFACES)
    on_table = chance.happens(0.3)
    return View(
        height=height,
        margins=_sides(chance, 0.5, 2.5) if on_table else _sides(chance, 0.1, 3),
        edges=_edges(chance) if on_table else (inf,) * 4,
        turned=chance.within(-turn, turn) + (chance.within(-turn, turn) if usual else 0),
        depth=(chance.within(-0.2, 0.2), chance.within(-0.1, 0.1)),
        surface=surface,
        surface_colour=chance.near(colour, 15),
    )


def cropped_view(chance: Chance, height: float) -> View:
    """The view of a scanner, cut near the line."""
    return View(
        height=height,
        margins=_sides(chance, 0.04, 0.9),
        turned=chance.within(-3, 3),
    )


def random_company(chance: Chance) -> Company:
    """Mostly nothing; else print, or writing at the upper or the lower edge."""
    return Company(
        above=chance.within(0.05, 0.45) if chance.happens(0.12) else 0,
        below=chance.within(0.05, 0.45) if chance.happens(0.12) else 0,
        print_lines=chance.one_of((0, 0, 0, 1, 1, 2, 4)),
        print_height=chance.scale(0.12, 0.45),
    )


def _sides(chance: Chance, low: float, high: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (chance.scale(low, high) for _ in range(4))
    return left, top, right, bottom


def _edges(chance: Chance) -> tuple[float, float, float, float]:
    """Each of the sheet's edges is seen or not."""
    left, top, right, bottom = (
        chance.scale(0.25, 1.5) if chance.happens(0.6) else inf for _ in range(4)
    )
    return left, top, right, bottom
