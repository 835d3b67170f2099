"""Symbols of LaTeX that people drew with mouse and finger to find out what they are called.

Source: Detexify (D. Kirsch, ODbL 1.0), whose repository keeps a line of JSON a drawing.
"""

from pathlib import Path, PurePosixPath

import msgspec
import numpy as np
from msgspec import Struct

from trainer.data.download import DataFile
from trainer.data.parts import Part, part_of_kind
from trainer.data.readers.archives import read_archive
from trainer.data.strokes import Drawing, Stroke

ARCHIVE = DataFile(
    "detexify/samples.tar.xz",
    "https://github.com/kirel/detexify-next",
    "bd5f3ecff6b3edb4fccb8be28f8c08c4f8c52d4bd30d32a9fc98208be0125fc0",
    packed_anew="a tar.xz of samples/ and reviews/ out of the repository's packages/data/source",
)

REJECTED = "reviews/rejected-samples.json"

MOST_OF_ONE = 20
"""How many drawings of one symbol are taken."""


symbols_like = {
    0: (
        "astrosun bigcirc bigodot circ circlearrowleft circlearrowright circleddash degree "
        "diameter emptyset fullmoon mathcal-lbrace-o-rbrace mathds-lbrace-d-rbrace "
        "mathds-lbrace-o-rbrace mathfrak-lbrace-o-rbrace mathscr-lbrace-o-rbrace o ocircle odot "
        "ominus oslash phi recorder sun textbaro textbigcircle textbullseye textcloseepsilon "
        "textdegree textopenbullet textordmasculine textphi theta upphi upsigma varnothing"
    ),
    1: (
        "backprime backslash bar diagdown diagup downharpoonleft downharpoonright "
        "exclamation-grave lfloor mathbb-lbrace-1-rbrace mathds-lbrace-1-rbrace "
        "mathfrak-lbrace-l-rbrace mid prime quotesinglbase setminus shortmid slash smallsetminus "
        "textbackslash textbar textceltpal textexclamdown textfractionsolidus textonesuperior "
        "textpipe textprimstress textquoteright textquotesingle textquotestraightbase textrtaill "
        "textsecstress texttoneletterstem textvertline upharpoonleft upharpoonright upiota wr"
    ),
    2: (
        "game imath lbag mathcal-lbrace-q-rbrace mathcal-lbrace-z-rbrace mathds-lbrace-z-rbrace "
        "mathscr-lbrace-j-rbrace mathscr-lbrace-q-rbrace partial textcommatailz textiota "
        "textraisevibyi textschwa texttwosuperior textvibyi"
    ),
    3: (
        "mathcal-lbrace-j-rbrace mathfrak-lbrace-j-rbrace rbrace textbraceright textctyogh "
        "textopeno textrevepsilon textrquill textsection textthreesuperior textyogh upzeta"
    ),
    4: "jupiter textlhtlongy textturnh",
    5: (
        "int mathcal-lbrace-s-rbrace mathds-lbrace-s-rbrace mathfrak-lbrace-s-rbrace rbag saturn "
        "sigma textcrinvglotstop textesh textinvglotstop textrtails varsigma zeta"
    ),
    6: (
        "flat mathfrak-lbrace-b-rbrace textctc textctz texthardsign textquoteleft textrthook "
        "textsoftsign upvarsigma"
    ),
    7: (
        "eta lsh neg rceil rightharpoondown textbarglotstop textcorner textglotstop textlhtlongi "
        "textlnot textraiseglotstop textrptr textturnt urcorner"
    ),
    8: "delta mathfrak-lbrace-z-rbrace opposition parr textbabygamma textg textgamma updelta",
    9: (
        "jmath mathcal-lbrace-g-rbrace mathfrak-lbrace-g-rbrace mathfrak-lbrace-q-rbrace "
        "mathparagraph mathscr-lbrace-i-rbrace mathscr-lbrace-s-rbrace mathscr-lbrace-t-rbrace "
        "textbarg texthtg texthtq textpilcrow textreve textrevglotstop textscriptg"
    ),
}
"""Names of symbols that people would take for each digit, or that are one.

Judged by looking at those of which the network that knew none of them took half for a digit.
"""

LOOK_ALIKES = frozenset(name for names in symbols_like.values() for name in names.split())


class Point(Struct):
    """x to the right and y downwards, in parts of the longer side."""

    x: float
    y: float


class Sample(Struct):
    """A line of a symbol's file."""

    id: str
    strokes: list[list[Point]]


class Reviews(Struct):
    """What was found wrong, by sample."""

    rejected: dict[str, dict[str, str]]


SAMPLES = msgspec.json.Decoder(Sample)


def read_detexify(folder: Path) -> list[Drawing]:
    """The first drawings of each symbol; the label is its package and name. Raises `DataError`."""
    content_of_path = read_archive(ARCHIVE, folder)
    return parse_detexify(content_of_path)


def parse_detexify(content_of_path: dict[str, bytes]) -> list[Drawing]:
    """The drawings of `samples/latex/PACKAGE/NAME.jsonl` that no review rejected."""
    rejected = msgspec.json.decode(content_of_path[REJECTED], type=Reviews).rejected
    drawings = []
    for path in sorted(content_of_path.keys() - {REJECTED}):
        samples = SAMPLES.decode_lines(content_of_path[path])
        kept = [sample for sample in samples if sample.id not in rejected]
        drawings += [_drawing(sample, path) for sample in kept[:MOST_OF_ONE]]
    return drawings


def part_of(drawing: Drawing) -> Part | None:
    """What a symbol is used for: all drawings of one for the same; None for look-alikes."""
    return None if _name(drawing.label) in LOOK_ALIKES else part_of_kind(drawing)


def _name(label: str) -> str:
    """The symbol's own: files are named after package, symbol and, behind a dash, a checksum."""
    return label.split()[1].rpartition("-")[0] or label.split()[1]


def _drawing(sample: Sample, path: str) -> Drawing:
    """Nobody wrote down who drew it: each drawing is by a writer of its own."""
    label = " ".join(PurePosixPath(path).with_suffix("").parts[2:])
    strokes = tuple(_stroke(points) for points in sample.strokes if points)
    return Drawing(strokes, label, "detexify", "detexify", sample.id)


def _stroke(points: list[Point]) -> Stroke:
    return np.array([[point.x, point.y] for point in points], np.float32)
