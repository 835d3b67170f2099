"""The strip network: what stands at each column of a line, as one readable list."""

import keras
from keras import layers

from digits.strips import HEIGHT, MARKS, SIDES
from trainer.data.digit_set import CLASSES
from trainer.learning.network import DIGIT, HE, MOMENTUM

FEATURES = 192
"""Of each column, and of a digit in the digit network."""

COLUMN, OUTPUTS = "column", "outputs"
"""The layers that see a column's features, and that answer."""

SLIGHT = 0.05
"""At first neighbours change a column's features by little: the variance of that."""


def build_strip_network(dropout: float) -> keras.Model:
    """A CNN from strips, (N, 32, W, 1) in 0..255, to outputs (N, W / 2, MARKS + SIDES).

    Up to the features of a column it is the digit network, slid along the strip: the height is
    halved as there, the width only once, and gaps in the later convolutions make up for that. So it
    can begin with that network's weights, and sees in each column what it would see in a digit
    there.
    """
    strips = keras.Input((HEIGHT, None, 1))
    maps = layers.Rescaling(1 / 255)(strips)
    for layer in _convolutions(dropout / 2):
        maps = layer(maps)
    columns = _whole_height(maps)
    for gap in (2, 4):
        columns = _with_neighbours(columns, gap, dropout)
    outputs = layers.Conv2D(MARKS + SIDES, 1, dtype="float32", name=OUTPUTS)(columns)
    return keras.Model(strips, layers.Reshape((-1, MARKS + SIDES))(outputs), name="strip")


def begin_with_digits(network: keras.Model, digits: keras.Model) -> None:
    """Give a strip network the weights of a digit network, as far as it has the same layers."""
    for ours, theirs in zip(_convolutions_of(network), _convolutions_of(digits), strict=False):
        ours.set_weights(theirs.get_weights())
    kernel, _ = network.get_layer(COLUMN).get_weights()
    whole, its_bias = _features_of(digits).get_weights()
    kernel[:3, ::2] = whole.reshape(3, 3, -1, FEATURES)
    kernel[3:] = kernel[:, 1::2] = 0
    network.get_layer(COLUMN).set_weights([kernel, its_bias])
    kernel, bias = network.get_layer(OUTPUTS).get_weights()
    classes, its_bias = digits.get_layer(DIGIT).get_weights()
    kernel[0, 0, :, :CLASSES], bias[:CLASSES] = classes, its_bias
    network.get_layer(OUTPUTS).set_weights([kernel, bias])


def _convolutions_of(network: keras.Model) -> list[layers.Layer]:
    kinds = (layers.Conv2D, layers.BatchNormalization)
    return [layer for layer in network.layers if isinstance(layer, kinds)][:7]


def _features_of(digits: keras.Model) -> layers.Layer:
    return next(
        layer
        for layer in digits.layers
        if isinstance(layer, layers.Dense) and layer.units == FEATURES
    )


def _convolutions(dropout: float) -> list[layers.Layer]:
    return [
        _convolution(24),
        _convolution(48, strides=2),
        _convolution(48),
        *_lower(dropout),
        _convolution(88, gap=2),
        _convolution(88, gap=2),
        *_lower(dropout),
    ]


def _convolution(filters: int, strides: int = 1, gap: int = 1) -> layers.Layer:
    return layers.Conv2D(
        filters,
        3,
        strides=strides,
        dilation_rate=(1, gap),
        padding="same",
        activation="relu",
        kernel_initializer=HE,
    )


def _lower(dropout: float) -> list[layers.Layer]:
    """Half the height."""
    return [
        layers.MaxPooling2D(2, strides=(2, 1), padding="same"),
        layers.BatchNormalization(momentum=MOMENTUM),
        layers.SpatialDropout2D(dropout),
    ]


def _whole_height(maps: keras.KerasTensor) -> keras.KerasTensor:
    """All four rows of maps at once, at five places along 16 pixels: (N, 1, W / 2, FEATURES).

    The maps' own reach goes to the right of their place, which is why the places do not.
    """
    padded = layers.ZeroPadding2D((0, (6, 2)))(maps)
    return layers.Conv2D(
        FEATURES,
        (4, 5),
        dilation_rate=(1, 2),
        activation="relu",
        kernel_initializer=HE,
        name=COLUMN,
    )(padded)


def _with_neighbours(columns: keras.KerasTensor, gap: int, dropout: float) -> keras.KerasTensor:
    around = layers.Conv2D(
        FEATURES,
        (1, 3),
        dilation_rate=(1, gap),
        padding="same",
        activation="relu",
        kernel_initializer=keras.initializers.VarianceScaling(SLIGHT),
    )(layers.Dropout(dropout)(columns))
    return layers.Add()([columns, around])
