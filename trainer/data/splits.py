"""Who teaches and who examines: fixed parts of the pen data, split by writer.

A writer lies in one part in every section of a data set, decided by a hash of the writer's name,
so that it does not depend on what else is read. About 70 % of the writers train, 10 % validate
and 20 % test.
"""

import hashlib
from collections.abc import Iterable
from enum import Enum

from trainer.data.strokes import Drawing

SPLIT_SEED = 326
"""Chosen so that apa, apb, app, syn and pendigits each come near 70, 10 and 20 %."""


class Part(Enum):
    """What a drawing may be used for."""

    TRAINING = "training"
    VALIDATION = "validation"
    TEST = "test"
    CROSS_SITE = "cross-site"


part_of_contributor = {
    # The cross-site test: a site and a tablet of its own (Buffalo, a display with a pen), 43
    # students from some fifteen countries, and labels that are about 99.4 % right.
    "ced": Part.CROSS_SITE,
    # Three writers are too few to measure anything on, and they alone write as Germans do.
    "gmd": Part.TRAINING,
    # Its files are sessions, whose people are only guessed at, and too noisy to examine with.
    "ibm": Part.TRAINING,
}
"""Contributors that lie in one part as a whole."""

TORN_IN_IBM = frozenset("0148")
"""Digits that ibm often tears in two, each half with the whole one's label (about one in ten).

Its letters and symbols are torn as well, into pieces that look like a 1: none of them is used.
"""

LOOK_ALIKES = frozenset("BDGIJOQSYZ" + "bgijloqsyz" + "!$&'(),/;>?[\\]`{|}")
"""Letters and symbols that some people write like a digit, so that turning them down is no duty.

Judged by looking at them, and by how many have a digit for nearest neighbour: from nearly all
of `|`, `!` and `)`, half of O, l and q to one in ten of J, `>` and `?`.
"""

TEST_ONLY = frozenset("AFHKW" + "afhkw" + "#+<")
"""Letters and symbols that only test: the network has to turn down what it was never shown.

Capitals and small letters go together, as K and k are one shape.
"""


VALIDATION_ONLY = frozenset("MRT" + "mrt" + "%")
"""Letters and symbols that only validate: how strangers fare is known before the test."""


def part_of(drawing: Drawing) -> Part | None:
    """The part of a drawing's writer; None for a digit that cannot be relied upon."""
    if drawing.contributor == "ibm" and drawing.label in TORN_IN_IBM:
        return None
    return part_of_contributor.get(drawing.contributor) or _hashed_part(drawing)


def part_of_negative(drawing: Drawing) -> Part | None:
    """Where a letter or symbol that is no look-alike is to be turned down; None for nowhere.

    Test and cross-site writers examine with `TEST_ONLY`, validation writers with
    `VALIDATION_ONLY`, and the others teach with the rest.
    """
    if drawing.contributor == "ibm" or drawing.label in LOOK_ALIKES:
        return None
    part = part_of(drawing)
    return part if part in _parts_of_negative(drawing.label) else None


def split_drawings(drawings: Iterable[Drawing]) -> dict[Part, list[Drawing]]:
    """Digits, letters and symbols by part, without those that belong to none."""
    drawings_of_part: dict[Part, list[Drawing]] = {part: [] for part in Part}
    for drawing in drawings:
        part = part_of(drawing) if drawing.label.isdecimal() else part_of_negative(drawing)
        if part is not None:
            drawings_of_part[part].append(drawing)
    return drawings_of_part


def _parts_of_negative(label: str) -> tuple[Part, ...]:
    if label in TEST_ONLY:
        return (Part.TEST, Part.CROSS_SITE)
    return (Part.VALIDATION,) if label in VALIDATION_ONLY else (Part.TRAINING,)


def _hashed_part(drawing: Drawing) -> Part:
    name = f"{SPLIT_SEED}/{drawing.contributor}/{drawing.writer}"
    tenth = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % 10
    if tenth < 7:
        return Part.TRAINING
    return Part.VALIDATION if tenth == 7 else Part.TEST
