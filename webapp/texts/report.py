"""What the report's names mean, in words that need no mathematics."""

from collections.abc import Callable, Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from webapp.texts.numbers import decimal, percent

Texts = Mapping[str, LazyString]

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

name_of_data: Texts = {
    "MNIST": _("MNIST"),
    "UNIPEN, test writers": _("UNIPEN"),
    "UNIPEN, site never trained on (ced)": _("UNIPEN, elsewhere"),
    "pendigits, test writers": _("Pen digits"),
}

origin_of_data: Texts = {
    "MNIST": _("Scanned handwriting of pupils and office workers, the world’s most used test."),
    "UNIPEN, test writers": _("Digits drawn with a pen on a tablet, by people it never met."),
    "UNIPEN, site never trained on (ced)": _(
        "Drawn by people it never met, at a place where it met nobody at all."
    ),
    "pendigits, test writers": _("Drawn on a tablet in Istanbul, by writers it never met."),
}

lesson_of_data: Texts = {
    "MNIST": _("scanned handwritten digits"),
    "pen digits": _("pictures of digits drawn with a pen"),
    "no digits": _("pictures of what is no digit: letters, signs, scribbles"),
    "validation": _("digits kept aside, to set how sure it may be"),
}

kind_of_drawing: Texts = {
    "capitals": _("Capital letters"),
    "small letters": _("Small letters"),
    "symbols": _("Signs such as + and #"),
    "look-alikes": _("Look-alikes, such as O, l and S"),
    "scribbles": _("Scribbles"),
    "pieces": _("Pieces of digits"),
    "pairs": _("Two digits side by side"),
    "turned": _("Digits on their side or head"),
}

way_of_drawing: Texts = {
    "snapshot": _("As the drawing page sends it"),
    "canvas": _("Any size, place and pen"),
    "pen 10 px": _("With a thin pen"),
    "pen 17 px": _("With a medium pen"),
    "pen 24 px": _("With a broad pen"),
    "off-centre": _("In a corner"),
    "tiny": _("Tiny"),
    "tilted": _("Tilted"),
    "thick": _("Small, with a broad pen"),
}

way_of_spoiling: Texts = {
    "shot noise": _("Grainy, as in poor light"),
    "impulse noise": _("Black and white specks"),
    "glass blur": _("Seen through rough glass"),
    "motion blur": _("Blurred by a shaking hand"),
    "shear": _("Slanted"),
    "scale": _("Made smaller"),
    "rotate": _("Turned"),
    "brightness": _("Pale, with little contrast"),
    "translate": _("Moved aside"),
    "stripe": _("A stripe turned to its negative"),
    "fog": _("In fog"),
    "spatter": _("Spattered with ink"),
    "dotted line": _("Crossed by a dotted line"),
    "zigzag": _("Crossed by a zigzag"),
    "edges": _("Outlines alone"),
}

text_of_licence: Texts = {
    "free with credit": _("free for any use, with credit"),
}


def scale_of(figure: str, decimals: int) -> Callable[[float], str]:
    """How a chart of "accuracy" or "loss" writes its scale, given the decimals of a fraction."""
    if figure == "accuracy":
        return lambda value: percent(value, max(decimals - 2, 0))
    return lambda value: decimal(value, decimals)
