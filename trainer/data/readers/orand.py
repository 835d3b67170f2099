"""Amounts of money, cut from Chilean bank cheques, with a box around each digit.

Source: ORAND-CAR-A (ICFHR 2014's competition on strings of handwritten digits), for research; 800
of its pictures for training, with boxes. Nobody says who wrote which.
"""

import hashlib
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PIL import Image

from digits.reading.boxes import Box
from trainer.data.download import DataError, DataFile
from trainer.data.readers.archives import read_archive

ARCHIVE = DataFile(
    "orand-car-a/train.tar",
    "https://www.orand.cl/en/icfhr2014-hdsr/",
    "6a1e09352fa235d303cec455a990b31a714f0e763ab318082ae3780b67c35ca5",
    packed_anew="a tar of 800 pictures, images/NAME.jpg, and labels.ndjson",
)

LABELS = "labels.ndjson"

FOLDS = 5


@dataclass(frozen=True)
class Amount:
    """A picture of an amount, RGB uint8 (H, W, 3), its digits and their boxes, left to right.

    Points, commas and dashes have no box. `fold` is 0 to 4: who is examined on one fold trains on
    the other four.
    """

    picture: NDArray[np.uint8]
    text: str
    boxes: tuple[Box, ...]
    fold: int


class Label(Struct):
    """A line of `labels.ndjson`: of each digit [left, top, width, height, digit] in pixels."""

    file: str
    text: str
    boxes: list[tuple[int, int, int, int, int]]


LABELLED = msgspec.json.Decoder(Label)


def read_orand(folder: Path) -> list[Amount]:
    """All amounts of the data folder's archive; raises `DataError`."""
    return parse_orand(read_archive(ARCHIVE, folder))


def parse_orand(content_of_path: dict[str, bytes]) -> list[Amount]:
    """The pictures that `labels.ndjson` lists, in its order."""
    labels = LABELLED.decode_lines(content_of_path[LABELS])
    return [_amount(label, content_of_path[label.file]) for label in labels]


def fold_of(file: str) -> int:
    """The fold, 0 to 4, of `a_car_NUMBER_png.….jpg`, by a hash of its number.

    What follows the number changes with every export of the data set. Raises `DataError`.
    """
    found = re.search(r"a_car_(\d+)", file)
    if found is None:
        raise DataError(f"expected a file's name with a_car_ and its number, got {file!r}")
    return int.from_bytes(hashlib.sha256(found[1].encode()).digest()[:8]) % FOLDS


def _amount(label: Label, jpeg: bytes) -> Amount:
    said = "".join(str(digit) for *_, digit in label.boxes)
    if said != label.text:
        raise DataError(f"{label.file}: expected boxes of the digits {label.text}, got {said}")
    picture = np.asarray(Image.open(BytesIO(jpeg)).convert("RGB"))
    boxes = tuple(Box(x, y, x + width, y + height) for x, y, width, height, _ in label.boxes)
    return Amount(picture, label.text, boxes, fold_of(label.file))
