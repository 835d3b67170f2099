from typing import get_args

import numpy as np

from digits.report_ids import OutlierKind
from trainer.data.parts import Part
from trainer.data.pen_data import PenData
from trainer.data.strokes import Drawing
from trainer.examining import rejection
from trainer.examining.rejection import outliers_of_kind

ANGLES = np.linspace(0, 4 * np.pi, 120)
RING = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1).astype(np.float32)


def drawn(label, source="unipen-1b"):
    return Drawing((RING,), label, source, "apa", "anna")


def test_there_are_outliers_of_each_kind_that_a_report_knows(monkeypatch):
    monkeypatch.setattr(rejection, "MADE", 5)
    digits = {part: [drawn("0")] for part in Part}
    outliers = {part: [] for part in Part}
    outliers[Part.TEST] = [drawn("K"), drawn("k")]
    outliers[Part.CROSS_SITE] = [drawn("#"), drawn("A")]
    outliers[Part.LOOK_ALIKES] = [drawn("O")]
    outliers[Part.TEST] += [drawn("tipa textesh", "detexify"), drawn("cat", "quickdraw")]
    kinds = outliers_of_kind(PenData(digits, outliers))
    assert set(kinds) == set(get_args(OutlierKind))
    counts = {kind: len(strokes) for kind, strokes in kinds.items()}
    assert counts == {
        "capitals": 2,
        "small-letters": 1,
        "symbols": 1,
        "look-alikes": 1,
        "signs": 1,
        "doodles": 1,
        "scribbles": 5,
        "pieces": 5,
        "pairs": 5,
    }
