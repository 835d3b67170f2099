"""The hyperparameters of a strip network's run: one frozen record."""

from typing import Annotated

from msgspec import Meta, Struct


class StripConfig(Struct, frozen=True):
    """Everything that decides what a run ends with.

    `start` is the folder of a finished run to go on from, or empty: then the first convolutions
    begin with the weights of the digit network of `model`. `photos` is the share of lines that are
    photographed; `held_fold` is the fold of the cheques, 0 to 4, that is not learned from, and -1
    for none. `weight_average` is the momentum of the running average of the weights.
    """

    start: str = ""
    model: str = "saved_model"
    seed: int = 7
    epochs: Annotated[int, Meta(ge=1)] = 48
    photos: Annotated[float, Meta(ge=0, le=1)] = 0.15
    held_fold: Annotated[int, Meta(ge=-1, le=4)] = -1
    lines: Annotated[int, Meta(ge=1)] = 8_192
    validation_lines: int = 512
    batch_size: int = 64
    learning_rate: float = 1e-3
    warmup_epochs: float = 1.0
    weight_average: float = 0.998
    weight_decay: float = 0.01
    dropout: float = 0.1
    precision: str = "mixed_bfloat16"
