"""Digits on paper, scanned: eleven writers, most of them Swiss.

Source: kensanata/numbers (A. Schroeder and others, CC0). A writer is a folder, whose name ends in
country, age in decades and sex.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from digits.ink import Ink, ink_from_bytes
from digits.normalize import DigitImage, normalize
from trainer.data.digit_set import DigitSet
from trainer.data.download import DataFile
from trainer.data.parts import Part
from trainer.data.readers.archives import read_archive

ARCHIVE = DataFile(
    "numbers/numbers.tar",
    "https://github.com/kensanata/numbers",
    "a3376a66029930b041cb1b0a92506bc12b7a817d5883368a7c50a40909deee36",
    packed_anew="a tar of the folders of eleven writers: WRITER/DIGIT/NAME.png",
)

part_of_writer = {"0006_CH4M": Part.VALIDATION, "0003_CH3M": Part.TEST, "0008_CH3F": Part.TEST}
"""Who does not train, chosen before anybody's digits were looked at, a woman among them."""


@dataclass(frozen=True)
class Scan:
    """The ink of one digit, dark on white as its writer's scanner saw it."""

    ink: Ink
    digit: str
    writer: str


def read_scans(folder: Path, part: Part) -> list[Scan]:
    """The scans of one part's writers, each at its own size; raises `DataError`."""
    content_of_path = _content(folder, part)
    return [
        Scan(ink_from_bytes(content_of_path[path]), *reversed(path.split("/")[:2]))
        for path in sorted(content_of_path)
        if path.endswith(".png")
    ]


def read_numbers(folder: Path, part: Part) -> DigitSet:
    """The digits of one part's writers, read as any picture is; raises `DataError`."""
    return parse_numbers(_content(folder, part))


def part_of(path: str) -> Part:
    """The part of the writer of `WRITER/DIGIT/NAME.png`."""
    return part_of_writer.get(path.partition("/")[0], Part.TRAINING)


def parse_numbers(content_of_path: dict[str, bytes]) -> DigitSet:
    """The digits of `WRITER/DIGIT/NAME.png`; a few pictures that are blank are left out."""
    paths = sorted(path for path in content_of_path if path.endswith(".png"))
    with ThreadPoolExecutor() as threads:
        images = list(threads.map(lambda path: _image(content_of_path[path]), paths))
    read = [(image, path) for image, path in zip(images, paths, strict=True) if image is not None]
    labels = [int(path.split("/")[1]) for _, path in read]
    return DigitSet(np.stack([image for image, _ in read]), np.array(labels, np.uint8))


def _content(folder: Path, part: Part) -> dict[str, bytes]:
    content_of_path = read_archive(ARCHIVE, folder)
    return {path: content for path, content in content_of_path.items() if part_of(path) is part}


def _image(png: bytes) -> DigitImage | None:
    return normalize(ink_from_bytes(png))
