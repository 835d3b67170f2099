"""What a photo of a line on paper is like: everything that is not the line itself.

Lengths are in heights of the line's digits, and colours are RGB in 0 to 255, unless said otherwise.
"""

from dataclasses import dataclass, field
from math import inf
from typing import Literal

Colour = tuple[float, float, float]

Printed = Literal[
    "nothing",
    "ruled",
    "squared",
    "dotted",
    "underline",
    "box",
    "comb",
    "rows",
    "rounded box",
    "round combs",
    "millimetres",
    "staves",
]
"""What is printed on the sheet, around the line."""

Pattern = Literal["none", "waves", "crossed waves", "halftone", "rays", "rosettes", "bricks"]
"""What is printed all over the sheet so that nobody can copy it."""

Surface = Literal["plain", "wood", "cloth", "tiles", "marble", "carpet"]
"""What the sheet lies on."""

Shadow = Literal["none", "soft", "hard", "blind", "round"]

Process = Literal["colour", "grey", "black and white"]
"""What becomes of the colours; black and white is a fax's threshold."""


@dataclass(frozen=True, kw_only=True)
class Pen:
    """`grain` is how much of the paper's grain the ink misses, and `pressure` how much the width
    varies along a stroke, both 0 to 1; `opacity` is how much of the paper the ink hides.
    """

    colour: Colour = (30, 40, 120)
    width: float = 0.06
    opacity: float = 0.9
    grain: float = 0.1
    pressure: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`roughness` is the standard deviation of the paper's shades, in parts of its own.

    `pitch` is the distance of lines or waves; `through` how much of the back's writing is seen.
    """

    colour: Colour = (240, 238, 230)
    roughness: float = 0.01
    printed: Printed = "nothing"
    print_colour: Colour = (110, 130, 170)
    print_width: float = 0.03
    pitch: float = 0.6
    pattern: Pattern = "none"
    pattern_colour: Colour = (90, 120, 110)
    pattern_strength: float = 0.3
    pattern_pitch: float = 0.15
    folds: int = 0
    stains: int = 0
    through: float = 0.0


@dataclass(frozen=True, kw_only=True)
class View:
    """How the line lies in the picture.

    `height` is that of the digits, in pixels; `margins` are left, top, right and bottom of the
    line; `edges` how far the sheet reaches on the same sides; `turned` is in degrees; `depth` is
    how much farther off the line's one side is than the other, with three heights around it.
    """

    height: float = 40.0
    margins: tuple[float, float, float, float] = (0.8, 0.8, 0.8, 0.8)
    edges: tuple[float, float, float, float] = (inf, inf, inf, inf)
    turned: float = 0.0
    depth: tuple[float, float] = (0.0, 0.0)
    surface: Surface = "plain"
    surface_colour: Colour = (90, 85, 80)


@dataclass(frozen=True, kw_only=True)
class Company:
    """What else is on the sheet: how much of a line above and below is seen, and lines of print."""

    above: float = 0.0
    below: float = 0.0
    print_lines: int = 0
    print_height: float = 0.25


@dataclass(frozen=True, kw_only=True)
class Light:
    """`slope` and `vignette` are the light lost at the darker side and in the corners, 0 to 1.

    `darkness` is what a shadow takes, and `tint` the light's colour and the exposure.
    """

    slope: float = 0.1
    vignette: float = 0.05
    shadow: Shadow = "none"
    darkness: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, kw_only=True)
class Camera:
    """`blur` and `motion` are in pixels, `noise` in levels: standard deviations, but for `motion`,
    which is a length.

    `contrast` spreads levels around the middle; `quality` is JPEG's, None for no compression.
    """

    blur: float = 0.5
    motion: float = 0.0
    noise: float = 2.0
    contrast: float = 1.0
    process: Process = "colour"
    quality: int | None = 80


@dataclass(frozen=True, kw_only=True)
class PhotoKind:
    """How a photo is made."""

    pen: Pen = field(default_factory=Pen)
    sheet: Sheet = field(default_factory=Sheet)
    view: View = field(default_factory=View)
    company: Company = field(default_factory=Company)
    light: Light = field(default_factory=Light)
    camera: Camera = field(default_factory=Camera)
