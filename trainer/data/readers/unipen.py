"""Pen strokes from UNIPEN: digits, letters and symbols that several sites collected."""

import tarfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from trainer.data.download import DataFile, read_as_is
from trainer.data.parts import Part, hashed_part, part_of_outlier
from trainer.data.readers.unipen_format import (
    ENCODING,
    Page,
    read_page,
    read_segment,
    read_statements,
    segment_strokes,
)
from trainer.data.strokes import Drawing, Stroke

ARCHIVE = DataFile(
    "unipen/train_r01_v07-part.tar.xz",
    "https://zenodo.org/records/1195803",
    "047305df8f20656ab73b70bb6415246494368841088ce5c90c34a1dfbe256323",
    packed_anew=(
        "a tar.xz of data/1a to data/1d of apa, apb, app, ced, gmd, ibm and syn out of the whole "
        "release, with what they include"
    ),
)

part_of_contributor = {
    # The cross-site test: a site and a tablet of its own (Buffalo, a display with a pen), 43
    # students from some fifteen countries, and labels that are about 99.4 % right.
    "ced": Part.CROSS_SITE,
    # Three writers: too few to measure anything, and the only ones who write as Germans do.
    "gmd": Part.TRAINING,
    # Its files are sessions by unknown writers, and its labels too noisy to examine with.
    "ibm": Part.TRAINING,
}
"""Contributors that lie in one part as a whole."""

TORN_IN_IBM = frozenset("0148")
"""Digits that ibm often tears in two, each half with the whole one's label (about one in ten).

Its letters and symbols are torn as well, into pieces that look like a 1: none of them is used.
"""


def part_of(drawing: Drawing) -> Part | None:
    """What a drawing is used for; None for nothing."""
    writers_part = part_of_contributor.get(drawing.contributor) or hashed_part(drawing)
    if drawing.label.isdecimal():
        is_torn = drawing.contributor == "ibm" and drawing.label in TORN_IN_IBM
        return None if is_torn else writers_part
    return None if drawing.contributor == "ibm" else part_of_outlier(drawing.label, writers_part)


def read_unipen(folder: Path) -> list[Drawing]:
    """All drawings of the archive in the data folder; raises `DataError` or `UnipenError`."""
    content = read_as_is(ARCHIVE, folder)
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
        path: read_page(text, path)
        for path, text in text_of_path.items()
        if path.startswith("include/")
    }
    return [
        drawing
        for path in sorted(text_of_path)
        if path.startswith("data/")
        for drawing in _read_labels(text_of_path[path], path, page_of_path)
    ]


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
