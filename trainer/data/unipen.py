"""Pen strokes from UNIPEN (https://zenodo.org/records/1195803) and UCI's pendigits.

Both are in UNIPEN's text format (I. Guyon et al., "UNIPEN project of on-line data exchange and
recognizer benchmarks", 1994). A statement is a keyword at the start of a line, `.KEYWORD`, and
whatever follows until the next. Ink is a sequence of components: the lines of points between
`.PEN_DOWN` and `.PEN_UP`, y upwards. A `.SEGMENT` names components by number, counting those of
the pen down only.
"""

import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np

from trainer.data.download import DataFile, read_as_is, read_gzip
from trainer.data.strokes import Drawing, Stroke

UNIPEN = DataFile(
    "unipen/train_r01_v07-part.tar.xz",
    "https://zenodo.org/records/1195803",
    "047305df8f20656ab73b70bb6415246494368841088ce5c90c34a1dfbe256323",
    packed_anew=(
        "a tar.xz of data/1a to data/1d of apa, apb, app, ced, gmd, ibm and syn out of the whole "
        "release, with what they include"
    ),
)

PENDIGITS = DataFile(
    "pendigits/pendigits-orig.tra.gz",
    "https://archive.ics.uci.edu/ml/machine-learning-databases/pendigits/pendigits-orig.tra.Z",
    "a66225d68d7d68591e62944df1ad33b3f5aa608e2df2505844b41f5568a80da4",
    packed_anew="pendigits-orig.tra.Z unpacked with uncompress and packed with gzip",
)

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


def read_unipen(folder: Path) -> list[Drawing]:
    """All drawings of the archive in the data folder; raises `DataError` or `UnipenError`."""
    content = read_as_is(UNIPEN, folder)
    text_of_path = {}
    with tarfile.open(fileobj=BytesIO(content), mode="r:xz") as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                text_of_path[member.name.partition("/")[2]] = file.read().decode(ENCODING)
    return parse_tree(text_of_path)


def read_unipen_tree(root: Path) -> list[Drawing]:
    """All drawings of an unpacked release, whose root holds `data/` and `include/`."""
    files = [path for part in ("data", "include") for path in (root / part).rglob("*.*")]
    return parse_tree(
        {
            path.relative_to(root).as_posix(): path.read_text(ENCODING)
            for path in files
            if path.is_file()
        }
    )


def parse_tree(text_of_path: Mapping[str, str]) -> list[Drawing]:
    """The drawings of `data/SECTION/CONTRIBUTOR/...dat`, whose ink lies under `include/`."""
    page_of_path = {
        path: _read_page(text, path)
        for path, text in text_of_path.items()
        if path.startswith("include/")
    }
    return [
        drawing
        for path in sorted(text_of_path)
        if path.startswith("data/")
        for drawing in _read_labels(text_of_path[path], path, page_of_path)
    ]


def read_pendigits(folder: Path) -> list[Drawing]:
    """All drawings of the pendigits file in the data folder; raises `DataError`, `UnipenError`."""
    content = read_gzip(PENDIGITS, folder)
    return parse_pendigits(content.decode(ENCODING), PENDIGITS.path)


def parse_pendigits(text: str, file: str) -> list[Drawing]:
    """The drawings of pendigits' one file, whose `.COMMENT` says "digit writer count".

    Its authors left that undocumented, but each of 30 values in the middle stands beside the
    counts 1 to 250 once, and the drawings of a value are in one handwriting.
    """
    page = _read_page(text, file)
    drawings, segment = [], None
    for statement in read_statements(text, file):
        if statement.keyword == "SEGMENT":
            segment = read_segment(statement)
        elif statement.keyword == "COMMENT" and segment is not None:
            strokes = segment_strokes(segment, page.components)
            writer = _writer_in_comment(statement, segment.label)
            drawings.append(Drawing(strokes, segment.label, "pendigits", "pendigits", writer))
            segment = None
    return drawings


def _writer_in_comment(comment: Statement, label: str) -> str:
    match comment.body.split():
        case [digit, writer, _] if digit == label:
            return writer
    raise comment.error(f'a .COMMENT such as "{label} 12 224": digit, writer and count')


def _read_page(text: str, file: str) -> Page:
    statements = list(read_statements(text, file))
    components = [read_component(one) for one in statements if one.keyword == "PEN_DOWN"]
    writers = [one.body.strip() for one in statements if one.keyword == "WRITER_ID"]
    return Page(components, writers)


def _read_labels(text: str, path: str, page_of_path: Mapping[str, Page]) -> Iterator[Drawing]:
    _, section, contributor, *_ = path.split("/")
    components: list[Stroke] = []
    writers: list[str] = []
    for statement in read_statements(text, path):
        if statement.keyword == "INCLUDE":
            included = page_of_path.get(f"include/{statement.body.strip()}")
            if included is None:
                raise statement.error("a file under include/")
            components, writers = components + included.components, writers + included.writers
        elif statement.keyword == "SEGMENT":
            if len(writers) != 1:
                raise statement.error("an included file with one .WRITER_ID before it")
            segment = read_segment(statement)
            strokes = segment_strokes(segment, components)
            yield Drawing(strokes, segment.label, f"unipen-{section}", contributor, writers[0])
