"""The network, as one readable list."""

import keras
from keras import layers

from digits.normalize import SIDE
from trainer.data.digit_set import CLASSES

HE = "he_uniform"
"""Keeps the signal's size through layers with ReLU."""

MOMENTUM = 0.95
"""The share that batch normalisation keeps of its running mean and variance at each step."""


def build_network(dropout: float) -> keras.Sequential:
    """A CNN from digit images, (N, 28, 28, 1) in 0..255, to softmax probabilities (N, 10)."""
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1)),
            layers.Rescaling(1 / 255),
            *_convolutions(32, dropout / 2),
            *_convolutions(64, dropout / 2),
            *_convolutions(128, dropout / 2),
            layers.Flatten(),
            layers.Dense(256, activation="relu", kernel_initializer=HE),
            layers.Dropout(dropout),
            layers.Dense(CLASSES, activation="softmax", dtype="float32"),
        ],
        name="digits",
    )


def _convolutions(filters: int, dropout: float) -> list[layers.Layer]:
    """Two convolutions of 3 x 3 with ReLU, max pooling by 2, batch normalisation and dropout."""
    return [
        layers.Conv2D(filters, 3, padding="same", activation="relu", kernel_initializer=HE),
        layers.Conv2D(filters, 3, padding="same", activation="relu", kernel_initializer=HE),
        layers.MaxPooling2D(2),
        # After pooling, where there is a quarter to normalise: after each convolution it would
        # take more time on a CPU than the convolutions do.
        layers.BatchNormalization(momentum=MOMENTUM),
        layers.Dropout(dropout),
    ]
