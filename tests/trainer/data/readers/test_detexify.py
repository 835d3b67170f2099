import json

import numpy as np
import pytest

from trainer.data.parts import Part
from trainer.data.readers import detexify
from trainer.data.readers.detexify import LOOK_ALIKES, REJECTED, parse_detexify, part_of
from trainer.data.strokes import Drawing

ALPHA = "samples/latex/latex2e/alpha-1hk8g8m.jsonl"


def sample(name: str) -> dict:
    points = [{"x": 0, "y": 0.5}, {"x": 1, "y": 0.25}]
    return {"id": name, "symbolId": "latex:x", "strokes": [points, [], points[:1]]}


def archive(*names: str, rejected: tuple[str, ...] = ()) -> dict[str, bytes]:
    lines = "\n".join(json.dumps(sample(name)) for name in names)
    reviews = {"version": 1, "rejected": {name: {"reason": "bad-sample"} for name in rejected}}
    return {ALPHA: lines.encode(), REJECTED: json.dumps(reviews).encode()}


def test_a_line_is_a_drawing_of_the_symbol_that_its_file_is_named_after():
    (drawing,) = parse_detexify(archive("one"))
    assert (drawing.label, drawing.source, drawing.writer) == (
        "latex2e alpha-1hk8g8m",
        "detexify",
        "one",
    )
    assert [stroke.tolist() for stroke in drawing.strokes] == [[[0, 0.5], [1, 0.25]], [[0, 0.5]]]
    assert drawing.strokes[0].dtype == np.float32


def test_what_a_review_rejected_is_left_out():
    drawings = parse_detexify(archive("one", "two", "three", rejected=("two",)))
    assert [drawing.writer for drawing in drawings] == ["one", "three"]


def test_of_one_symbol_only_some_are_taken(monkeypatch):
    monkeypatch.setattr(detexify, "MOST_OF_ONE", 2)
    assert len(parse_detexify(archive("one", "two", "three"))) == 2


def drawn(label: str) -> Drawing:
    return Drawing((np.zeros((1, 2), np.float32),), label, "detexify", "detexify", "somebody")


def test_a_symbol_lies_in_one_part_and_some_symbols_are_never_taught():
    parts = [part_of(drawn(f"amssymb symbol{number}-x1")) for number in range(500)]
    assert {parts.count(part) / 500 > 0.05 for part in (Part.TRAINING, Part.TEST)} == {True}
    assert part_of(drawn("amssymb symbol1-x1")) is parts[1]


@pytest.mark.parametrize("label", ["latex2e circ-m1bg69", "latex2e bar", "amssymb mid-6rya0s"])
def test_a_symbol_that_people_take_for_a_digit_is_used_for_nothing(label):
    assert label.split()[1].partition("-")[0] in LOOK_ALIKES
    assert part_of(drawn(label)) is None
