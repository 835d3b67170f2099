import json

import numpy as np

from trainer.data.parts import Part
from trainer.data.readers.quickdraw import parse_quickdraw, part_of
from trainer.data.strokes import Drawing


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


def test_a_subject_lies_in_one_part_and_look_alikes_in_none():
    assert {part_of(drawn(f"subject {number}")) for number in range(50)} == {
        Part.TRAINING,
        Part.VALIDATION,
        Part.TEST,
    }
    assert part_of(drawn("snowman")) is None
