import json
import os
from pathlib import Path

import numpy as np
import pytest

from trainer.data.parts import Part
from trainer.data.readers.quickdraw import (
    ARCHIVE,
    LOOK_ALIKES,
    parse_quickdraw,
    part_of,
    read_quickdraw,
)
from trainer.data.strokes import Drawing

DATA = Path(os.environ.get("DIGITPAD_DATA", ""))

needs_data = pytest.mark.skipif(
    not (DATA / ARCHIVE.path).exists(), reason="DIGITPAD_DATA does not hold Quick, Draw!"
)


def line(key: str, *strokes: list[list[int]]) -> str:
    return json.dumps({"word": "cat", "key_id": key, "recognized": True, "drawing": strokes})


def test_a_line_is_a_doodle_of_its_files_subject():
    lines = line("1", [[0, 255], [9, 7]], [[3], [4]]) + "\n" + line("2", [[1, 2], [3, 4], [0, 16]])
    first, second = parse_quickdraw({"hot dog.ndjson": lines.encode()})
    assert (first.label, first.source, first.writer) == ("hot dog", "quickdraw", "1")
    assert [stroke.tolist() for stroke in first.strokes] == [[[0, 9], [255, 7]], [[3, 4]]]
    assert second.strokes[0].tolist() == [[1, 3], [2, 4]]  # without its times


def drawn(label: str) -> Drawing:
    return Drawing((np.zeros((1, 2), np.float32),), label, "quickdraw", "quickdraw", "somebody")


def test_about_70_10_and_20_percent_of_subjects_train_validate_and_test():
    parts = [part_of(drawn(f"subject {number}")) for number in range(3000)]
    shares = [parts.count(part) / 3000 for part in (Part.TRAINING, Part.VALIDATION, Part.TEST)]
    assert shares == pytest.approx([0.7, 0.1, 0.2], abs=0.03)


@pytest.mark.parametrize("label", ["line", "snowman", "lollipop", "swan", "hot air balloon"])
def test_a_subject_that_people_draw_like_a_digit_is_used_for_nothing(label):
    assert part_of(drawn(label)) is None


@needs_data
def test_the_archive_holds_every_subject_and_every_look_alike():
    drawings = read_quickdraw(DATA)
    labels = {drawing.label for drawing in drawings}
    assert (len(drawings), len(labels)) == (4983, 184)
    assert labels >= LOOK_ALIKES
    assert not any(label.isdecimal() for label in labels)
