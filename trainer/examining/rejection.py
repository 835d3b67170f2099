"""How well what is no digit is turned down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from digits.ink import Ink
from digits.recognizer import Recognizer
from trainer.data.splits import Part
from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.outliers import pair, piece, scribble
from trainer.drawing.pen import PenData
from trainer.examining.evaluation import Evaluation

DIGITS_TURNED_DOWN = 0.05
"""The share of digits turned down at which false acceptance is told besides."""

MADE = 500
"""Scribbles, pieces and pairs that are made, of each."""

EXAMINING = (Part.TEST, Part.CROSS_SITE)

Strokes = Sequence[Stroke]


@dataclass(frozen=True)
class Rejections:
    """What became of N drawings that are no digits: confidence in [0, 1] and a bool, (N,) each."""

    confidence: NDArray[np.float64]
    turned_down: NDArray[np.bool_]

    def against(self, digits: Evaluation) -> dict[str, Any]:
        """Figures beside digits that were drawn the same way."""
        of_digits = digits.probabilities.max(axis=1)
        is_digit = np.repeat([1, 0], [len(of_digits), len(self.confidence)])
        strict = np.quantile(of_digits, DIGITS_TURNED_DOWN)
        return {
            "count": len(self.confidence),
            "auroc": float(roc_auc_score(is_digit, [*of_digits, *self.confidence])),
            "accepted": float((~self.turned_down).mean()),
            "accepted_at_5_percent": float((self.confidence >= strict).mean()),
        }


def reject(recognizer: Recognizer, inks: Iterable[Ink], count: int, name: str) -> Rejections:
    """Read drawings that are no digits."""
    shown = tqdm(inks, desc=name, total=count, unit="drawing", disable=None)
    predictions = [recognizer.predict(ink) for ink in shown]
    return Rejections(
        np.array([prediction.confidence for prediction in predictions]),
        np.array([prediction.rejected is not None for prediction in predictions]),
    )


def negatives_of_kind(pen: PenData, seed: int = 0) -> dict[str, list[Strokes]]:
    """What examines, of test writers alone: letters, symbols, look-alikes, and what is made."""
    letters = [d for part in EXAMINING for d in pen.negatives[part]]
    return {
        "capitals": [d.strokes for d in letters if d.label.isupper()],
        "small letters": [d.strokes for d in letters if d.label.islower()],
        "symbols": [d.strokes for d in letters if not d.label.isalpha()],
        "look-alikes": [d.strokes for d in pen.look_alikes],
        **_made([d for part in EXAMINING for d in pen.digits[part]], seed),
    }


def _made(digits: Sequence[Drawing], seed: int) -> dict[str, list[Strokes]]:
    rng = np.random.default_rng(seed)

    def any_digit() -> Drawing:
        return digits[rng.integers(len(digits))]

    pieces = [piece(any_digit(), rng) for _ in range(MADE * 10)]
    return {
        "scribbles": [scribble(rng) for _ in range(MADE)],
        "pieces": [one for one in pieces if one is not None][:MADE],
        "pairs": [pair(any_digit().strokes, any_digit().strokes, rng) for _ in range(MADE)],
    }
