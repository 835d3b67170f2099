"""A photo of a number on paper to that number."""

from functools import partial

import numpy as np
import pytest
from PIL import Image

from digits.photo.reading import open_photo
from digits.reading.photo import LONGER_SIDE, read_photo_number
from digits.reading.rules.names import parse_rule
from testing.photo_kinds import TUNED, Kind, photo_of
from testing.pictures import as_file
from testing.samples import strokes_in_middle

opened = partial(open_photo, longer_side=LONGER_SIDE)


def photo(text: str, kind: Kind) -> Image.Image:
    return opened(photo_of(strokes_in_middle(text), kind, np.random.default_rng(3)))


@pytest.mark.parametrize("kind", ["plain", "brown paper", "chalk", "hard shadow", "pencil"])
def test_a_number_is_read_on_whatever_paper(recognizer, kind):
    of_number = Kind(**{**vars(TUNED[kind]), "height": 0.22})
    reading = read_photo_number(photo("3074", of_number), recognizer)
    assert reading.text == "3074"


def test_a_number_is_held_to_its_rule(recognizer):
    reading = read_photo_number(photo("3074", Kind(height=0.22)), recognizer, parse_rule("luhn"))
    assert reading.is_valid is False


def test_blank_paper_has_no_number(recognizer):
    reading = read_photo_number(opened(as_file(Image.new("RGB", (400, 300), "white"))), recognizer)
    assert (reading.text, reading.rejected) == (None, "blank")
