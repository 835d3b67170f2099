import json
import os
from collections import Counter
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digits.reading.boxes import Box
from trainer.data.download import DataError
from trainer.data.readers.orand import ARCHIVE, FOLDS, fold_of, parse_orand, read_orand

DATA = Path(os.environ.get("DIGITPAD_DATA", ""))

needs_data = pytest.mark.skipif(
    not (DATA / ARCHIVE.path).exists(), reason="DIGITPAD_DATA does not hold ORAND-CAR-A"
)

NAME = "images/a_car_000694_png.rf.819c95.jpg"


def archive(**changed: object) -> dict[str, bytes]:
    """What the archive holds: one picture of 17."""
    label = {"file": NAME, "text": "17", "boxes": [[3, 8, 20, 44, 1], [25, 9, 30, 41, 7]]}
    jpeg = BytesIO()
    Image.new("L", (60, 56), 200).save(jpeg, "JPEG")
    return {
        "labels.ndjson": json.dumps(label | changed).encode() + b"\n",
        NAME: jpeg.getvalue(),
    }


def test_an_amount_has_a_picture_in_colour_and_a_box_around_each_digit() -> None:
    (amount,) = parse_orand(archive())
    assert amount.text == "17"
    assert amount.boxes == (Box(3, 8, 23, 52), Box(25, 9, 55, 50))
    assert amount.picture.shape == (56, 60, 3)
    assert amount.picture.dtype == np.uint8


def test_boxes_of_other_digits_than_the_text_are_refused() -> None:
    with pytest.raises(DataError, match="expected boxes of the digits 71, got 17"):
        parse_orand(archive(text="71"))


def test_a_picture_stays_in_its_fold_whatever_its_export_is_called() -> None:
    assert (
        fold_of(NAME) == fold_of("a_car_000694_png.rf.0000.jpg") == parse_orand(archive())[0].fold
    )


def test_a_file_without_a_number_has_no_fold() -> None:
    with pytest.raises(DataError, match=r"expected a file's name .* got 'seven.jpg'"):
        fold_of("seven.jpg")


@needs_data
def test_the_archive_holds_800_amounts_in_folds_of_about_one_size() -> None:
    amounts = read_orand(DATA)
    assert len(amounts) == 800
    assert sum(len(amount.text) for amount in amounts) == 3626
    count_of_fold = Counter(amount.fold for amount in amounts)
    assert sorted(count_of_fold) == list(range(FOLDS))
    assert min(count_of_fold.values()) > 800 / FOLDS * 0.8
