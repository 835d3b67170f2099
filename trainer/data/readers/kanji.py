"""Kanji, their components and kana as pen strokes: a thousand shapes that are not digits.

Source: KanjiVG (U. Apel, CC BY-SA 3.0), as the package kanjivg holds it: one SVG a character,
whose groups name the components that it is made of.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

import numpy as np
from svgelements import CubicBezier
from svgelements import Path as Outline

from trainer.data.strokes import Drawing, Stroke

SVG = "{http://www.w3.org/2000/svg}"
ELEMENT = "{http://kanjivg.tagaini.net}element"

FEWEST_STROKES, MOST_STROKES = 3, 7
"""Limits to a component's strokes: fewer look like digits and letters, more blur at 28 pixels."""

MOST_OF_ONE = 10
"""How many drawings of one component are taken: each character squeezes it another way."""

POINTS_A_CURVE = 12
"""How many points each of a stroke's few curves gets: about as many as a tablet gives."""

PLAIN_NAME = 5
"""The length of the file name of a character's usual form: variants have a suffix."""

KANA = frozenset("あおかきけさすせたなにぬねはふほまみむめもやゆよわオカキケセネホムヤ")
"""Kana that nobody takes for a digit or for a sign that only tests, judged by looking at them."""

LOOK_ALIKES = frozenset("口日曰囗回呂子孑孒予弓之乏夕夂久攵己已巳四丩工千勺弖")
"""Components that somebody might take for a digit, judged by looking at them."""


def read_kanji() -> list[Drawing]:
    """Some drawings of every component; the label is the component itself."""
    drawings_of_element: dict[str, list[Drawing]] = defaultdict(list)
    for path in _characters():
        for group in ET.parse(path).getroot().iter(f"{SVG}g"):  # noqa: S314  # from a pinned package
            element = group.get(ELEMENT, "")
            strokes = [stroke.attrib["d"] for stroke in group.iter(f"{SVG}path")]
            taken = drawings_of_element[element]
            if _is_wanted(element, len(strokes)) and len(taken) < MOST_OF_ONE:
                drawn = tuple(_traced(stroke) for stroke in strokes)
                taken.append(Drawing(drawn, element, "kanjivg", "kanjivg", path.stem))
    return [drawing for drawings in drawings_of_element.values() for drawing in drawings]


def _characters() -> Iterator[Path]:
    for file in sorted(files("kanjivg") or []):
        if file.suffix == ".svg" and len(file.stem) == PLAIN_NAME:
            yield Path(str(file.locate()))


def _is_wanted(element: str, strokes: int) -> bool:
    is_kanji = "\u3400" <= element <= "\u9fff" or "\u2e80" <= element <= "\u2fdf"
    is_simple = FEWEST_STROKES <= strokes <= MOST_STROKES
    return element in KANA or (is_kanji and is_simple and element not in LOOK_ALIKES)


def _traced(outline: str) -> Stroke:
    """The points that a pen passes along a stroke."""
    times = np.linspace(0, 1, POINTS_A_CURVE)
    curves = [curve for curve in Outline(outline) if isinstance(curve, CubicBezier)]
    return np.concatenate([curve.npoint(times) for curve in curves]).astype(np.float32)
