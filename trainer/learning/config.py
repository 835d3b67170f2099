"""The hyperparameters of a run: one frozen record, from the command line or a TOML file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, overload

import msgspec
from msgspec import Meta, Struct

from digits.records import RecordError, as_record

Data = Literal["mixture", "mnist"]

HELP = "`python -m trainer train --help`"


class TrainingConfig(Struct, frozen=True):
    """Everything that decides what a training run ends with.

    `data` is "mixture", or "mnist" for its images alone; the numbers of images are those that an
    epoch takes of each component; `start` is the folder of a finished run, or of a model, whose
    weights this one goes on from, or empty; `teacher` is the folder of one whose answers about
    digits it learns, for a share `taught` of what it is told (the rest is the label), or empty;
    `outlier_weight` is what it counts for in the loss that an outlier's ten probabilities should
    be equal, where a digit counts for 1; `weight_average` is the momentum of the running average of
    the weights. `dropout` is the share of units dropped before the last layer, half of it before
    the others; angles are in degrees, lengths in pixels of 28, scale and shear in fractions;
    `stroke_width` is how far images are blended towards a stroke 2 pixels wider or thinner.
    """

    data: Data = "mixture"
    start: str = ""
    teacher: str = ""
    taught: Annotated[float, Meta(ge=0, le=1)] = 0.7
    seed: int = 7
    epochs: Annotated[int, Meta(ge=1)] = 36
    mnist_images: int = 60_000
    pen_images: int = 60_000
    outlier_images: int = 60_000
    outlier_weight: float = 0.3
    batch_size: int = 256
    learning_rate: float = 3e-3
    warmup_epochs: float = 1.0
    weight_average: float = 0.999
    weight_decay: float = 0.02
    dropout: float = 0.15
    validation_images: int = 5_000
    rotation: float = 10.0
    shift: float = 0.8
    scale: float = 0.08
    shear: float = 0.1
    elastic: float = 1.0
    stroke_width: float = 0.3
    precision: str = "mixed_bfloat16"


Config = TypeVar("Config", bound=Struct)


def add_arguments(parser: ArgumentParser, kind: type[Struct] = TrainingConfig) -> None:
    """Give the parser --config and an option for each hyperparameter of a kind of record."""
    parser.add_argument("--config", type=Path, help="TOML file of hyperparameters")
    for field in msgspec.structs.fields(kind):
        option = "--" + field.name.replace("_", "-")
        choices = get_args(field.type) if get_origin(field.type) is Literal else None
        default = field.default
        parser.add_argument(option, type=type(default), choices=choices, help=f"default: {default}")


@overload
def config_from_arguments(arguments: Namespace) -> TrainingConfig: ...
@overload
def config_from_arguments(arguments: Namespace, kind: type[Config]) -> Config: ...
def config_from_arguments(arguments: Namespace, kind: type[Any] = TrainingConfig) -> Any:
    """Defaults, overridden by the TOML file, overridden by the command line; or ValueError."""
    config = read_config(arguments.config, kind) if arguments.config else kind()
    values = {
        name: value if (given := getattr(arguments, name)) is None else given
        for name, value in msgspec.structs.asdict(config).items()
    }
    return _checked(values, "the command line", kind)


@overload
def read_config(path: Path) -> TrainingConfig: ...
@overload
def read_config(path: Path, kind: type[Config]) -> Config: ...
def read_config(path: Path, kind: type[Any] = TrainingConfig) -> Any:
    """Read a TOML file; ValueError names a key that is unknown or of the wrong type."""
    try:
        values = msgspec.toml.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: expected TOML, got this: {error}") from None
    return _checked(values, str(path), kind)


def write_config(config: Struct, path: Path) -> None:
    """Write a TOML file that `read_config` takes."""
    path.write_bytes(msgspec.toml.encode(config))


def _checked(values: dict[str, Any], origin: str, kind: type[Config]) -> Config:
    known = kind.__struct_fields__
    for name in values.keys() - set(known):
        raise ValueError(f"{origin}: expected keys among {', '.join(known)}, got {name!r}")
    try:
        return as_record(values, kind)
    except RecordError as error:
        raise ValueError(f"{origin}: {error}. {HELP} lists what is expected") from None
