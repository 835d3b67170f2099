"""`Ink` to `Prediction`: the one place that runs the network."""

import threading
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from digits.bundle import Bundle, read_bundle
from digits.ink import Ink
from digits.normalize import SIDE, DigitImage, is_dot, normalize

Probabilities = NDArray[np.float32]
"""float32 (10,) in [0, 1]: one a digit, calibrated, summing to 1, or all 0 for a blank."""

Rejection = Literal["blank", "not_a_digit"]


class RecognizerUnavailable(RuntimeError):
    """The model is there but cannot be run just now, for want of memory, say."""


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
        self._local = threading.local()
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
        softmax = self._run(images[..., np.newaxis].astype(np.float32))
        # A softmax divided by a temperature is its probabilities to a power, made to sum to 1.
        tempered = softmax ** (1 / self.bundle.temperature)
        return np.asarray(tempered / tempered.sum(axis=1, keepdims=True), np.float32)

    def _read(self, image: DigitImage | None) -> tuple[Probabilities, Rejection | None]:
        classes = len(self.bundle.labels)
        if image is None:
            return np.zeros(classes, np.float32), "blank"
        if is_dot(image):
            return np.full(classes, 1 / classes, np.float32), "not_a_digit"
        probabilities = self.probabilities(image[np.newaxis])[0]
        doubtful = probabilities.max() < self.bundle.rejection_threshold
        return probabilities, "not_a_digit" if doubtful else None

    def _run(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        interpreter = self._interpreter(len(inputs))
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], inputs)
        interpreter.invoke()
        output: NDArray[np.float32] = interpreter.get_tensor(
            interpreter.get_output_details()[0]["index"]
        )
        return output

    def _interpreter(self, batch_size: int) -> Interpreter:
        """This thread's interpreter for a batch size: LiteRT's are not safe to share."""
        if not hasattr(self._local, "of_batch_size"):
            self._local.of_batch_size = {}
        of_batch_size: dict[int, Interpreter] = self._local.of_batch_size
        if batch_size not in of_batch_size:
            of_batch_size[batch_size] = _open_interpreter(self.bundle.model, batch_size)
        return of_batch_size[batch_size]


def _open_interpreter(model: bytes, batch_size: int) -> Interpreter:
    try:
        interpreter = Interpreter(model_content=model, num_threads=1)
        shape = (batch_size, SIDE, SIDE, 1)
        interpreter.resize_tensor_input(interpreter.get_input_details()[0]["index"], shape)
        interpreter.allocate_tensors()
    except (ValueError, RuntimeError, MemoryError) as error:
        raise RecognizerUnavailable(f"expected LiteRT to open the model, got {error}") from None
    return interpreter
