"""The hyperparameters of a run: one frozen record, from the command line or a TOML file."""

import tomllib
from argparse import ArgumentParser, Namespace
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

DATA = ("mixture", "mnist")


@dataclass(frozen=True)
class TrainingConfig:
    """Everything that decides what a training run ends with.

    `data` is "mixture", or "mnist" for its images alone; the numbers of images are those that an
    epoch takes of each kind; `start` is the folder of a finished run to go on from, or nothing;
    `outlier_weight` is what one that is no digit counts for.
    `dropout` is the share of units dropped before the last layer, half of it before the others;
    angles are in degrees, lengths in pixels of 28, scale and shear in fractions; `stroke_width`
    is how far images are blended towards a stroke 2 pixels wider or thinner.
    """

    data: str = "mixture"
    start: str = ""
    seed: int = 7
    epochs: int = 34
    mnist_images: int = 55_000
    pen_images: int = 40_000
    negative_images: int = 30_000
    outlier_weight: float = 1.0
    batch_size: int = 256
    learning_rate: float = 3e-3
    warmup_epochs: float = 1.0
    weight_average: float = 0.998
    weight_decay: float = 0.02
    dropout: float = 0.2
    validation_images: int = 5_000
    rotation: float = 10.0
    shift: float = 0.8
    scale: float = 0.08
    shear: float = 0.1
    elastic: float = 1.0
    stroke_width: float = 0.3
    precision: str = "mixed_bfloat16"

    def __post_init__(self) -> None:
        """Refuse what no run could do; raises ValueError."""
        if self.data not in DATA:
            raise ValueError(f"expected data as one of {', '.join(DATA)}, got {self.data!r}")
        if self.epochs < 1:
            raise ValueError(f"expected 1 epoch or more, got {self.epochs}")


def add_arguments(parser: ArgumentParser) -> None:
    """Give the parser --config and one option a hyperparameter."""
    parser.add_argument("--config", type=Path, help="TOML file of hyperparameters")
    for field in fields(TrainingConfig):
        option = "--" + field.name.replace("_", "-")
        parser.add_argument(option, type=type(field.default), help=f"default: {field.default}")


def config_from_arguments(arguments: Namespace) -> TrainingConfig:
    """Defaults, overridden by the TOML file, overridden by the command line."""
    config = read_config(arguments.config) if arguments.config else TrainingConfig()
    given = {field.name: getattr(arguments, field.name) for field in fields(TrainingConfig)}
    return replace(config, **{name: value for name, value in given.items() if value is not None})


def read_config(path: Path) -> TrainingConfig:
    """Read a TOML file; ValueError names a key that is unknown or of the wrong type."""
    given = tomllib.loads(path.read_text())
    return TrainingConfig(**{key: _checked(path, key, value) for key, value in given.items()})


def write_config(config: TrainingConfig, path: Path) -> None:
    """Write a TOML file that `read_config` takes."""
    path.write_text("".join(f"{key} = {_toml(value)}\n" for key, value in asdict(config).items()))


def _toml(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _checked(path: Path, key: str, value: Any) -> Any:
    defaults = asdict(TrainingConfig())
    if key not in defaults:
        raise ValueError(f"{path}: expected one of {', '.join(defaults)}, got {key!r}")
    expected = type(defaults[key])
    if type(value) is int and expected is float:
        return float(value)
    if type(value) is not expected:
        raise ValueError(f"{path}: expected {key} as {expected.__name__}, got {value!r}")
    return value
