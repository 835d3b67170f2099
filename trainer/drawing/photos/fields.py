"""Fields that forms have for a number: a line, a box, a box for each digit."""

from itertools import pairwise

import skia

from trainer.drawing.photos.ground import Ground
from trainer.drawing.photos.rulings import across, down

BESIDE = 0.03
"""In heights: the least room between the line's ends and a field's walls."""


def underline(on: Ground) -> None:
    """A line or a row of dots that the digits stand above or on, or reach through."""
    y = on.bounds.bottom + on.generator.uniform(-0.2, 0.3)
    left, right = on.generator.uniform(0, 2, 2)
    line = on.line()
    if on.generator.uniform() < 0.3:
        width = on.sheet.print_width
        line.setPathEffect(skia.DashPathEffect.Make([width / 4, 4 * width], 0))
    on.canvas.drawLine(on.bounds.left - left, y, on.bounds.right + right, y, line)


def box(on: Ground) -> None:
    """A rectangle."""
    on.canvas.drawRect(_field(on), on.line())


def rounded_box(on: Ground) -> None:
    """A rectangle with round corners."""
    on.canvas.drawRoundRect(_field(on), 0.35, 0.35, on.line())


def rows(on: Ground) -> None:
    """A table: fields above and below, and beside the line's own."""
    field, line = _field(on), on.line()
    for row in range(-2, 4):
        across(on, field.top() + row * field.height(), line)
    for x in (field.left() - 3, field.left(), field.right(), field.right() + 3):
        down(on, x, line)


def comb(on: Ground) -> None:
    """A box for each character, or a line with walls between them."""
    field, line = _field(on), on.line()
    if on.generator.uniform() < 0.5:
        top = field.top()
        on.canvas.drawRect(field, line)
    else:
        top = field.bottom() - on.generator.uniform(0.2, 0.6) * field.height()
        on.canvas.drawLine(field.left(), field.bottom(), field.right(), field.bottom(), line)
    for x in _walls(on, field):
        on.canvas.drawLine(x, top, x, field.bottom(), line)


def round_combs(on: Ground) -> None:
    """A box with round corners for each character."""
    field = _field(on)
    for left, right in pairwise(_walls(on, field)):
        one = skia.Rect(left + 0.04, field.top(), max(right - 0.04, left + 0.1), field.bottom())
        on.canvas.drawRoundRect(one, 0.15, 0.15, on.line())


def _field(on: Ground) -> skia.Rect:
    """A rectangle about the line, which the digits may leave a little above and below."""
    left, top, right, bottom = on.generator.uniform(-0.12, 0.5, 4)
    return skia.Rect(
        on.bounds.left - max(left, BESIDE),
        on.bounds.top - top,
        on.bounds.right + max(right, BESIDE),
        on.bounds.bottom + bottom,
    )


def _walls(on: Ground, field: skia.Rect) -> list[float]:
    """A field's sides, and the middle between each character and the next."""
    between = [(one.right + other.left) / 2 for one, other in pairwise(sorted(on.characters))]
    return [field.left(), *between, field.right()]
