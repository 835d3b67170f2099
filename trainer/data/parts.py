"""Which people and which characters train, validate and test: what the data sets' rules share.

A writer lies in one part in every section of a data set, decided by a hash of the writer's name,
so that it does not depend on what else is read; where nobody knows who drew, a kind of drawing
does. About 70 % train, 10 % validate and 20 % test.
"""

import hashlib
from enum import Enum

from trainer.data.look_alikes import likeness_of
from trainer.data.strokes import Drawing

SPLIT_SEED = 326
"""Chosen so that apa, apb, app, syn and pendigits each come near 70, 10 and 20 %."""


class Part(Enum):
    """What a drawing or an image is used for.

    A cross-site is a site where nobody trained; look-alikes are characters of test writers that
    some people write like a digit, and are examined apart.
    """

    TRAINING = "training"
    VALIDATION = "validation"
    TEST = "test"
    CROSS_SITE = "cross-site"
    LOOK_ALIKES = "look-alikes"


EXAMINING = (Part.TEST, Part.CROSS_SITE)
"""The parts whose digits and outliers an examination counts."""


def hashed_part(drawing: Drawing) -> Part:
    """The part of a drawing's writer: training, validation or test."""
    return _part_of_name(f"{drawing.contributor}/{drawing.writer}")


def part_of_kind(source: str, kind: str) -> Part:
    """The part of what is drawn: kinds that examine are never taught, whoever draws them."""
    return _part_of_name(f"{source}/{kind}")


def part_of_outlier(label: str, writers_part: Part) -> Part:
    """What a letter or symbol is used for: its writer's part, as for a digit.

    Those of test and cross-site writers that people write like a digit are examined apart.
    """
    is_examined_apart = label in likeness_of and writers_part in EXAMINING
    return Part.LOOK_ALIKES if is_examined_apart else writers_part


def only_training(_: Drawing) -> Part:
    """The part of glyphs from fonts, which nobody wrote."""
    return Part.TRAINING


def _part_of_name(name: str) -> Part:
    tenth = int.from_bytes(hashlib.sha256(f"{SPLIT_SEED}/{name}".encode()).digest()[:8]) % 10
    if tenth < 7:
        return Part.TRAINING
    return Part.VALIDATION if tenth == 7 else Part.TEST
