"""Sheets that people write numbers on."""

from collections.abc import Mapping, Sequence

from trainer.drawing.photos.chance import Chance
from trainer.drawing.photos.kind import Colour, Pattern, Printed, Sheet

PAPERS: Sequence[tuple[Colour, float]] = (
    ((244, 243, 240), 0.01),
    ((244, 243, 240), 0.01),
    ((238, 234, 222), 0.012),
    ((215, 210, 200), 0.03),
    ((248, 226, 110), 0.01),
    ((186, 156, 118), 0.035),
    ((205, 225, 240), 0.012),
    ((240, 210, 215), 0.012),
)
"""White, ivory, recycled, yellow, brown, bluish and pinkish ones, and how rough each is."""

SHARE_OF_PRINTED: Mapping[Printed, int] = {
    "nothing": 5,
    "ruled": 3,
    "squared": 4,
    "dotted": 1,
    "box": 3,
    "comb": 3,
    "underline": 2,
    "rows": 2,
}
"""How often each is chosen, beside the others."""

PRINT_COLOURS: Sequence[Colour] = (
    (120, 145, 190),
    (120, 145, 190),
    (150, 150, 155),
    (60, 60, 66),
    (205, 110, 100),
    (110, 160, 130),
)

PATTERNS: Sequence[Pattern] = ("waves", "waves", "crossed waves", "halftone", "rays")

BOARDS: Sequence[Colour] = ((34, 58, 46), (40, 42, 44), (34, 44, 84), (70, 60, 52))


def random_sheet(chance: Chance) -> Sheet:
    """Paper of any colour, with anything printed on it, now and then used badly."""
    colour, roughness = chance.one_of(PAPERS)
    printed = chance.one_of([one for one, share in SHARE_OF_PRINTED.items() for _ in range(share)])
    return Sheet(
        colour=chance.near(colour, 6),
        roughness=roughness * chance.within(0.4, 1.6),
        printed=printed,
        print_colour=chance.near(chance.one_of(PRINT_COLOURS), 15),
        print_width=chance.scale(0.015, 0.05),
        pitch=chance.scale(0.35, 1.6),
        folds=chance.one_of((0, 0, 0, 0, 0, 1, 2)),
        stains=chance.one_of((0, 0, 0, 0, 0, 0, 1, 2)),
        through=chance.one_of((0.0, 0.0, 0.0, 0.0, chance.within(0.03, 0.15))),
    )


def random_cheque(chance: Chance) -> Sheet:
    """Grey or tinted paper under fine lines, and mostly nothing else."""
    level = chance.within(150, 235)
    return Sheet(
        colour=chance.near((level, level, level), 6),
        roughness=chance.within(0.01, 0.05),
        printed=chance.one_of(("nothing", "nothing", "nothing", "box", "underline", "rows")),
        print_colour=chance.near((80, 80, 85), 20),
        print_width=chance.scale(0.02, 0.06),
        pattern=chance.one_of(PATTERNS),
        pattern_colour=chance.near((level * 0.5, level * 0.55, level * 0.52), 15),
        pattern_strength=chance.within(0.1, 0.5),
        pattern_pitch=chance.scale(0.05, 0.18),
        through=chance.one_of((0.0, 0.0, chance.within(0.03, 0.15))),
    )


def random_board(chance: Chance) -> Sheet:
    """A blackboard, or dark paper."""
    colour = chance.near(chance.one_of(BOARDS), 8)
    return Sheet(
        colour=colour,
        roughness=chance.within(0.02, 0.08),
        printed=chance.one_of(("nothing", "nothing", "nothing", "squared", "ruled", "box")),
        print_colour=chance.near((colour[0] + 45, colour[1] + 45, colour[2] + 45), 10),
        print_width=chance.scale(0.015, 0.04),
        pitch=chance.scale(0.5, 1.6),
        stains=chance.one_of((0, 0, 1)),
    )
