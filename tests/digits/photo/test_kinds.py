"""Kinds of photos, a third of them in the suite, and in a soak all, with other hands."""

import zlib

import numpy as np
import pytest

from digits.photo.reading import open_photo, read_photo
from testing.photo_kinds import HELD_BACK, TUNED, Kind, photo_of
from testing.pictures import strokes_of_digit
from tests.missing import skip_or_fail
from trainer.data.download import data_folder
from trainer.data.parts import Part, hashed_part
from trainer.data.readers.pendigits import read_pendigits

PHOTOS = 20
"""Of each kind in the soak."""


@pytest.mark.parametrize("name", [*TUNED, *HELD_BACK][::3])
def test_a_digit_is_read_on_any_paper_in_any_light(recognizer, name):
    kind = (TUNED | HELD_BACK)[name]
    photo = photo_of(strokes_of_digit[3], kind, np.random.default_rng(1))
    assert read_photo(open_photo(photo), recognizer).prediction.digit == 3


@pytest.mark.parametrize("kind", [Kind(), Kind("60", 0.7), Kind(printed="underlined")])
def test_of_two_digits_one_is_read_and_both_are_counted(recognizer, kind):
    two = [[(x * 0.45, y * 0.6) for x, y in stroke] for stroke in strokes_of_digit[2]]
    seven = [[(0.5 + x * 0.45, y * 0.6) for x, y in stroke] for stroke in strokes_of_digit[7]]
    photo = photo_of([*two, *seven], kind, np.random.default_rng(2))
    read = read_photo(open_photo(photo), recognizer)
    assert read.prediction.digit in (2, 7)
    assert read.digits == 2


def test_of_one_digit_one_is_counted(recognizer):
    photo = photo_of(strokes_of_digit[5], Kind(), np.random.default_rng(2))
    assert read_photo(open_photo(photo), recognizer).digits == 1


def hands():
    """Digits of two writers that neither the network nor the reading of photos was made with."""
    if not (data_folder() / "pendigits").is_dir():
        skip_or_fail(f"pendigits is not in {data_folder()}: `make train` downloads it")
    drawings = [one for one in read_pendigits(data_folder()) if hashed_part(one) == Part.VALIDATION]
    writers = sorted({drawing.writer for drawing in drawings})[1:]
    return [drawing for drawing in drawings if drawing.writer in writers]


def in_a_square(drawing):
    points = np.concatenate(drawing.strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    side = (high - low).max()
    room = (1 - (high - low) / side) / 2
    return [((stroke - low) / side + room).tolist() for stroke in drawing.strokes]


@pytest.mark.soak
@pytest.mark.parametrize("kinds", [TUNED, HELD_BACK], ids=["tuned", "held back"])
def test_of_a_hundred_photos_95_are_read_right_and_at_most_one_wrong_for_sure(recognizer, kinds):
    drawings = [one for one in hands() if len(one.strokes) and all(len(s) > 1 for s in one.strokes)]
    right = sure = 0
    for name, kind in kinds.items():
        seed = zlib.crc32(name.encode())
        for number in range(PHOTOS):
            drawing = drawings[(seed + 37 * number) % len(drawings)]
            photo = photo_of(in_a_square(drawing), kind, np.random.default_rng(seed + number))
            told = read_photo(open_photo(photo), recognizer).prediction
            is_right = told.digit == int(drawing.label)
            right += is_right
            sure += told.digit is not None and not is_right and told.confidence > 0.9
    count = PHOTOS * len(kinds)
    print(f"{count} photos: {right / count:.1%} right, {sure / count:.2%} wrong and sure")
    assert right >= 0.95 * count
    assert sure <= 0.01 * count
