"""What the network is trained towards: which digit it is, and whether it is one at all."""

import keras
from keras import KerasTensor as Tensor
from keras import ops

from trainer.data.digit_set import CLASSES, NOT_A_DIGIT
from trainer.data.look_alikes import targets

SMALLEST = 1e-7
"""Of a probability whose logarithm is taken."""


class TwoAnswers(keras.losses.Loss):
    """The divergence of ten probabilities from their targets, and that of the answer beside them.

    For outliers the ten should be equal (source: D. Hendrycks et al., "Deep Anomaly Detection with
    Outlier Exposure", 2019), which counts `outlier_weight` times as much as a digit does. For
    digits, a share `taught` of the target is what a teacher says of the same image, if there is one
    (source: G. Hinton et al., "Distilling the Knowledge in a Neural Network", 2015).
    """

    def __init__(self, outlier_weight: float, taught: float) -> None:
        super().__init__(name="two_answers")
        self.outlier_weight = outlier_weight
        self.taught = taught
        self.targets = targets()

    def call(self, labels: Tensor, answers: Tensor) -> Tensor:
        """Losses (N,) of labels (N,) and answers (N, 11), or (N, 22) with a teacher's."""
        answers, teacher = answers[:, : CLASSES + 1], answers[:, CLASSES + 1 :]
        wanted = ops.take(self.targets, ops.cast(ops.reshape(labels, (-1,)), "int32"), axis=0)
        wanted_digit, wanted_at_all = wanted[:, :CLASSES], wanted[:, CLASSES:]
        is_digit = wanted_at_all == 1
        if teacher.shape[1]:
            told = self.taught * teacher[:, :CLASSES] + (1 - self.taught) * wanted_digit
            wanted_digit = ops.where(is_digit, told, wanted_digit)
        digit = _divergence(wanted_digit, answers[:, :CLASSES])
        at_all = _divergence(_both(wanted_at_all), _both(answers[:, CLASSES:]))
        return ops.where(ops.squeeze(is_digit, axis=1), 1, self.outlier_weight) * digit + at_all


class DigitAccuracy(keras.metrics.SparseCategoricalAccuracy):
    """Accuracy on digits; outliers do not count."""

    def __init__(self) -> None:
        super().__init__(name="accuracy")

    def update_state(
        self, labels: Tensor, answers: Tensor, sample_weight: Tensor | None = None
    ) -> None:
        """Count the digits among training labels (N,) and answers (N, 11 or more)."""
        is_digit = ops.cast(ops.reshape(labels, (-1,)) < NOT_A_DIGIT, "float32")
        strongest = answers[:, :CLASSES]
        super().update_state(ops.minimum(labels, CLASSES - 1), strongest, is_digit)


def _both(share: Tensor) -> Tensor:
    """Of a share (N, 1), itself and what is left."""
    return ops.concatenate([share, 1 - share], axis=1)


def _divergence(wanted: Tensor, answers: Tensor) -> Tensor:
    """Kullback and Leibler's, (N,): 0 where the answers (N, n) are those that are wanted."""
    wanted, answers = (ops.clip(one, SMALLEST, 1) for one in (wanted, answers))
    return ops.sum(wanted * (ops.log(wanted) - ops.log(answers)), axis=-1)
