"""What the page `/number` would send of a line that somebody wrote, and what the network says."""

from dataclasses import dataclass

from digits.normalize import normalize
from digits.reading.boxes import Box
from digits.reading.groups import groups_of
from digits.reading.likely import likely_of
from digits.reading.scores import Group
from digits.recognizer import Recognizer
from trainer.data.strokes import Stroke
from trainer.drawing.lines import WrittenLine
from trainer.drawing.render import COLUMN_SIDE, as_snapshot

PEN_WIDTH = 0.08
"""In heights of the line: it only decides what is a dot."""


@dataclass(frozen=True)
class Candidates:
    """A line's strokes from left to right, what may be digits among them, and how likely each is.

    `owners` tells of which character of `text` each stroke is.
    """

    boxes: list[Box]
    groups: list[Group]
    likely: list[list[float]]
    text: str
    owners: list[int]


def candidates_in(line: WrittenLine, recognizer: Recognizer) -> Candidates:
    """What the page would send of a line, and what the network makes of it."""
    boxes = [_box(stroke) for stroke in line.strokes]
    order = sorted(range(len(boxes)), key=lambda n: boxes[n].left + boxes[n].right)
    boxes = [boxes[n] for n in order]
    groups = groups_of(boxes)
    pictures = [
        as_snapshot([line.strokes[n] for n in order[first:after]], PEN_WIDTH, COLUMN_SIDE)
        for first, after in groups
    ]
    likely = likely_of([normalize(picture) for picture in pictures], recognizer)
    return Candidates(boxes, groups, likely, line.text, [line.owners[n] for n in order])


def _box(stroke: Stroke) -> Box:
    return Box(*map(float, (*stroke.min(axis=0), *stroke.max(axis=0))))
