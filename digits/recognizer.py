"""`Ink` to `Prediction`: the one place that runs the network."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from digits.bundle import Bundle, FeaturesUnusable, LabelsMismatch, StripsUnusable, read_bundle
from digits.calibration import AtAll, OfLines, calibrate, how_likely
from digits.ink import Ink
from digits.litert import LiteRTModel, RecognizerUnavailable, Tensor
from digits.manifest import FEATURES_MODEL, STRIP_MODEL, Manifest
from digits.normalize import SIDE, DigitImage, is_dot, normalize
from digits.strips import StripModel

Probabilities = NDArray[np.float32]
"""float32 (10,) in [0, 1]: one a digit, calibrated, summing to 1, or all 0 for a blank."""

BLANK: Tensor = np.zeros((1, SIDE, SIDE, 1), np.float32)
"""A network's input to try it with."""

Rejection = Literal["blank", "not_a_digit"]


@dataclass(frozen=True)
class Prediction:
    """What the network made of one drawing.

    `digit` is None exactly when `rejected` says why; `confidence` is the largest probability;
    `image` is what the network saw, None for a blank; times are in milliseconds, and the mean of
    all that were read together.
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

    def __init__(self, bundle: Bundle, threads: int | None = None) -> None:
        """Take a checked bundle; raises `RecognizerUnavailable` and `BundleError`.

        `threads` is how many read the digits of a batch, by default one for each processor that
        the process may use.
        """
        self.bundle = bundle
        self._threads = threads
        self._features = _open_features(bundle.features, threads)
        self._network = LiteRTModel(bundle.model, threads)
        self._strips = _open_strips(bundle.strip)
        _check_outputs(self._network.run(BLANK), bundle.manifest)  # the slow first time

    @property
    def _calibration(self) -> tuple[int, float, AtAll | None]:
        manifest = self.bundle.manifest
        return len(manifest.labels), manifest.temperature, manifest.digit_at_all

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the bundle: another process opens the network anew."""
        return type(self), (self.bundle, self._threads)

    @classmethod
    def open(
        cls, folder: str | Path, network: str = "float", threads: int | None = None
    ) -> "Recognizer":
        """Open `saved_model/` with its "float" or "int8" network.

        Raises `BundleError` where anything in the folder does not agree, or the network is not
        in it.
        """
        return cls(read_bundle(Path(folder), network), threads)

    def predict(self, ink: Ink) -> Prediction:
        """Read one drawing, float32 (H, W) in [0, 1] with 1 as ink."""
        return self.predict_many([ink])[0]

    def predict_many(self, inks: Sequence[Ink]) -> list[Prediction]:
        """Read drawings, each of any size, on all cores."""
        started = perf_counter()
        images = [normalize(ink) for ink in inks]
        normalize_ms = (perf_counter() - started) * 1e3 / max(len(images), 1)
        return self.predict_images(images, normalize_ms)

    def predict_images(
        self, images: Sequence[DigitImage | None], normalize_ms: float
    ) -> list[Prediction]:
        """Read digit images, uint8 (28, 28), or None for a blank, on all cores.

        `normalize_ms` is how long each took to normalise, in the mean.
        """
        started = perf_counter()
        unlikely = [_rejection_of(image) for image in images]
        probabilities = self._read(images, unlikely)
        times = normalize_ms, (perf_counter() - started) * 1e3 / max(len(images), 1)
        return [
            self._prediction(image, rejected, one, *times)
            for image, rejected, one in zip(images, unlikely, probabilities, strict=True)
        ]

    def probabilities(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Calibrated probabilities, float32 (N, 10), of digit images, uint8 (N, 28, 28)."""
        return calibrate(self.answers(images), *self._calibration)

    def how_likely(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """How likely each is a digit's image, float32 (N, 10): the rest to 1 is for no digit."""
        return how_likely(self.answers(images), *self._calibration)

    def answers(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """What the network says before calibration: float32 (N, 10), or (N, 11).

        The eleventh, where there is one, is how likely it is a digit at all.
        """
        return np.concatenate(self._network.run(_as_input(images)), axis=1)

    def features(self, image: DigitImage) -> list[NDArray[np.float32]]:
        """What each stage of convolutions makes of a digit image: float32 (H, W, maps) >= 0.

        From the first stage to the last; none where the bundle has no features model.
        """
        if self._features is None:
            return []
        stages = self._features.run(_as_input(image[np.newaxis]))
        return sorted((stage[0] for stage in stages), key=len, reverse=True)

    @property
    def reads_strips(self) -> bool:
        """Whether the bundle has a strip model."""
        return self._strips is not None

    @property
    def of_lines(self) -> OfLines:
        """How sure of a line to be, by what the strip model says of it."""
        return self.bundle.manifest.of_lines

    def columns(self, strip: Ink) -> NDArray[np.float32]:
        """What is told of the columns of a strip, float32 (32, W).

        Float32 (ceil(W / 2), MARKS + SIDES): the logarithm of each mark's probability, and the
        sides. Raises `RecognizerUnavailable`; only where `reads_strips`.
        """
        if self._strips is None:
            raise RecognizerUnavailable("expected a model that reads strips, got one without")
        return self._strips.columns(strip)

    def _read(
        self, images: Sequence[DigitImage | None], unlikely: Sequence[Rejection | None]
    ) -> NDArray[np.float32]:
        """Probabilities, float32 (N, 10): all equal for a dot, and all 0 for a blank."""
        classes = len(self.bundle.manifest.labels)
        probabilities = np.zeros((len(images), classes), np.float32)
        probabilities[[rejected == "not_a_digit" for rejected in unlikely]] = 1 / classes
        likely = {n: one for n, one in enumerate(images) if one is not None and unlikely[n] is None}
        if likely:
            probabilities[[*likely]] = self.probabilities(np.stack([*likely.values()]))
        return probabilities

    def _prediction(
        self,
        image: DigitImage | None,
        rejected: Rejection | None,
        probabilities: Probabilities,
        normalize_ms: float,
        classify_ms: float,
    ) -> Prediction:
        strongest = int(probabilities.argmax())
        confidence = float(probabilities[strongest])
        if rejected is None and confidence < self.bundle.manifest.rejection_threshold:
            rejected = "not_a_digit"
        return Prediction(
            digit=strongest if rejected is None else None,
            confidence=confidence,
            probabilities=probabilities,
            rejected=rejected,
            image=image,
            normalize_ms=normalize_ms,
            classify_ms=classify_ms,
        )


def _check_outputs(outputs: Sequence[Tensor], manifest: Manifest) -> None:
    shapes = [output.shape for output in outputs]
    labels = len(manifest.labels)
    at_all = [] if manifest.digit_at_all is None else [(1, 1)]
    if shapes != [(1, labels), *at_all]:
        more = " and one for whether it is any of them" if at_all else ""
        raise LabelsMismatch(
            f"expected a network with an output for each of {labels} labels{more}, got {shapes}"
        )


def _open_features(content: bytes | None, threads: int | None) -> LiteRTModel | None:
    """The features' model, tried in an interpreter of its own: only explanations need another."""
    if content is None:
        return None
    try:
        shapes = [stage.shape for stage in LiteRTModel(content, threads).run(BLANK)]
    except RecognizerUnavailable as error:
        raise FeaturesUnusable(f"{FEATURES_MODEL}: {error}") from None
    if not all(len(shape) == 4 and shape[1] == shape[2] for shape in shapes):
        raise FeaturesUnusable(
            f"{FEATURES_MODEL}: expected square maps of each stage, (1, side, side, maps), "
            f"got {shapes}"
        )
    return LiteRTModel(content, threads)


def _open_strips(content: bytes | None) -> StripModel | None:
    try:
        return None if content is None else StripModel(content)
    except RecognizerUnavailable as error:
        raise StripsUnusable(f"{STRIP_MODEL}: {error}") from None


def _rejection_of(image: DigitImage | None) -> Rejection | None:
    """Why an image never reaches the network; None where it has to be read."""
    if image is None:
        return "blank"
    return "not_a_digit" if is_dot(image) else None


def _as_input(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    return images[..., np.newaxis].astype(np.float32)
