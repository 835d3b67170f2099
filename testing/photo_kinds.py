"""Some sixty kinds of photos of digits on paper: two thirds to tune by, and a third held back."""

from dataclasses import dataclass

import numpy as np

from testing.camera import SIZE, WIDTH, laid_on, shadow, table, taken
from testing.paper import Colour, Strokes, written_sheet

WHITE, YELLOW, BROWN, PINK = (245, 243, 235), (250, 225, 90), (190, 160, 120), (250, 190, 205)


@dataclass(frozen=True)
class Kind:
    """How a photo is made; `share` is the sheet's width in parts of the picture's, 1 for all."""

    surface: str = "110"
    share: float = 1
    tilt: float = 0
    printed: str = "nothing"
    paper: Colour = WHITE
    ink: Colour = (30, 40, 120)
    pen: float = 0.05
    height: float = 0.6
    shade: str = "soft"
    darkness: float = 0.2
    blur: float = 0.7
    noise: float = 3
    quality: int = 80
    second: bool = False
    with_pen: bool = False


TUNED = {
    "plain": Kind(),
    "large": Kind(height=0.85),
    "small": Kind(height=0.3),
    "thick pen": Kind(pen=0.11),
    "thin pen": Kind(pen=0.025),
    "soft shadow": Kind(darkness=0.5),
    "hard shadow": Kind(shade="hard", darkness=0.4),
    "hard dark shadow": Kind(shade="hard", darkness=0.6),
    "ruled": Kind(printed="ruled"),
    "squared": Kind(printed="squared"),
    "dark ruled": Kind(printed="ruled dark"),
    "margin": Kind(printed="margin"),
    "holes": Kind(printed="holes"),
    "box": Kind(printed="box", height=0.5),
    "underlined": Kind(printed="underlined", height=0.5),
    "a line through it": Kind(printed="a line through it"),
    "sheet on dark": Kind("40", 0.6),
    "sheet on grey": Kind("110", 0.6),
    "sheet on mid grey": Kind("160", 0.65),
    "sheet on wood": Kind("wood", 0.65),
    "tilted sheet": Kind("60", 0.65, tilt=12),
    "tilted sheet on wood": Kind("wood", 0.6, tilt=-20),
    "note on dark": Kind("50", 0.4, paper=YELLOW),
    "note on wood": Kind("wood", 0.4, paper=YELLOW),
    "sheet over the rim": Kind("50", 0.9),
    "brown paper": Kind(paper=BROWN),
    "brown on white": Kind("230", 0.6, paper=BROWN),
    "pencil": Kind(ink=(110, 110, 112)),
    "pale pencil": Kind(ink=(175, 175, 178)),
    "light blue": Kind(ink=(120, 190, 235), pen=0.08),
    "yellow": Kind(ink=(250, 225, 50), pen=0.08),
    "pink": Kind(ink=(250, 140, 190), pen=0.08),
    "light green": Kind(ink=(150, 220, 120), pen=0.08),
    "red": Kind(ink=(200, 40, 40)),
    "chalk": Kind(paper=(35, 60, 45), ink=(225, 225, 225)),
    "blurred": Kind(blur=2.5),
    "noisy": Kind(noise=10),
    "JPEG at 40": Kind(quality=40),
    "box on a sheet on wood": Kind("wood", 0.7, printed="box", height=0.5),
    "second sheet": Kind("70", 0.55, second=True),
    "ruled sheet in hard shadow": Kind("60", 0.8, printed="ruled", shade="hard", darkness=0.45),
}

HELD_BACK = {
    "sheet on cloth": Kind("cloth", 0.6, tilt=7),
    "sheet on tiles": Kind("tiles", 0.65),
    "sheet on marble": Kind("marble", 0.6, tilt=-9),
    "note on cloth": Kind("cloth", 0.4, paper=PINK),
    "light table": Kind("235", 0.6, paper=YELLOW),
    "corner shadow": Kind(shade="corner", darkness=0.5),
    "blind": Kind(shade="blind", darkness=0.35),
    "round shadow": Kind(shade="round", darkness=0.5),
    "round box": Kind(printed="round box", height=0.5),
    "row of boxes": Kind(printed="boxes", height=0.5),
    "dots": Kind(printed="dots"),
    "lilac": Kind(ink=(190, 160, 220), pen=0.08),
    "silver": Kind(ink=(180, 182, 188), pen=0.07),
    "orange": Kind(ink=(245, 150, 40)),
    "white pencil on blue": Kind(paper=(40, 60, 120), ink=(235, 235, 240)),
    "coloured note beside a pen on tiles": Kind("tiles", 0.5, with_pen=True, paper=PINK),
    "tilted sheet over another on cloth": Kind("cloth", 0.55, tilt=15, second=True),
    "a pen in view": Kind("120", 0.6, with_pen=True),
    "squared in hard shadow": Kind(printed="squared", shade="hard", darkness=0.45),
    "small, noisy, JPEG at 40": Kind(height=0.35, noise=7, quality=40),
    "margin on a tilted sheet": Kind("wood", 0.7, tilt=6, printed="margin"),
}


def photo_of(strokes: Strokes, kind: Kind, rng: np.random.Generator) -> bytes:
    """A JPEG file of 600 x 450 pixels."""
    scene = table(kind.surface, rng)
    size = SIZE if kind.share == 1 else (int(WIDTH * kind.share), int(WIDTH * kind.share * 0.75))
    sheet = written_sheet(
        strokes,
        size,
        kind.printed,
        rng,
        paper=kind.paper,
        ink=kind.ink,
        pen=kind.pen,
        height=kind.height,
    )
    if kind.second:
        blank = written_sheet([], (200, 280), "nothing", rng, paper=(235, 235, 230))
        scene.paste(blank, (-90, 60))
    if kind.with_pen:
        pen = written_sheet([], (14, 260), "nothing", rng, paper=(20, 30, 90))
        scene.paste(pen, (12, 90))
    if kind.share == 1:
        scene.paste(sheet, (0, 0))
    else:
        laid_on(scene, sheet, kind.tilt, rng)
    light = shadow(kind.shade, kind.darkness, rng)
    return taken(scene, light, rng, blur=kind.blur, noise=kind.noise, quality=kind.quality)
