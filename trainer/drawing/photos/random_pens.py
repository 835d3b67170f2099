"""Pens that people write numbers with."""

from collections.abc import Callable, Sequence

from trainer.drawing.photos.chance import Chance
from trainer.drawing.photos.kind import Colour, Pen

BLUE, BLACK, RED, GREEN = (35, 50, 140), (30, 30, 34), (190, 40, 45), (30, 110, 60)

FELT_COLOURS: Sequence[Colour] = (BLUE, BLACK, RED, GREEN, (110, 40, 130), (20, 130, 200))

CHALKS: Sequence[Colour] = ((235, 235, 228),) * 4 + ((240, 225, 140), (240, 170, 180))


def random_pen(chance: Chance) -> Pen:
    """A ballpoint most often, else a pencil, a felt tip or a fountain pen."""
    return chance.one_of(PENS)(chance)


def ballpoint(chance: Chance) -> Pen:
    """Thin, blue or black, and it skips."""
    return Pen(
        colour=chance.near(chance.one_of((BLUE, BLUE, BLACK, BLACK, RED)), 16),
        width=chance.scale(0.03, 0.085),
        opacity=chance.within(0.7, 1),
        grain=chance.within(0, 0.5),
        pressure=chance.one_of((0.0, 0.0, chance.within(0, 0.4))),
    )


def pencil(chance: Chance) -> Pen:
    """Grey and grainy, often faint."""
    return Pen(
        colour=chance.near((70, 70, 74), 18),
        width=chance.scale(0.035, 0.1),
        opacity=chance.within(0.4, 0.95),
        grain=chance.within(0.25, 0.6),
    )


def felt_tip(chance: Chance) -> Pen:
    """Thick and even, in any colour."""
    return Pen(
        colour=chance.near(chance.one_of(FELT_COLOURS), 14),
        width=chance.scale(0.07, 0.16),
        opacity=chance.within(0.8, 1),
        grain=chance.within(0, 0.15),
    )


def fountain_pen(chance: Chance) -> Pen:
    """Wider on the way down."""
    return Pen(
        colour=chance.near(chance.one_of((BLUE, BLACK)), 20),
        width=chance.scale(0.045, 0.1),
        opacity=chance.within(0.75, 1),
        grain=chance.within(0, 0.25),
        pressure=chance.within(0.4, 0.9),
    )


def chalk(chance: Chance) -> Pen:
    """Light and very grainy, for dark boards."""
    return Pen(
        colour=chance.near(chance.one_of(CHALKS), 8),
        width=chance.scale(0.06, 0.14),
        opacity=chance.within(0.7, 1),
        grain=chance.within(0.2, 0.7),
    )


def light_pencil(chance: Chance) -> Pen:
    """Light and thin, for dark paper."""
    return Pen(
        colour=chance.near((225, 225, 230), 14),
        width=chance.scale(0.04, 0.09),
        opacity=chance.within(0.75, 1),
        grain=chance.within(0.1, 0.5),
    )


PENS: Sequence[Callable[[Chance], Pen]] = (
    ballpoint,
    ballpoint,
    ballpoint,
    pencil,
    pencil,
    felt_tip,
    fountain_pen,
)
