"""The network, as one readable list."""

import keras
from keras import layers

from digits.normalize import SIDE
from trainer.data.digit_set import CLASSES

HE = "he_uniform"
"""Keeps the signal's size through layers with ReLU."""

MOMENTUM = 0.95
"""The share that batch normalisation keeps of its running mean and variance at each step."""

NAME = "digits"
"""Of the network among a model's layers."""

DIGIT, AT_ALL = "digit", "digit_at_all"
"""The layers that answer: which digit it is, and whether it is one at all.

The names of those that lead to the second alone begin as its own does.
"""


def build_network(dropout: float) -> keras.Model:
    """A CNN from digit images, (N, 28, 28, 1) in 0..255, to its answers (N, 11).

    The first ten are softmax probabilities of the digits, the last how likely it is one at all.
    """
    images = keras.Input((SIDE, SIDE, 1))
    maps = layers.Rescaling(1 / 255)(images)
    for layer in _convolutions(dropout / 2):
        maps = layer(maps)
    features = layers.Flatten()(maps)
    shape = layers.Dropout(dropout)(_dense(192)(features))
    kind = layers.Dropout(dropout)(_dense(64, name=f"{AT_ALL}_features")(features))
    digit = layers.Dense(CLASSES, activation="softmax", dtype="float32", name=DIGIT)(shape)
    at_all = layers.Dense(1, activation="sigmoid", dtype="float32", name=AT_ALL)(kind)
    answers = layers.Concatenate(dtype="float32")([digit, at_all])
    return keras.Model(images, answers, name=NAME)


def served_network(network: keras.Model) -> keras.Model:
    """The same with its two answers apart, for a LiteRT file that gives (N, 10) and then (N, 1)."""
    answers = [network.get_layer(name).output for name in (AT_ALL, DIGIT)]  # it turns them round
    return keras.Model(network.inputs, answers, name=NAME)


def digit_network(network: keras.Model) -> keras.Model:
    """The part that tells which digit it is, (N, 10)."""
    return keras.Model(network.inputs, network.get_layer(DIGIT).output, name=NAME)


def stages(network: keras.Model) -> list[keras.KerasTensor]:
    """What the network's convolutions see at each size, from the first to the last."""
    return [layer.output for layer in network.layers if layer.name.startswith("stage")]


def _convolutions(dropout: float) -> list[layers.Layer]:
    """Convolutions of 3 x 3 with ReLU in three stages, each of half the side of the one before.

    Most of the work is where the maps are large: the first stage has few of them, and the second
    begins with steps of two instead of looking at all.
    """
    return [
        _convolution(24, name="stage_1"),
        _convolution(48, strides=2),
        _convolution(48, name="stage_2"),
        *_smaller(dropout),
        _convolution(88),
        _convolution(88, name="stage_3"),
        *_smaller(dropout),
    ]


def _smaller(dropout: float) -> list[layers.Layer]:
    """Max pooling by 2, batch normalisation and dropout."""
    return [
        layers.MaxPooling2D(2),
        # After pooling, where there is a quarter to normalise: after each convolution it would
        # take more time on a CPU than the convolutions do.
        layers.BatchNormalization(momentum=MOMENTUM),
        layers.Dropout(dropout),
    ]


def _convolution(filters: int, strides: int = 1, name: str | None = None) -> layers.Layer:
    return layers.Conv2D(
        filters,
        3,
        strides=strides,
        padding="same",
        activation="relu",
        kernel_initializer=HE,
        name=name,
    )


def _dense(units: int, name: str | None = None) -> layers.Layer:
    return layers.Dense(units, activation="relu", kernel_initializer=HE, name=name)
