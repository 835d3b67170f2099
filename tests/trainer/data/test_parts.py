import numpy as np
import pytest

from trainer.data.parts import EXAMINING, Part
from trainer.data.pen_data import set_of
from trainer.data.strokes import Drawing


def a_drawing(
    label: str = "7", contributor: str = "app", writer: str = "anna", source: str = "unipen-1a"
) -> Drawing:
    return Drawing((np.zeros((1, 2), np.float32),), label, source, contributor, writer)


def part_of(drawing: Drawing) -> Part | None:
    return set_of(drawing).part_of(drawing)


def a_writer_in(part: Part) -> str:
    writers = (str(number) for number in range(1000))
    return next(writer for writer in writers if part_of(a_drawing(writer=writer)) is part)


def test_a_writer_is_on_one_side_in_every_section() -> None:
    for number in range(50):
        writers_part = part_of(a_drawing("7", "apa", str(number)))
        allowed = {None, writers_part}
        if writers_part in EXAMINING:
            allowed.add(Part.LOOK_ALIKES)
        for label, section in [("A", "1b"), ("N", "1b"), ("m", "1c"), ("o", "1c"), ("+", "1d")]:
            assert part_of(a_drawing(label, "apa", str(number), f"unipen-{section}")) in allowed


def test_about_70_10_and_20_percent_of_writers_train_validate_and_test() -> None:
    parts = [part_of(a_drawing(writer=str(number))) for number in range(3000)]
    shares = [parts.count(part) / len(parts) for part in Part]
    assert shares == pytest.approx([0.7, 0.1, 0.2, 0, 0], abs=0.03)


@pytest.mark.parametrize(
    ("contributor", "writer", "part"),
    [
        ("apa", "ArloReeves", Part.TRAINING),
        ("pendigits", "1", Part.TEST),
        ("pendigits", "5", Part.VALIDATION),
        ("ced", "NAPL4256", Part.CROSS_SITE),
        ("gmd", "monu", Part.TRAINING),
        ("ibm", "r03-04", Part.TRAINING),
    ],
)
def test_the_parts_stay_what_they_are(contributor: str, writer: str, part: Part) -> None:
    source = "pendigits" if contributor == "pendigits" else "unipen-1a"
    assert part_of(a_drawing("7", contributor, writer, source)) is part


@pytest.mark.parametrize("label", "0148")
def test_digits_that_ibm_tears_are_left_out(label: str) -> None:
    assert part_of(a_drawing(label, "ibm")) is None


@pytest.mark.parametrize("label", "OoIlZSsgqb|")
def test_a_look_alike_is_examined_apart(label: str) -> None:
    for number in range(9):
        writers_part = part_of(a_drawing("7", "app", str(number)))
        expected = Part.LOOK_ALIKES if writers_part in EXAMINING else writers_part
        assert part_of(a_drawing(label, "app", str(number))) is expected


@pytest.mark.parametrize("label", "AKMNan+")
@pytest.mark.parametrize("part", [Part.TRAINING, Part.VALIDATION, Part.TEST])
def test_every_other_letter_is_where_its_writer_is(label: str, part: Part) -> None:
    assert part_of(a_drawing(label, writer=a_writer_in(part))) is part


def test_the_cross_site_turns_down_letters() -> None:
    assert part_of(a_drawing("M", "ced")) is Part.CROSS_SITE


def test_letters_that_ibm_tears_are_left_out() -> None:
    assert part_of(a_drawing("M", "ibm")) is None
