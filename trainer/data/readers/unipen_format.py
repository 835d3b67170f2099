"""UNIPEN's text format, in which UNIPEN's own files and pendigits' are.

Source: I. Guyon et al., "UNIPEN project of on-line data exchange and recognizer benchmarks" (1994).
A statement is a keyword at the start of a line, `.KEYWORD`, and whatever follows until the next.
Ink is a sequence of components: the lines of points between `.PEN_DOWN` and `.PEN_UP`, y upwards.
A `.SEGMENT` names components by number, counting those of the pen down only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trainer.data.strokes import Stroke

ENCODING = "latin-1"

STATEMENT = re.compile(r"^\.([A-Z_]+)", re.MULTILINE)
SEGMENT = re.compile(r'\s+(?:CHARACTER|DIGIT)\s+(\S+)\s+\S+\s+"((?:[^"\\]|\\.)+)"\s*')
RANGE = re.compile(r"(\d+)(?::(\d+))?(?:-(\d+)(?::(\d+))?)?")


class UnipenError(ValueError):
    """A file that is not in UNIPEN's format; the message names the file and the line."""


@dataclass(frozen=True)
class Statement:
    """One statement: keyword without its dot, what follows it, and where it stands."""

    keyword: str
    body: str
    file: str
    line: int

    def error(self, expected: str) -> UnipenError:
        """The error that this statement is not what was expected."""
        shown = f".{self.keyword}{self.body}".strip()[:60]
        return UnipenError(f"{self.file}, line {self.line}: expected {expected}, got {shown!r}")


@dataclass(frozen=True)
class Segment:
    """A labelled character: `components` is a list of ranges such as `3-5,7` or `9:12-10:4`."""

    components: str
    label: str
    statement: Statement


@dataclass(frozen=True)
class Page:
    """The ink of one file: pen-down components in order, and the writers that it names."""

    components: list[Stroke]
    writers: list[str]


def read_statements(text: str, file: str) -> Iterator[Statement]:
    """The statements of a file's text, in order; what precedes the first is skipped."""
    before, *parts = STATEMENT.split(text)
    line = 1 + before.count("\n")
    for keyword, body in zip(parts[::2], parts[1::2], strict=True):
        yield Statement(keyword, body, file, line)
        line += body.count("\n")


def read_component(statement: Statement) -> Stroke:
    """The points after a `.PEN_DOWN`, y turned downwards; (0, 2) where the tablet gave none."""
    rows = [line.split()[:2] for line in statement.body.splitlines() if line.strip()]
    try:
        points = np.array(rows, np.float32).reshape(len(rows), 2)
    except ValueError:
        raise statement.error("lines of two or more numbers") from None
    points[:, 1] *= -1
    return points


def read_segment(statement: Statement) -> Segment:
    """A `.SEGMENT` of one labelled character; raises `UnipenError`."""
    match = SEGMENT.fullmatch(statement.body)
    if match is None:
        raise statement.error('a .SEGMENT such as CHARACTER 3-5,7 OK "8"')
    return Segment(match[1], re.sub(r"\\(.)", r"\1", match[2]), statement)


def segment_strokes(segment: Segment, components: list[Stroke]) -> tuple[Stroke, ...]:
    """The strokes that a segment names, without empty ones; raises `UnipenError`."""
    strokes = tuple(
        stroke
        for part in segment.components.split(",")
        for stroke in _range_strokes(part, components, segment.statement)
        if len(stroke)
    )
    if not strokes:
        raise segment.statement.error("components with points")
    return strokes


def _range_strokes(part: str, components: list[Stroke], statement: Statement) -> list[Stroke]:
    match = RANGE.fullmatch(part)
    if match is None:
        raise statement.error("component ranges such as 3-5,7 or 9:12-10:4")
    first, last = int(match[1]), int(match[3] or match[1])
    if not first <= last < len(components):
        raise statement.error(f"components in order, out of {len(components)}")
    strokes = components[first : last + 1]
    # The end is cut first: where both offsets lie in one component, the start shifts its points.
    if match[4]:
        strokes[-1] = strokes[-1][: int(match[4]) + 1]
    if match[2]:
        strokes[0] = strokes[0][int(match[2]) :]
    return strokes


def read_page(text: str, file: str) -> Page:
    """The ink of a file's text; raises `UnipenError`."""
    statements = list(read_statements(text, file))
    components = [read_component(one) for one in statements if one.keyword == "PEN_DOWN"]
    writers = [one.body.strip() for one in statements if one.keyword == "WRITER_ID"]
    return Page(components, writers)
