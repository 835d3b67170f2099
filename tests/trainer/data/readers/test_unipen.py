import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from trainer.data.download import DataError
from trainer.data.readers.unipen import ARCHIVE, parse_tree, read_unipen, read_unipen_tree
from trainer.data.readers.unipen_format import UnipenError

DATA = Path(os.environ.get("DIGITPAD_DATA", ""))

needs_data = pytest.mark.skipif(
    not (DATA / ARCHIVE.path).exists(), reason="DIGITPAD_DATA does not hold UNIPEN"
)

INK = """.VERSION 1.0
.WRITER_ID anna
.COMMENT free text, with numbers in it:
 1 2
.PEN_DOWN
 0 0
 1 10
 2 20
.PEN_UP
 5 5
.PEN_DOWN
 3 30
 4 40
.PEN_UP
.PEN_DOWN
.PEN_UP
.PEN_DOWN
 5 50
.PEN_UP
"""


def a_tree(segments: str, ink: str = INK) -> dict[str, str]:
    labels = f".VERSION 1.0\n.INCLUDE abc/data/one.dat\n{segments}\n"
    return {"data/1a/abc/one.dat": labels, "include/abc/data/one.dat": ink}


def strokes_of(components: str) -> list[list[list[float]]]:
    (drawing,) = parse_tree(a_tree(f'.SEGMENT CHARACTER {components} ? "7"'))
    return [stroke.tolist() for stroke in drawing.strokes]


def test_a_drawing_tells_what_it_is_and_who_drew_it() -> None:
    (drawing,) = parse_tree(a_tree('.SEGMENT CHARACTER 0 OK "7"'))
    assert drawing.strokes[0].dtype == np.float32
    assert (drawing.label, drawing.source) == ("7", "unipen-1a")
    assert (drawing.contributor, drawing.writer) == ("abc", "anna")


@pytest.mark.parametrize(
    ("components", "strokes"),
    [
        ("0", [[[0, 0], [1, -10], [2, -20]]]),
        ("1", [[[3, -30], [4, -40]]]),
        ("0-1", [[[0, 0], [1, -10], [2, -20]], [[3, -30], [4, -40]]]),
        ("1-3", [[[3, -30], [4, -40]], [[5, -50]]]),
        ("0,3", [[[0, 0], [1, -10], [2, -20]], [[5, -50]]]),
        ("0:1-1", [[[1, -10], [2, -20]], [[3, -30], [4, -40]]]),
        ("0-1:0", [[[0, 0], [1, -10], [2, -20]], [[3, -30]]]),
        ("0:1-0:1", [[[1, -10]]]),
        ("0:2-1:0,3", [[[2, -20]], [[3, -30]], [[5, -50]]]),
    ],
)
def test_components_count_pen_downs_and_y_turns_downwards(
    components: str, strokes: list[list[list[float]]]
) -> None:
    assert strokes_of(components) == strokes


@pytest.mark.parametrize(
    ("written", "label"),
    [("a", "a"), (r"\"", '"'), (r"\\", "\\"), (".", "."), ("?", "?")],
)
def test_a_label_is_unquoted(written: str, label: str) -> None:
    (drawing,) = parse_tree(a_tree(f'.SEGMENT CHARACTER 0 ? "{written}"'))
    assert drawing.label == label


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        (".SEGMENT CHARACTER 4 ?", 'such as CHARACTER 3-5,7 OK "8"'),
        ('.SEGMENT CHARACTER 4 ? "7"', "components in order, out of 4"),
        ('.SEGMENT CHARACTER 2-1 ? "7"', "components in order, out of 4"),
        ('.SEGMENT CHARACTER 1;2 ? "7"', "component ranges"),
        ('.SEGMENT CHARACTER 2 ? "7"', "components with points"),
        (".INCLUDE abc/data/two.dat", "a file under include/"),
    ],
)
def test_a_malformed_label_names_file_and_line(segment: str, expected: str) -> None:
    with pytest.raises(UnipenError, match=r"data/1a/abc/one\.dat, line 3: ") as caught:
        parse_tree(a_tree(segment))
    assert expected in str(caught.value)


@pytest.mark.parametrize("points", ["1 x", "1", "1 2\n3"])
def test_malformed_points_name_file_and_line(points: str) -> None:
    ink = f".WRITER_ID anna\n\n.PEN_DOWN\n{points}\n.PEN_UP\n"
    with pytest.raises(UnipenError, match=r"include/abc/data/one\.dat, line 3: expected lines of"):
        parse_tree(a_tree('.SEGMENT CHARACTER 0 ? "7"', ink))


def test_ink_without_a_writer_is_refused() -> None:
    with pytest.raises(UnipenError, match=r"one \.WRITER_ID"):
        parse_tree(a_tree('.SEGMENT CHARACTER 0 ? "7"', ".PEN_DOWN\n1 2\n.PEN_UP\n"))


def test_an_unpacked_tree_reads_as_the_archive_does(tmp_path: Path) -> None:
    for path, text in a_tree('.SEGMENT CHARACTER 0 ? "7"').items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text)
    assert [drawing.label for drawing in read_unipen_tree(tmp_path)] == ["7"]


def test_a_missing_archive_is_named_with_its_home_and_hash(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"train_r01_v07-part\.tar\.xz is missing") as caught:
        read_unipen(tmp_path)
    assert "https://zenodo.org/records/1195803" in str(caught.value)
    assert ARCHIVE.sha256 in str(caught.value)
    assert "DIGITPAD_DATA" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"not the archive"])
def test_an_altered_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ARCHIVE.path
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(DataError, match=f"expected content with SHA-256 {ARCHIVE.sha256}"):
        read_unipen(tmp_path)


@needs_data
def test_the_archive_holds_every_section() -> None:
    drawings = read_unipen(DATA)
    assert Counter(drawing.source for drawing in drawings) == {
        "unipen-1a": 12410,
        "unipen-1b": 16288,
        "unipen-1c": 37136,
        "unipen-1d": 10103,
    }
    assert all(drawing.strokes for drawing in drawings)
