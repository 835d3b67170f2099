import keras
import numpy as np
import pytest

from digits.normalize import SIDE, normalize
from testing.pictures import strokes_of_digit
from trainer.data.digit_set import CLASSES, NOT_A_DIGIT, DigitSet
from trainer.drawing.handwriting import vary
from trainer.drawing.render import as_canvas, random_placing
from trainer.learning.config import TrainingConfig
from trainer.learning.mixture import Component, Mixture
from trainer.learning.network import AT_ALL, DIGIT, NAME
from trainer.learning.run import Run
from trainer.learning.training import train


def handwritten(count: int, seed: int) -> DigitSet:
    """Varied drawings of the ten digits in turn: small, but as real as MNIST to a network."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count, dtype=np.uint8) % 10
    images = [
        normalize(
            as_canvas(
                vary([np.array(stroke, np.float32) for stroke in strokes_of_digit[label]], rng),
                random_placing(rng),
            )
        )
        for label in labels
    ]
    return DigitSet(np.stack(images), labels)


@pytest.fixture(scope="session")
def mixture() -> Mixture:
    """Digits, and noise for outliers."""
    digits = handwritten(320, seed=1)
    images = np.random.default_rng(0).integers(0, 256, (160, 28, 28), np.uint8)
    noise = DigitSet(images, np.full(len(images), NOT_A_DIGIT, np.uint8))
    components = (
        Component("mnist", digits, len(digits)),
        Component("outliers", noise, len(noise)),
    )
    return Mixture(components, handwritten(100, seed=2))


@pytest.fixture(scope="session")
def small_test() -> DigitSet:
    return handwritten(100, seed=3)


@pytest.fixture(scope="session")
def config() -> TrainingConfig:
    return TrainingConfig(
        data="mnist", epochs=3, batch_size=32, weight_average=0.9, precision="float32"
    )


def build_small_network(dropout: float) -> keras.Model:
    """One that takes a second to compile, not seven.

    It has the same kinds of state, weights, running means and what dropout draws from, and gives
    both answers.
    """
    layers = keras.layers
    images = keras.Input((SIDE, SIDE, 1))
    maps = layers.MaxPooling2D(4, name="stage_1")(layers.Rescaling(1 / 255)(images))
    features = layers.Dropout(dropout)(layers.BatchNormalization()(layers.Flatten()(maps)))
    digit = layers.Dense(CLASSES, activation="softmax", name=DIGIT)(features)
    at_all = layers.Dense(1, activation="sigmoid", name=AT_ALL)(features)
    return keras.Model(images, layers.Concatenate()([digit, at_all]), name=NAME)


@pytest.fixture
def small_network(monkeypatch) -> keras.Model:
    """The small network, and in the place of the one that is trained."""
    monkeypatch.setitem(train.__globals__, "build_network", build_small_network)
    return build_small_network(0.0)


@pytest.fixture(scope="session")
def small_run(mixture, config, tmp_path_factory) -> Run:
    """A finished run of the small network."""
    run = Run(tmp_path_factory.mktemp("runs") / "small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(train.__globals__, "build_network", build_small_network)
        train(config, mixture, run)
    return run
