"""How well digits are read: all that is measured goes through `digits.Recognizer`."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, log_loss, precision_recall_fscore_support
from tqdm import tqdm

from digits.ink import Ink, scaled_levels
from digits.recognizer import Recognizer
from digits.report import DigitMetrics, ReadingMetrics, ReliabilityBin
from trainer.data.digit_set import CLASSES, DigitSet
from trainer.examining.calibration import expected_calibration_error, reliability

LABELS = range(CLASSES)


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
        return np.asarray(self.probabilities.argmax(axis=1))

    @property
    def accuracy(self) -> float:
        """The share whose strongest class is right, whether turned down or not."""
        return float((self.read == self.labels).mean())

    @property
    def confusion(self) -> NDArray[np.int64]:
        """Counts, int64 (10, 10): a row for each true digit, a column for each that was read."""
        matrix: NDArray[np.int64] = confusion_matrix(self.labels, self.read, labels=LABELS)
        return matrix

    @property
    def reliability(self) -> tuple[ReliabilityBin, ...]:
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

    def metrics(self) -> ReadingMetrics:
        """What the report tells of these digits."""
        return ReadingMetrics(
            count=len(self.labels),
            accuracy=self.accuracy,
            loss=float(log_loss(self.labels, self.probabilities, labels=LABELS)),
            turned_down=float(self.turned_down.mean()),
            calibration_error=expected_calibration_error(self.reliability),
            digits=self._digits(),
            confusion=tuple(map(tuple, self.confusion.tolist())),
            reliability=self.reliability,
        )

    def _digits(self) -> tuple[DigitMetrics, ...]:
        precision, recall, _, count = precision_recall_fscore_support(
            self.labels, self.read, labels=LABELS, zero_division=0
        )
        return tuple(
            DigitMetrics(digit, int(count[digit]), float(precision[digit]), float(recall[digit]))
            for digit in LABELS
        )


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
    """Read digit images, each as if it had been drawn on 28 x 28 pixels."""
    return evaluate(recognizer, map(scaled_levels, digits.images), digits.labels, name)
