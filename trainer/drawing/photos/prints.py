"""What is printed on a sheet, by name."""

from collections.abc import Callable, Mapping

from trainer.drawing.photos import fields, rulings
from trainer.drawing.photos.ground import Ground
from trainer.drawing.photos.kind import Printed

_draw_of_printed: Mapping[Printed, Callable[[Ground], None]] = {
    "ruled": rulings.ruled,
    "squared": rulings.squared,
    "dotted": rulings.dotted,
    "millimetres": rulings.millimetres,
    "staves": rulings.staves,
    "underline": fields.underline,
    "box": fields.box,
    "rounded box": fields.rounded_box,
    "comb": fields.comb,
    "round combs": fields.round_combs,
    "rows": fields.rows,
}


def print_on(ground: Ground) -> None:
    """Print around a line what its sheet has."""
    if ground.sheet.printed != "nothing":
        _draw_of_printed[ground.sheet.printed](ground)
