import hashlib
import os
import tarfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from testing.pictures import as_file, digit_picture
from trainer.data.parts import Part
from trainer.data.readers import numbers
from trainer.data.readers.numbers import ARCHIVE, parse_numbers, part_of, read_numbers

DATA = Path(os.environ.get("DIGITPAD_DATA", ""))

needs_data = pytest.mark.skipif(
    not (DATA / ARCHIVE.path).exists(), reason="DIGITPAD_DATA does not hold numbers"
)

SEVEN = as_file(digit_picture(7, side=90, pen=8))

BLANK = as_file(Image.new("L", (90, 95), 255))


def test_each_picture_is_read_as_a_visitors_would_be():
    digits = parse_numbers({"0001_CH4M/7/number-1.png": SEVEN, "0001_CH4M/3/number-2.png": SEVEN})
    assert digits.labels.tolist() == [3, 7]
    assert digits.images.shape == (2, 28, 28)
    assert digits.images.dtype == np.uint8
    assert np.array_equal(*digits.images)
    assert digits.images.max() == 255


def test_a_blank_picture_and_what_is_no_picture_are_left_out():
    files = {"a/7/number-1.png": SEVEN, "a/7/number-2.png": BLANK, "a/README.txt": b"hello"}
    assert len(parse_numbers(files)) == 1


def test_a_writer_is_on_one_side():
    assert part_of("0001_CH4M/7/number-1.png") is Part.TRAINING
    assert part_of("0006_CH4M/7/number-1.png") is Part.VALIDATION
    assert part_of("0003_CH3M/0/number-9.png") is Part.TEST


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data folder with a digit of a training and one of a test writer."""
    path = tmp_path / ARCHIVE.path
    path.parent.mkdir()
    with tarfile.open(path, "w") as archive:
        for name in ("0001_CH4M/7/number-1.png", "0003_CH3M/3/number-2.png"):
            member = tarfile.TarInfo(name)
            member.size = len(SEVEN)
            archive.addfile(member, BytesIO(SEVEN))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(numbers, "ARCHIVE", replace(ARCHIVE, sha256=sha256))
    return tmp_path


def test_a_part_holds_the_digits_of_its_writers_alone(folder):
    assert read_numbers(folder, Part.TRAINING).labels.tolist() == [7]
    assert read_numbers(folder, Part.TEST).labels.tolist() == [3]


@needs_data
@pytest.mark.parametrize(
    ("part", "count"), [(Part.TRAINING, 4759), (Part.VALIDATION, 600), (Part.TEST, 1200)]
)
def test_the_archive_holds_writers_of_every_part(part, count):
    assert len(read_numbers(DATA, part)) == count


def test_a_scan_keeps_its_size_its_digit_and_its_writer(folder):
    (scan,) = numbers.read_scans(folder, Part.TEST)
    assert (scan.digit, scan.writer) == ("3", "0003_CH3M")
    assert scan.ink.shape == (90, 90)
