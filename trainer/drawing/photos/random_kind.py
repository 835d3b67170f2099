"""Kinds of photos to learn from: no two are the same, and none is of those held back."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trainer.drawing.photos.chance import Chance
from trainer.drawing.photos.kind import Camera, Light, PhotoKind, Process, Shadow
from trainer.drawing.photos.random_pens import chalk, light_pencil, random_pen
from trainer.drawing.photos.random_sheets import random_board, random_cheque, random_sheet
from trainer.drawing.photos.random_views import (
    cropped_view,
    random_company,
    random_height,
    random_view,
)

LAMPS: Sequence[tuple[float, float, float]] = (
    (1.0, 1.0, 1.0),
    (1.0, 0.94, 0.82),
    (0.9, 0.96, 1.0),
    (0.97, 1.0, 0.92),
)

SHADOWS: Sequence[Shadow] = ("none", "soft", "soft", "hard")


def random_kind(generator: np.random.Generator) -> PhotoKind:
    """A kind as chance has it: a phone's photo, a scan, a cheque, a fax or a blackboard."""
    chance = Chance(generator)
    which = chance.within(0, 1)
    if which < 0.55:
        return _phone(chance)
    if which < 0.7:
        return _scan(chance, chance.one_of(("colour", "grey")))
    if which < 0.86:
        return _cheque(chance)
    if which < 0.93:
        return _scan(chance, "black and white")
    return _board(chance)


def _phone(chance: Chance) -> PhotoKind:
    height = random_height(chance)
    return PhotoKind(
        pen=random_pen(chance),
        sheet=random_sheet(chance),
        view=random_view(chance, height),
        company=random_company(chance),
        light=_light(chance),
        camera=_camera(chance, height),
    )


def _board(chance: Chance) -> PhotoKind:
    board = replace(_phone(chance), sheet=random_board(chance))
    return replace(board, pen=chance.one_of((chalk, chalk, light_pencil))(chance))


def _scan(chance: Chance, process: Process) -> PhotoKind:
    height = random_height(chance)
    return PhotoKind(
        pen=random_pen(chance),
        sheet=random_sheet(chance),
        view=cropped_view(chance, height),
        company=random_company(chance),
        light=Light(slope=chance.within(0, 0.05), vignette=0),
        camera=_scanner(chance, height, process),
    )


def _cheque(chance: Chance) -> PhotoKind:
    scan = _scan(chance, chance.one_of(("grey", "grey", "grey", "colour")))
    camera = replace(scan.camera, quality=int(chance.within(40, 95)))
    return replace(scan, sheet=random_cheque(chance), camera=camera)


def _light(chance: Chance) -> Light:
    """Uneven light, to which the camera answers with a longer exposure."""
    shadow = chance.one_of(SHADOWS)
    darkness = 0 if shadow == "none" else chance.within(0.1, 0.6)
    slope, vignette = chance.within(0, 0.35), chance.within(0, 0.3)
    exposure = chance.within(0.8, 1.1) + (slope + vignette + darkness) / 3
    red, green, blue = (exposure * channel for channel in chance.one_of(LAMPS))
    return Light(
        slope=slope,
        vignette=vignette,
        shadow=shadow,
        darkness=darkness,
        tint=(red, green, blue),
    )


def _camera(chance: Chance, height: float) -> Camera:
    """Blur and motion grow with the digits, so that they stay legible."""
    return Camera(
        blur=min(chance.scale(0.3, 3), height * 0.045),
        motion=chance.one_of((0.0, 0.0, 0.0, chance.within(1, max(height * 0.1, 1.5)))),
        noise=chance.scale(0.8, 7),
        contrast=chance.within(0.75, 1.2),
        process="colour",
        quality=int(chance.within(40, 95)),
    )


def _scanner(chance: Chance, height: float, process: Process) -> Camera:
    return Camera(
        blur=min(chance.scale(0.3, 1.2), height * 0.035),
        noise=chance.scale(0.5, 4),
        contrast=chance.within(0.8, 1.25),
        process=process,
        quality=None if process == "black and white" else int(chance.within(50, 95)),
    )
