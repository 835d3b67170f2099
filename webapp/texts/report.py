"""What the ids of the report stand for, in words that need no mathematics."""

from collections.abc import Callable, Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from digits.report_ids import Component, Condition, Corruption, Licence, OutlierKind, TestSet
from webapp.texts.numbers import decimal, percent

digits_of: tuple[LazyString, ...] = (
    _("zeros"),
    _("ones"),
    _("twos"),
    _("threes"),
    _("fours"),
    _("fives"),
    _("sixes"),
    _("sevens"),
    _("eights"),
    _("nines"),
)

name_of_test_set: Mapping[TestSet, LazyString] = {
    "mnist": _("MNIST"),
    "unipen": _("UNIPEN"),
    "unipen-cross-site": _("UNIPEN, elsewhere"),
    "pendigits": _("Pen digits"),
}

origin_of_test_set: Mapping[TestSet, LazyString] = {
    "mnist": _("Scanned handwriting of pupils and office workers, the world’s most used test."),
    "unipen": _("Digits drawn with a pen on a tablet, by people it never met."),
    "unipen-cross-site": _("Drawn by people it never met, at a place where it met nobody at all."),
    "pendigits": _("Drawn on a tablet in Istanbul, by writers it never met."),
}

text_of_component: Mapping[Component, LazyString] = {
    "mnist": _("scanned handwritten digits"),
    "pen-digits": _("pictures of digits drawn with a pen"),
    "outliers": _("pictures of what is not a digit: letters, signs, scribbles"),
}

name_of_outlier: Mapping[OutlierKind, LazyString] = {
    "capitals": _("Capital letters"),
    "small-letters": _("Small letters"),
    "symbols": _("Signs such as + and #"),
    "look-alikes": _("Look-alikes, such as O, l and S"),
    "signs": _("Signs it was never taught"),
    "doodles": _("Doodles of what it was never taught"),
    "scribbles": _("Scribbles"),
    "pieces": _("Pieces of digits"),
    "pairs": _("Two digits side by side"),
}

name_of_condition: Mapping[Condition, LazyString] = {
    "snapshot": _("As the drawing page sends it"),
    "canvas": _("Any size, place and pen"),
    "pen-10": _("With a thin pen"),
    "pen-17": _("With a medium pen"),
    "pen-24": _("With a broad pen"),
    "off-centre": _("In a corner"),
    "tiny": _("Tiny"),
    "tilted": _("Tilted"),
    "thick": _("Small, with a broad pen"),
}

name_of_corruption: Mapping[Corruption, LazyString] = {
    "shot-noise": _("Grainy, as in poor light"),
    "impulse-noise": _("Black and white specks"),
    "glass-blur": _("Seen through frosted glass"),
    "motion-blur": _("Blurred by a shaking hand"),
    "shear": _("Slanted"),
    "scale": _("Made smaller"),
    "rotate": _("Turned"),
    "brightness": _("Pale, with little contrast"),
    "translate": _("Moved aside"),
    "stripe": _("With one stripe in negative"),
    "fog": _("In fog"),
    "spatter": _("Spattered with ink"),
    "dotted-line": _("Crossed by a dotted line"),
    "zigzag": _("Crossed by a zigzag"),
    "edges": _("Outlines alone"),
}

text_of_licence: Mapping[Licence, LazyString] = {
    "free-with-credit": _("free for any use, with credit"),
    "research": _("for research"),
}

name_of_licence: Mapping[Licence, str] = {
    "cc-by-sa-3.0": "CC BY-SA 3.0",
    "cc-by-4.0": "CC BY 4.0",
    "cc0-1.0": "CC0 1.0",
    "odbl-1.0": "ODbL 1.0",
}
"""Those that have a name of their own, in every language the same."""


def scale_of(metric: str, decimals: int) -> Callable[[float], str]:
    """How a chart of "accuracy" or "loss" writes its scale, given the decimals of a fraction."""
    if metric == "accuracy":
        return lambda value: percent(value, max(decimals - 2, 0))
    return lambda value: decimal(value, decimals)
