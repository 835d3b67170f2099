"""The conditions in which people's drawings are examined: ways to draw them as pictures."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from digits.ink import Ink
from digits.report_ids import Condition
from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.images import pen_width
from trainer.drawing.render import Placing, as_canvas, as_snapshot, random_placing

MOST_TILTED = 20
"""The largest tilt of the tilted drawings, either way, in degrees."""

Draw = Callable[[Sequence[Stroke], np.random.Generator], Ink]


def snapshot(strokes: Sequence[Stroke], rng: np.random.Generator) -> Ink:
    """As the page sends it."""
    return as_snapshot(strokes, pen_width(strokes))


def canvas(strokes: Sequence[Stroke], rng: np.random.Generator) -> Ink:
    """At random size (30 to 85 %), place and pen width (10 to 24 px) of a 280 px canvas."""
    return as_canvas(strokes, random_placing(rng))


def with_pen(strokes: Sequence[Stroke], rng: np.random.Generator, width: float) -> Ink:
    """In the middle of the canvas, 60 % of it large, with a pen of a given width in px."""
    return as_canvas(strokes, Placing(0.6, 0.5, 0.5, width))


def off_centre(strokes: Sequence[Stroke], rng: np.random.Generator) -> Ink:
    """A third of the canvas large, in one of its corners."""
    down, across = rng.integers(0, 2, 2)
    return as_canvas(strokes, Placing(0.35, float(across), float(down), 10))


def tiny(strokes: Sequence[Stroke], rng: np.random.Generator) -> Ink:
    """A tenth of the canvas large, with a pen of 3 px."""
    return as_canvas(strokes, Placing(0.1, rng.uniform(), rng.uniform(), 3))


def tilted(strokes: Sequence[Stroke], rng: np.random.Generator) -> Ink:
    """As the page sends it, turned by up to `MOST_TILTED` degrees."""
    angle = np.radians(rng.uniform(-MOST_TILTED, MOST_TILTED))
    cosine, sine = np.cos(angle), np.sin(angle)
    turn = np.array([[cosine, sine], [-sine, cosine]], np.float32)
    return snapshot([stroke @ turn for stroke in strokes], rng)


def thick(strokes: Sequence[Stroke], rng: np.random.Generator) -> Ink:
    """40 % of the canvas large, with a pen of 24 px: strokes run into one another."""
    return as_canvas(strokes, Placing(0.4, 0.5, 0.5, 24))


draw_in: dict[Condition, Draw] = {
    "snapshot": snapshot,
    "canvas": canvas,
    "pen-10": partial(with_pen, width=10),
    "pen-17": partial(with_pen, width=17),
    "pen-24": partial(with_pen, width=24),
    "off-centre": off_centre,
    "tiny": tiny,
    "tilted": tilted,
    "thick": thick,
}


def draw_all(drawings: Sequence[Drawing], draw: Draw, seed: int = 0) -> Iterator[Ink]:
    """Each drawing once; the same seed gives the same pictures."""
    for number, drawing in enumerate(drawings):
        yield draw(drawing.strokes, np.random.default_rng((seed, number)))
