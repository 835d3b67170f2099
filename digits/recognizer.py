"""`Ink` to `Prediction`: the one place that runs the network."""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from digits.bundle import Bundle, read_bundle
from digits.ink import Ink
from digits.litert import LiteRTModel
from digits.normalize import SIDE, DigitImage, is_dot, normalize

Probabilities = NDArray[np.float32]
"""float32 (10,) in [0, 1]: one a digit, calibrated, summing to 1, or all 0 for a blank."""

Rejection = Literal["blank", "not_a_digit"]


@dataclass(frozen=True)
class Prediction:
    """What the network made of one drawing.

    `digit` is None exactly when `rejected` says why; `confidence` is the largest probability;
    `image` is what the network saw, None for a blank; times are in milliseconds.
    """

    digit: int | None
    confidence: float
    probabilities: Probabilities
    rejected: Rejection | None
    image: DigitImage | None
    normalize_ms: float
    classify_ms: float


class Recognizer:
    """Reads digits with an exported network; safe to call from many threads at once."""

    def __init__(self, bundle: Bundle) -> None:
        """Take a checked bundle; raises `RecognizerUnavailable`."""
        self.bundle = bundle
        self._network = LiteRTModel(bundle.model)
        self._features = LiteRTModel(bundle.features) if bundle.features else None
        self.probabilities(np.zeros((1, SIDE, SIDE), np.uint8))  # the first run is the slow one

    @classmethod
    def open(cls, folder: str | Path) -> "Recognizer":
        """Open `saved_model/`; raises `BundleError` where anything in it does not agree."""
        return cls(read_bundle(Path(folder)))

    def predict(self, ink: Ink) -> Prediction:
        """Read one drawing, float32 (H, W) in [0, 1] with 1 as ink."""
        started = perf_counter()
        image = normalize(ink)
        normalized = perf_counter()
        probabilities, rejected = self._read(image)
        classified = perf_counter()
        strongest = int(probabilities.argmax())
        return Prediction(
            digit=strongest if rejected is None else None,
            confidence=float(probabilities[strongest]),
            probabilities=probabilities,
            rejected=rejected,
            image=image,
            normalize_ms=(normalized - started) * 1e3,
            classify_ms=(classified - normalized) * 1e3,
        )

    def probabilities(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Calibrated probabilities, float32 (N, 10), of digit images, uint8 (N, 28, 28)."""
        (softmax,) = self._network.run(_as_input(images))
        # A softmax divided by a temperature is its probabilities to a power, made to sum to 1.
        tempered = softmax ** (1 / self.bundle.temperature)
        return np.asarray(tempered / tempered.sum(axis=1, keepdims=True), np.float32)

    def features(self, image: DigitImage) -> list[NDArray[np.float32]]:
        """What each stage of convolutions makes of a digit image: float32 (H, W, maps) >= 0.

        From the first stage to the last; none where the bundle has no features model.
        """
        if self._features is None:
            return []
        stages = self._features.run(_as_input(image[np.newaxis]))
        return sorted((stage[0] for stage in stages), key=len, reverse=True)

    def _read(self, image: DigitImage | None) -> tuple[Probabilities, Rejection | None]:
        classes = len(self.bundle.labels)
        if image is None:
            return np.zeros(classes, np.float32), "blank"
        if is_dot(image):
            return np.full(classes, 1 / classes, np.float32), "not_a_digit"
        probabilities = self.probabilities(image[np.newaxis])[0]
        doubtful = probabilities.max() < self.bundle.rejection_threshold
        return probabilities, "not_a_digit" if doubtful else None


def _as_input(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    return images[..., np.newaxis].astype(np.float32)
