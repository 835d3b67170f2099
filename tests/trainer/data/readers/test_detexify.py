import json
import os
from pathlib import Path

import numpy as np
import pytest

from trainer.data.parts import Part
from trainer.data.readers import detexify
from trainer.data.readers.detexify import (
    ARCHIVE,
    LOOK_ALIKES,
    REJECTED,
    kind_of,
    parse_detexify,
    part_of,
    read_detexify,
)
from trainer.data.strokes import Drawing

DATA = Path(os.environ.get("DIGITPAD_DATA", ""))

needs_data = pytest.mark.skipif(
    not (DATA / ARCHIVE.path).exists(), reason="DIGITPAD_DATA does not hold Detexify"
)

PSI = "samples/latex/latex2e/psi-7j1ozq.jsonl"


def sample(name: str, symbol: str = "latex2e:Psi") -> dict:
    points = [{"x": 0, "y": 0.5}, {"x": 1, "y": 0.25}]
    return {"id": name, "symbolId": f"latex:{symbol}", "strokes": [points, [], points[:1]]}


def archive(*samples: dict, rejected: tuple[str, ...] = ()) -> dict[str, bytes]:
    lines = "\n".join(json.dumps(one) for one in samples)
    reviews = {"version": 1, "rejected": {name: {"reason": "bad-sample"} for name in rejected}}
    return {PSI: lines.encode(), REJECTED: json.dumps(reviews).encode()}


def test_a_line_is_a_drawing_by_a_writer_of_its_own():
    (drawing,) = parse_detexify(archive(sample("one")))
    assert (drawing.label, drawing.source, drawing.writer) == ("latex2e:Psi", "detexify", "one")
    assert [stroke.tolist() for stroke in drawing.strokes] == [[[0, 0.5], [1, 0.25]], [[0, 0.5]]]
    assert drawing.strokes[0].dtype == np.float32


@pytest.mark.parametrize(
    ("symbol", "label"),
    [
        ("latex2e:psi", "latex2e:psi"),
        ("latex2e:bar:16socis", "latex2e:bar:16socis"),
        ("bbold:mathbb-lbrace-1-rbrace", "bbold:mathbb{1}"),
        ("latex2e:sqrt-lbrace-rbrace", "latex2e:sqrt{}"),
        ("latex2e:1", "latex2e:1"),
    ],
)
def test_the_label_is_the_symbol_with_its_case_and_never_a_digit(symbol, label):
    (drawing,) = parse_detexify(archive(sample("one", symbol)))
    assert drawing.label == label
    assert not drawing.label.isdecimal()


def test_what_a_review_rejected_is_left_out():
    samples = [sample("one"), sample("two"), sample("three")]
    drawings = parse_detexify(archive(*samples, rejected=("two",)))
    assert [drawing.writer for drawing in drawings] == ["one", "three"]


def test_of_one_symbol_only_some_are_taken(monkeypatch):
    monkeypatch.setattr(detexify, "MOST_OF_ONE", 2)
    assert len(parse_detexify(archive(sample("one"), sample("two"), sample("three")))) == 2


def drawn(label: str) -> Drawing:
    return Drawing((np.zeros((1, 2), np.float32),), label, "detexify", "detexify", "somebody")


def test_about_70_10_and_20_percent_of_symbols_train_validate_and_test():
    parts = [part_of(drawn(f"amssymb:symbol{number}")) for number in range(3000)]
    shares = [parts.count(part) / 3000 for part in (Part.TRAINING, Part.VALIDATION, Part.TEST)]
    assert shares == pytest.approx([0.7, 0.1, 0.2], abs=0.03)


@pytest.mark.parametrize(
    "labels",
    [
        ["marvosym:Aries", "wasysym:aries"],
        ["latex2e:Psi", "latex2e:psi", "upgreek:uppsi", "upgreek:Uppsi"],
        ["latex2e:beta", "tipa:textbeta", "upgreek:upbeta"],
        ["latex2e:Uparrow", "textcomp:textuparrow"],
        ["dsfont:mathds{R}", "bbold:mathbb{R}"],
    ],
)
def test_what_has_one_name_in_several_packages_lies_in_one_part(labels):
    assert len({kind_of(label) for label in labels}) == 1
    assert len({part_of(drawn(label)) for label in labels}) == 1


@pytest.mark.parametrize(
    "label",
    ["latex2e:circ", "latex2e:bar:16socis", "amssymb:mid", "latex2e:ell", "bbold:mathbb{1}"],
)
def test_a_symbol_that_people_take_for_a_digit_is_used_for_nothing(label):
    assert part_of(drawn(label)) is None


def test_a_look_alike_says_nothing_of_its_capital():
    assert part_of(drawn("latex2e:delta")) is None
    assert part_of(drawn("latex2e:Delta")) is not None


@needs_data
def test_the_archive_holds_every_symbol_and_every_look_alike():
    drawings = read_detexify(DATA)
    labels = {drawing.label for drawing in drawings}
    assert (len(drawings), len(labels)) == (19_342, 1123)
    assert {label.partition(":")[2] for label in labels} >= LOOK_ALIKES
    assert len({drawing.writer for drawing in drawings}) == len(drawings)
