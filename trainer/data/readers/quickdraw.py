"""Doodles of 184 subjects, by players of a game from many countries.

Source: Quick, Draw! (Google, CC BY 4.0), in its simplified form: a line of JSON a doodle.
"""

from pathlib import Path, PurePosixPath

import msgspec
import numpy as np
from msgspec import Struct

from trainer.data.download import DataFile
from trainer.data.parts import Part, part_of_kind
from trainer.data.readers.archives import read_archive
from trainer.data.strokes import Drawing

ARCHIVE = DataFile(
    "quickdraw/simplified.tar.xz",
    "https://console.cloud.google.com/storage/browser/quickdraw_dataset",
    "340adedacfe5baef6574728a8b6b842a486657fa42db2285186d874c49db0f13",
    packed_anew="a tar.xz of some 28 lines of each of 184 subjects' simplified ndjson files",
)


subjects_like = {
    "a ring": (
        "baseball, belt, blueberry, bracelet, compass, hexagon, hot dog, moon, paper clip, potato, "
        "sleeping bag"
    ),
    "a stick, as a 1": (
        "asparagus, candle, floor lamp, golf club, hockey stick, knife, line, marker, matches, "
        "paintbrush, screwdriver, streetlight, string bean, sword"
    ),
    "two rings, as an 8": (
        "hot air balloon, hourglass, peanut, pear, pineapple, snowman, vase, violin"
    ),
    "a ring on a stick, as a 9": "frying pan, lollipop, microphone, popsicle",
    "a 2, 3, 5 or 7": "axe, duck, ear, lightning, swan, zigzag",
}
"""Subjects that many draw like a digit, by what they draw.

Judged by looking at ten doodles of every subject, and at eighteen of the doubtful ones, as the page
would send them: those of which more than about one in ten could be read as a digit.
"""

LOOK_ALIKES = frozenset(name for names in subjects_like.values() for name in names.split(", "))


class Doodle(Struct):
    """A line of a subject's file: of each stroke the xs, the ys, y downwards, and maybe times."""

    key_id: str
    drawing: list[list[list[float]]]


DOODLES = msgspec.json.Decoder(Doodle)


def read_quickdraw(folder: Path) -> list[Drawing]:
    """All doodles in the data folder's archive; the label is the subject. Raises `DataError`."""
    return parse_quickdraw(read_archive(ARCHIVE, folder))


def parse_quickdraw(content_of_path: dict[str, bytes]) -> list[Drawing]:
    """The doodles of `SUBJECT.ndjson`, each by a player of its own."""
    return [
        _drawing(doodle, PurePosixPath(path).stem)
        for path in sorted(content_of_path)
        for doodle in DOODLES.decode_lines(content_of_path[path])
    ]


def part_of(drawing: Drawing) -> Part | None:
    """What a doodle is used for: all of one subject for the same; None for look-alikes."""
    return None if drawing.label in LOOK_ALIKES else part_of_kind(drawing.source, drawing.label)


def _drawing(doodle: Doodle, subject: str) -> Drawing:
    strokes = tuple(np.array(stroke[:2], np.float32).T for stroke in doodle.drawing)
    return Drawing(strokes, subject, "quickdraw", "quickdraw", doodle.key_id)
