"""Pen strokes from UCI's pendigits: digits of 30 writers in Istanbul, in UNIPEN's format."""

from pathlib import Path

from trainer.data.download import DataFile, read_gzip
from trainer.data.readers.unipen_format import (
    ENCODING,
    Statement,
    read_page,
    read_segment,
    read_statements,
    segment_strokes,
)
from trainer.data.strokes import Drawing

FILE = DataFile(
    "pendigits/pendigits-orig.tra.gz",
    "https://archive.ics.uci.edu/ml/machine-learning-databases/pendigits/pendigits-orig.tra.Z",
    "a66225d68d7d68591e62944df1ad33b3f5aa608e2df2505844b41f5568a80da4",
    packed_anew="pendigits-orig.tra.Z unpacked with uncompress and packed with gzip",
)


def read_pendigits(folder: Path) -> list[Drawing]:
    """All drawings of the file in the data folder; raises `DataError` or `UnipenError`."""
    return parse_pendigits(read_gzip(FILE, folder).decode(ENCODING), FILE.path)


def parse_pendigits(text: str, file: str) -> list[Drawing]:
    """The drawings of pendigits' one file, whose `.COMMENT` says "digit writer count".

    That is undocumented, but the value in the middle has 30 values, each of which goes with the
    counts 1 to 250 once, and all drawings of one value are in the same handwriting.
    """
    page = read_page(text, file)
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
