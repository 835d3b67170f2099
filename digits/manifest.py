"""What a model folder's manifest says, and what its files are called."""

import re
from pathlib import Path
from typing import Any

import msgspec

from digits.calibration import AtAll, OfLines
from digits.checksums import File
from digits.records import expect

FORMAT_VERSION = 1
"""The version of the manifest's layout that this code reads and the trainer writes."""

MANIFEST = "manifest.json"
KERAS_MODEL = "digits.keras"
NETWORK = "network.keras"
LITERT_MODEL = "digits.tflite"
INT8_MODEL = "digits.int8.tflite"
FEATURES_MODEL = "features.tflite"
STRIP_NETWORK = "strip.keras"
STRIP_MODEL = "strip.tflite"

file_of_network = {"float": LITERT_MODEL, "int8": INT8_MODEL}
"""The networks to choose from: float32 as it was trained, and int8, smaller and often faster."""

LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE = 0.05, 20.0
"""Further down, ten probabilities to the power 1 / temperature could all be 0 as float32."""

Scalar = str | int | float | bool | None


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """A network of the ladder: its file, and MNIST's test accuracy after so many images."""

    images: int
    file: str
    accuracy: float


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What `manifest.json` says of a model.

    `labels` are the class names in the order of the network's outputs; `files` are by their plain
    names; `temperature` divides the logits of the classes, `digit_at_all` makes a probability of
    the answer whether it is any of them, None where there is none; below `rejection_threshold`
    (a probability) the strongest class is turned down; `of_lines` is the same for what the strip
    model reads, where there is one. `training` is the training's configuration,
    `metrics` what the examination measured, `data` how many images of each data set were used; the
    `ladder` leads from the network's first images to the last, where these were kept.
    """

    format_version: int = FORMAT_VERSION
    version: str
    labels: tuple[str, ...]
    files: dict[str, File]
    temperature: float
    digit_at_all: AtAll | None = None
    rejection_threshold: float
    of_lines: OfLines = OfLines()
    training: dict[str, Scalar] = {}
    metrics: dict[str, Any] = {}
    data: dict[str, int] = {}
    ladder: tuple[Rung, ...] = ()

    def __post_init__(self) -> None:
        lowest, highest = LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE
        at_all = self.digit_at_all or AtAll()
        for temperature in (self.temperature, at_all.temperature):
            is_possible = lowest <= temperature <= highest
            expect(is_possible, f"a temperature from {lowest} to {highest:g}", temperature)
        expect(1e-3 <= at_all.odds <= 1e3, "odds from 0.001 to 1000", at_all.odds)
        is_share = 0 <= self.rejection_threshold <= 1
        expect(is_share, "a rejection_threshold from 0 to 1", self.rejection_threshold)
        is_plain = re.fullmatch(r"[A-Za-z0-9._+-]{1,64}", self.version) is not None
        expect(is_plain, "a version of letters, digits, points and dashes", self.version)
        different = len(set(self.labels)) == len(self.labels)
        expect(different, "labels that are all different", self.labels)
        for name in self.files:
            expect(Path(name).name == name, "plain file names in files", name)
        expect(LITERT_MODEL in self.files, f"files to list {LITERT_MODEL}", sorted(self.files))
