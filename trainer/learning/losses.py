"""What the network is trained towards: a digit's label, or ten equal probabilities."""

import math

import keras
from keras import KerasTensor as Tensor
from keras import ops

from trainer.data.digit_set import CLASSES, NOT_A_DIGIT


class OutlierExposure(keras.losses.Loss):
    """Sparse categorical cross-entropy; for `NOT_A_DIGIT`, divergence from ten equals.

    Source: D. Hendrycks et al., "Deep Anomaly Detection with Outlier Exposure" (2019).
    """

    def __init__(self, weight: float) -> None:
        super().__init__(name="outlier_exposure")
        self.weight = weight

    def call(self, labels: Tensor, probabilities: Tensor) -> Tensor:
        """Losses (N,) of labels (N,) in 0..10 and probabilities (N, 10)."""
        labels = ops.reshape(labels, (-1,))
        log = ops.log(ops.clip(probabilities, 1e-7, 1))
        of_digit = ops.one_hot(ops.minimum(labels, CLASSES - 1), CLASSES)
        digit = -ops.sum(of_digit * log, axis=-1)
        uniform = -ops.mean(log, axis=-1) - math.log(CLASSES)
        return ops.where(labels < NOT_A_DIGIT, digit, self.weight * uniform)


class DigitAccuracy(keras.metrics.SparseCategoricalAccuracy):
    """Accuracy on digits; outliers do not count."""

    def __init__(self) -> None:
        super().__init__(name="accuracy")

    def update_state(
        self, labels: Tensor, probabilities: Tensor, sample_weight: Tensor | None = None
    ) -> None:
        """Count the digits among labels (N,) in 0..10 and probabilities (N, 10)."""
        is_digit = ops.cast(ops.reshape(labels, (-1,)) < NOT_A_DIGIT, "float32")
        super().update_state(ops.minimum(labels, CLASSES - 1), probabilities, is_digit)
