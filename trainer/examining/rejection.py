"""How well outliers, drawings that are not digits, are turned down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from digits.ink import Ink
from digits.recognizer import Recognizer
from digits.report import OutlierMetrics
from digits.report_ids import OutlierKind
from trainer.data.parts import EXAMINING, Part
from trainer.data.pen_data import PenData
from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.outliers import pair, piece, scribble
from trainer.examining.evaluation import Evaluation

DIGITS_TURNED_DOWN = 0.05
"""The share of digits turned down at which acceptance is measured besides."""

MADE = 500
"""Scribbles, pieces and pairs that are made, of each."""

Strokes = Sequence[Stroke]


@dataclass(frozen=True)
class Rejections:
    """What became of N outliers: float64 (N,) confidence in [0, 1] and bool (N,)."""

    confidence: NDArray[np.float64]
    turned_down: NDArray[np.bool_]

    def against(self, digits: Evaluation) -> OutlierMetrics:
        """What the report tells of them, beside digits that were drawn the same way."""
        of_digits = digits.probabilities.max(axis=1)
        is_digit = np.repeat([1, 0], [len(of_digits), len(self.confidence)])
        strict = np.quantile(of_digits, DIGITS_TURNED_DOWN)
        return OutlierMetrics(
            count=len(self.confidence),
            auroc=float(roc_auc_score(is_digit, [*of_digits, *self.confidence])),
            accepted=float((~self.turned_down).mean()),
            accepted_at_5_percent=float((self.confidence >= strict).mean()),
        )


def reject(recognizer: Recognizer, inks: Iterable[Ink], count: int, name: str) -> Rejections:
    """Read drawings that are not digits, one at a time, as serving does."""
    shown = tqdm(inks, desc=name, total=count, unit="drawing", disable=None)
    predictions = [recognizer.predict(ink) for ink in shown]
    return Rejections(
        np.array([prediction.confidence for prediction in predictions]),
        np.array([prediction.rejected is not None for prediction in predictions]),
    )


def outliers_of_kind(pen: PenData, seed: int = 0) -> dict[OutlierKind, list[Strokes]]:
    """What examines, of test writers alone: letters, symbols, look-alikes, and what is made."""
    outliers = [d for part in EXAMINING for d in pen.outliers[part]]
    letters = [d for d in outliers if d.source.startswith("unipen")]
    return {
        "capitals": [d.strokes for d in letters if d.label.isupper()],
        "small-letters": [d.strokes for d in letters if d.label.islower()],
        "symbols": [d.strokes for d in letters if not d.label.isalpha()],
        "look-alikes": [d.strokes for d in pen.outliers[Part.LOOK_ALIKES]],
        "signs": [d.strokes for d in outliers if d.source == "detexify"],
        "doodles": [d.strokes for d in outliers if d.source == "quickdraw"],
        **_made([d for part in EXAMINING for d in pen.digits[part]], seed),
    }


def _made(digits: Sequence[Drawing], seed: int) -> dict[OutlierKind, list[Strokes]]:
    rng = np.random.default_rng(seed)

    def any_digit() -> Drawing:
        return digits[int(rng.integers(len(digits)))]

    pieces = [piece(any_digit(), rng) for _ in range(MADE * 10)]
    bent: list[Strokes] = [one for one in pieces if one is not None]
    return {
        "scribbles": [scribble(rng) for _ in range(MADE)],
        "pieces": bent[:MADE],
        "pairs": [pair(any_digit().strokes, any_digit().strokes, rng) for _ in range(MADE)],
    }
