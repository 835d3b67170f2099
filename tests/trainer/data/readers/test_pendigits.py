import gzip
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.data.download import DataError
from trainer.data.readers import pendigits
from trainer.data.readers.pendigits import FILE, parse_pendigits, read_pendigits
from trainer.data.readers.unipen_format import UnipenError

DATA = Path(os.environ.get("DIGITPAD_DATA", ""))

needs_data = pytest.mark.skipif(
    not (DATA / FILE.path).exists(), reason="DIGITPAD_DATA does not hold pendigits"
)

PENDIGITS = """.SEGMENT DIGIT 0 ? "8"
.COMMENT 8 12  224
.PEN_DOWN
 1 2
.PEN_UP
.DT 100
.SEGMENT DIGIT 1-2 ? "4"
.COMMENT 4 1 117
.PEN_DOWN
 3 4
.PEN_UP
.DT 100
.PEN_DOWN
 5 6
.PEN_UP
"""


def test_pendigits_names_its_writers_in_comments() -> None:
    first, second = parse_pendigits(PENDIGITS, "a file")
    assert (first.label, first.writer, len(first.strokes)) == ("8", "12", 1)
    assert (second.label, second.writer, len(second.strokes)) == ("4", "1", 2)


def test_a_pendigits_comment_of_another_form_is_refused() -> None:
    with pytest.raises(
        UnipenError, match=r'a file, line 2: expected a \.COMMENT such as "8 12 224"'
    ):
        parse_pendigits(PENDIGITS.replace("8 12", "7 12"), "a file")


def test_pendigits_is_read_from_its_gzip_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = hashlib.sha256(PENDIGITS.encode()).hexdigest()
    monkeypatch.setattr(pendigits, "FILE", replace(FILE, sha256=sha256))
    path = tmp_path / FILE.path
    path.parent.mkdir()
    path.write_bytes(gzip.compress(PENDIGITS.encode()))
    assert len(read_pendigits(tmp_path)) == 2


def test_missing_pendigits_are_named_with_their_home(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"pendigits-orig\.tra\.gz is missing.*uncompress.*uci\.edu"
    ):
        read_pendigits(tmp_path)


@needs_data
def test_pendigits_hold_thirty_writers() -> None:
    drawings = read_pendigits(DATA)
    assert len(drawings) == 7494
    assert {drawing.writer for drawing in drawings} == {str(number) for number in range(1, 31)}
