"""How well the product reads: every figure goes through `digits.Recognizer`."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, log_loss, precision_recall_fscore_support
from tqdm import tqdm

from digits.ink import Ink, ink_from_levels
from digits.recognizer import Recognizer
from trainer.data.mnist import DigitSet
from trainer.examining.calibration import ReliabilityBin, expected_calibration_error, reliability

CLASSES = range(10)


@dataclass(frozen=True)
class Evaluation:
    """What the recogniser made of N labelled digits.

    `probabilities` is float32 (N, 10), all 0 for a blank; `labels` uint8 (N,); `turned_down`
    bool (N,).
    """

    probabilities: NDArray[np.float32]
    labels: NDArray[np.uint8]
    turned_down: NDArray[np.bool_]

    @property
    def read(self) -> NDArray[np.int64]:
        """The strongest class of each digit, int64 (N,)."""
        return self.probabilities.argmax(axis=1)

    @property
    def accuracy(self) -> float:
        """The share whose strongest class is right, whether turned down or not."""
        return float((self.read == self.labels).mean())

    @property
    def confusion(self) -> NDArray[np.int64]:
        """Counts, int64 (10, 10): a row for each true digit, a column for each that was read."""
        matrix: NDArray[np.int64] = confusion_matrix(self.labels, self.read, labels=CLASSES)
        return matrix

    @property
    def reliability(self) -> list[ReliabilityBin]:
        """Confidence against accuracy, in bins."""
        return reliability(self.probabilities, self.labels)

    def select(self, chosen: NDArray[np.bool_]) -> "Evaluation":
        """The part that a bool (N,) chooses."""
        return Evaluation(self.probabilities[chosen], self.labels[chosen], self.turned_down[chosen])

    def joined(self, other: "Evaluation") -> "Evaluation":
        """These digits, and then the other's."""
        return Evaluation(
            np.concatenate([self.probabilities, other.probabilities]),
            np.concatenate([self.labels, other.labels]),
            np.concatenate([self.turned_down, other.turned_down]),
        )

    def worst(self, count: int) -> NDArray[np.int64]:
        """Indices of the mistakes, the most confident first, int64 (<= count,)."""
        mistakes = np.flatnonzero(self.read != self.labels)
        return mistakes[np.argsort(-self.probabilities[mistakes].max(axis=1))][:count]

    def metrics(self) -> dict[str, Any]:
        """The figures that the manifest and the report carry."""
        precision, recall, _, count = precision_recall_fscore_support(
            self.labels, self.read, labels=CLASSES, zero_division=0
        )
        return {
            "count": len(self.labels),
            "accuracy": self.accuracy,
            "loss": float(log_loss(self.labels, self.probabilities, labels=CLASSES)),
            "turned_down": float(self.turned_down.mean()),
            "calibration_error": expected_calibration_error(self.reliability),
            "digits": [
                {"digit": d, "count": int(count[d]), "precision": precision[d], "recall": recall[d]}
                for d in CLASSES
            ],
        }

    def report(self) -> dict[str, Any]:
        """`metrics()`, and what the figures of the report are drawn from."""
        return self.metrics() | {
            "confusion": self.confusion.tolist(),
            "reliability": [asdict(one) for one in self.reliability],
        }


def evaluate(
    recognizer: Recognizer, inks: Iterable[Ink], labels: NDArray[np.uint8], name: str = "reading"
) -> Evaluation:
    """Read drawings one at a time, as serving does; `labels` are uint8 (N,) in 0..9."""
    shown = tqdm(inks, desc=name, total=len(labels), unit="digit", disable=None)
    predictions = [recognizer.predict(ink) for ink in shown]
    return Evaluation(
        np.stack([prediction.probabilities for prediction in predictions]),
        labels,
        np.array([prediction.rejected is not None for prediction in predictions]),
    )


def evaluate_images(recognizer: Recognizer, digits: DigitSet, name: str) -> Evaluation:
    """Read digit images, each as a drawing of 28 x 28 pixels."""
    return evaluate(recognizer, map(ink_from_levels, digits.images), digits.labels, name)
