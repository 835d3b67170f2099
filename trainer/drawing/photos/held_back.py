"""Kinds of photos to examine with: none of them is ever learned from.

The first part of them has sheets, prints, surfaces, shadows or inks that `random_kind` never
makes; the others are everyday ones, so that what is measured is not only what is strange.
"""

from collections.abc import Mapping
from math import inf

from trainer.drawing.photos.kind import (
    Camera,
    Colour,
    Company,
    Light,
    Pen,
    PhotoKind,
    Sheet,
    View,
)

AROUND = (2.0, 1.6, 2.0, 1.6)
"""Margins of a photo that shows a table, too."""

NEAR = (0.9, 0.6, 0.9, 0.6)
"""The sheet's edges on it."""

WHITE, PINK, LILAC = (245, 243, 238), (250, 190, 205), (214, 200, 232)

GREY_PRINT: Colour = (90, 92, 98)

BALLPOINT = Pen(colour=(32, 46, 128), width=0.05, grain=0.2)


UNSEEN: Mapping[str, PhotoKind] = {
    "sheet on tiles": PhotoKind(
        pen=BALLPOINT,
        view=View(
            margins=AROUND, edges=NEAR, turned=5, surface="tiles", surface_colour=(160, 150, 140)
        ),
    ),
    "note on marble": PhotoKind(
        pen=Pen(colour=(30, 30, 32), width=0.08),
        sheet=Sheet(colour=PINK),
        view=View(
            margins=AROUND, edges=NEAR, turned=-9, surface="marble", surface_colour=(220, 218, 214)
        ),
    ),
    "sheet on carpet": PhotoKind(
        pen=BALLPOINT,
        view=View(
            margins=AROUND,
            edges=(0.7, inf, inf, 0.5),
            surface="carpet",
            surface_colour=(95, 70, 60),
        ),
        light=Light(shadow="soft", darkness=0.4),
    ),
    "round box": PhotoKind(
        pen=BALLPOINT, sheet=Sheet(printed="rounded box", print_colour=(90, 110, 160))
    ),
    "round combs": PhotoKind(
        pen=Pen(colour=(28, 28, 32), width=0.06),
        sheet=Sheet(printed="round combs", print_colour=(220, 130, 60), print_width=0.04),
    ),
    "graph paper": PhotoKind(
        pen=Pen(colour=(60, 60, 64), width=0.06, opacity=0.8, grain=0.4),
        sheet=Sheet(
            printed="millimetres", print_colour=(235, 150, 110), print_width=0.02, pitch=0.8
        ),
    ),
    "music paper": PhotoKind(
        pen=BALLPOINT,
        sheet=Sheet(printed="staves", print_colour=GREY_PRINT, print_width=0.02, pitch=0.4),
    ),
    "ticket with rosettes": PhotoKind(
        pen=Pen(colour=(30, 30, 34), width=0.06),
        sheet=Sheet(
            colour=(205, 222, 210),
            pattern="rosettes",
            pattern_colour=(90, 150, 120),
            pattern_strength=0.5,
        ),
        camera=Camera(quality=60),
    ),
    "cheque with dashes, grey": PhotoKind(
        pen=Pen(colour=(40, 40, 44), width=0.06, grain=0.3),
        sheet=Sheet(
            colour=(190, 190, 190),
            roughness=0.03,
            pattern="bricks",
            pattern_colour=(110, 110, 110),
            pattern_strength=0.45,
            pattern_pitch=0.1,
        ),
        view=View(height=34, margins=(0.15, 0.1, 0.15, 0.1)),
        camera=Camera(process="grey", quality=70),
    ),
    "blind": PhotoKind(pen=BALLPOINT, light=Light(shadow="blind", darkness=0.4)),
    "round shadow on squares": PhotoKind(
        pen=BALLPOINT,
        sheet=Sheet(printed="squared"),
        light=Light(shadow="round", darkness=0.5),
    ),
    "orange felt tip": PhotoKind(pen=Pen(colour=(240, 140, 40), width=0.11, grain=0)),
    "turquoise on lilac": PhotoKind(
        pen=Pen(colour=(30, 140, 150), width=0.08), sheet=Sheet(colour=LILAC)
    ),
    "silver on red": PhotoKind(
        pen=Pen(colour=(205, 208, 214), width=0.07), sheet=Sheet(colour=(140, 32, 40))
    ),
    "worn, beside print": PhotoKind(
        pen=Pen(colour=(66, 66, 70), width=0.06, opacity=0.75, grain=0.45),
        sheet=Sheet(colour=(225, 215, 190), roughness=0.03, folds=3, stains=3),
        company=Company(print_lines=3, below=0.2),
    ),
}
"""Kinds with something that is never in a kind to learn from."""

EVERYDAY: Mapping[str, PhotoKind] = {
    "plain": PhotoKind(pen=BALLPOINT),
    "small": PhotoKind(
        pen=BALLPOINT, view=View(height=16), camera=Camera(blur=0.5, noise=4, quality=60)
    ),
    "large": PhotoKind(pen=Pen(width=0.04), view=View(height=110), camera=Camera(blur=1.2)),
    "pale pencil on squares": PhotoKind(
        pen=Pen(colour=(95, 95, 98), width=0.06, opacity=0.6, grain=0.5),
        sheet=Sheet(printed="squared"),
    ),
    "thick on ruled paper": PhotoKind(
        pen=Pen(colour=(25, 25, 28), width=0.13), sheet=Sheet(printed="ruled")
    ),
    "comb": PhotoKind(pen=BALLPOINT, sheet=Sheet(printed="comb", print_colour=GREY_PRINT)),
    "table": PhotoKind(
        pen=BALLPOINT, sheet=Sheet(printed="rows", print_colour=GREY_PRINT, print_width=0.02)
    ),
    "cheque in grey": PhotoKind(
        pen=Pen(colour=(35, 35, 40), width=0.06, grain=0.3),
        sheet=Sheet(
            colour=(195, 195, 195),
            roughness=0.03,
            pattern="waves",
            pattern_colour=(110, 110, 110),
            pattern_strength=0.4,
            pattern_pitch=0.12,
        ),
        view=View(height=34, margins=(0.15, 0.1, 0.15, 0.1)),
        camera=Camera(process="grey", quality=70),
    ),
    "fax": PhotoKind(
        pen=BALLPOINT, camera=Camera(process="black and white", noise=3, quality=None)
    ),
    "chalk": PhotoKind(
        pen=Pen(colour=(232, 232, 226), width=0.09, grain=0.5),
        sheet=Sheet(colour=(34, 58, 46), roughness=0.05),
    ),
    "aslant in hard shadow": PhotoKind(
        pen=BALLPOINT,
        view=View(turned=14, depth=(0.2, 0.1)),
        light=Light(shadow="hard", darkness=0.5),
    ),
    "sheet on wood": PhotoKind(
        pen=BALLPOINT,
        view=View(
            margins=AROUND, edges=NEAR, turned=6, surface="wood", surface_colour=(150, 105, 70)
        ),
    ),
    "dim and noisy": PhotoKind(
        pen=BALLPOINT,
        light=Light(slope=0.3, vignette=0.2, tint=(0.5, 0.48, 0.42)),
        camera=Camera(noise=8, quality=45),
    ),
    "shaken": PhotoKind(pen=BALLPOINT, camera=Camera(blur=1.2, motion=3)),
}
"""Kinds as chance might make them, fixed, so that two examinations are of the same."""

HELD_BACK: Mapping[str, PhotoKind] = {**UNSEEN, **EVERYDAY}
"""All kinds to examine with, by name."""
