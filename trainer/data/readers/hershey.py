"""Glyphs that A. V. Hershey drew as strokes: signs of many scripts, more than UNIPEN has.

Source: the Hershey fonts (US National Bureau of Standards, 1967), as the package Hershey-Fonts
holds them.
"""

from itertools import pairwise

import numpy as np
from HersheyFonts import HersheyFonts

from trainer.data.strokes import Drawing, Stroke

SPACING = 0.5
"""The distance between a stroke's points, where capitals are 21 high: as close as a tablet's."""

LATIN = "CELNPUVX" + "cdenpuvx" + "=^~@*:"

glyphs_of_font = {
    "futural": LATIN,
    "scripts": LATIN.replace("E", "").replace("L", ""),
    "timesi": LATIN,
    "greeks": "CDKLNPQRSVWX" + "egklmpqvw",
    "cyrilc_1": "DEGIJLPQSVWYZ" + "degijlpqsvwyz",
    "japanese": "$%&'()+,-./02345679:" + "ABDEFGIJMNPUVWXZ[\\^_`abcdfhlnoqrxy{|}\x7f",
    "symbolic": "89CDEFGIJLNOWXZ[^`abcdfghlmnp",
    "mathlow": '"#:;?@_bcdeghiknowxyz~',
    "astrology": "!$&-/:;<=>?@]`{|}~",
}
"""The glyphs of each font that nobody takes for a digit, judged by looking at them.

None belongs to a class that only validates or tests, or looks like one.
"""


def read_glyphs() -> list[Drawing]:
    """Every glyph once; its label is its font and the character at which the font has it."""
    return [
        Drawing(_strokes(font, key), f"{name} {key}", "hershey", "hershey", name)
        for name, keys in glyphs_of_font.items()
        for font in [_load(name)]
        for key in keys
    ]


def _load(name: str) -> HersheyFonts:
    font = HersheyFonts()
    font.load_default_font(name)
    return font


def _strokes(font: HersheyFonts, key: str) -> tuple[Stroke, ...]:
    return tuple(_traced(corners) for corners in font.all_glyphs[key].strokes)


def _traced(corners: list[tuple[float, float]]) -> Stroke:
    """The points that a pen passes on its way from corner to corner."""
    lines = [
        np.linspace(start, end, max(int(np.hypot(*np.subtract(end, start)) / SPACING), 1) + 1)
        for start, end in pairwise(corners)
    ]
    return np.concatenate(lines or [np.array(corners)]).astype(np.float32)
