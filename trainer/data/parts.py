"""Which people and which characters train, validate and test: what the data sets' rules share.

A writer lies in one part in every section of a data set, decided by a hash of the writer's name,
so that it does not depend on what else is read. About 70 % of the writers train, 10 % validate
and 20 % test.
"""

import hashlib
from enum import Enum

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

LOOK_ALIKES = frozenset("BDGIJOQSYZ" + "bgijloqsyz" + "!$&'(),/;>?[\\]`{|}")
"""Letters and symbols that some people write like a digit, and that need not be turned down.

Judged by looking at them, and by how many have a digit for nearest neighbour: from nearly all
of `|`, `!` and `)`, half of O, l and q to one in ten of J, `>` and `?`.
"""

TEST_ONLY = frozenset("AFHKW" + "afhkw" + "#+<")
"""Letters and symbols that only test: the network has to turn down classes it was never shown.

Capitals and small letters go together, as K and k are one shape.
"""

VALIDATION_ONLY = frozenset("MRT" + "mrt" + "%")
"""Letters and symbols that only validate: they show early how unknown classes fare."""


def hashed_part(drawing: Drawing) -> Part:
    """The part of a drawing's writer: training, validation or test."""
    name = f"{SPLIT_SEED}/{drawing.contributor}/{drawing.writer}"
    tenth = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % 10
    if tenth < 7:
        return Part.TRAINING
    return Part.VALIDATION if tenth == 7 else Part.TEST


def part_of_outlier(label: str, writers_part: Part) -> Part | None:
    """What a letter or symbol is used for, by its writer's part; None for nothing.

    Test and cross-site writers examine with `TEST_ONLY` and with look-alikes, validation writers
    with `VALIDATION_ONLY`, and the others teach with the rest.
    """
    if label in LOOK_ALIKES:
        return Part.LOOK_ALIKES if writers_part in EXAMINING else None
    if label in TEST_ONLY:
        return writers_part if writers_part in EXAMINING else None
    part_of_label = Part.VALIDATION if label in VALIDATION_ONLY else Part.TRAINING
    return writers_part if writers_part is part_of_label else None


def only_training(_: Drawing) -> Part:
    """The part of glyphs from fonts, which nobody wrote."""
    return Part.TRAINING
