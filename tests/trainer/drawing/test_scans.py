from itertools import pairwise

import numpy as np
import pytest

from digits.ink import ink_from_bytes
from testing.pictures import as_file, digit_picture
from trainer.data.readers.numbers import Scan
from trainer.drawing.lines import GAPS
from trainer.drawing.photos.kind import PhotoKind, View
from trainer.drawing.photos.photograph import photograph
from trainer.drawing.scans import scanned_hands, scanned_lines


def scan(digit, writer="one"):
    return Scan(ink_from_bytes(as_file(digit_picture(digit, side=90, pen=8))), str(digit), writer)


@pytest.fixture(scope="module")
def hands():
    blank = Scan(np.zeros((90, 90), np.float32), "5", "one")
    scans = [scan(digit, writer) for digit in (2, 3, 7) for writer in ("one", "two")]
    return scanned_hands([*scans, blank])


def test_a_hand_has_one_writers_scans_cut_to_their_ink_and_no_blank(hands):
    assert [sorted(hand) for hand in hands] == [["2", "3", "7"]] * 2
    (seven,) = hands[0]["7"]
    assert seven.max() == 1
    assert all(side.max() > 0.1 for side in (seven[0], seven[-1], seven[:, 0], seven[:, -1]))


@pytest.mark.parametrize("spacing", GAPS)
def test_digits_stand_as_far_apart_as_the_spacing_says(hands, spacing):
    least, most = GAPS[spacing]
    for line in scanned_lines(hands, 5, spacing, np.random.default_rng(0)):
        assert len(line.boxes) == len(line.text)
        gaps = [after.left - before.right for before, after in pairwise(line.boxes)]
        assert all(least - 1e-6 <= gap <= most + 1e-6 for gap in gaps)


def test_a_photo_of_a_scanned_line_has_the_ink_in_its_boxes(hands):
    (line,) = scanned_lines(hands, 1, "apart", np.random.default_rng(1))
    kind = PhotoKind(view=View(height=50, turned=4))
    photo = photograph(line, kind, np.random.default_rng(2))
    grey = photo.pixels.mean(axis=2)
    paper = np.median(grey)
    dark = grey < paper - 60
    for left, top, right, bottom in photo.boxes:
        assert dark[int(top) : int(bottom) + 1, int(left) : int(right) + 1].any()
        dark[int(top) - 2 : int(bottom) + 3, int(left) - 2 : int(right) + 3] = False
    assert not dark.any()
