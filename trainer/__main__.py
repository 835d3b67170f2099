"""`python -m trainer train | evaluate | export`: the school's front door."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow reads it

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from digits.bundle import BundleError
from digits.recognizer import Recognizer
from trainer import config, mnist
from trainer.download import DataError, data_folder
from trainer.evaluate import as_text, evaluate
from trainer.export import GATE, export
from trainer.litert import ExportError, write_h5
from trainer.train import Run, TrainingError, train

SAVED_MODEL = Path("saved_model")
RUN = Path("runs/default")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 1, with one line that says why, where it cannot be done."""
    chosen = _parser().parse_args(arguments)
    try:
        chosen.command(chosen)
    except (BundleError, DataError, ExportError, TrainingError, ValueError, OSError) as error:
        print(f"trainer: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m trainer", description=__doc__)
    commands = parser.add_subparsers(required=True)

    train_parser = commands.add_parser("train", help="train a network, or resume a killed run")
    train_parser.set_defaults(command=_train)
    train_parser.add_argument("--run", type=Path, default=RUN, help="the run's folder")
    config.add_arguments(train_parser)

    evaluate_parser = commands.add_parser("evaluate", help="measure a saved model")
    evaluate_parser.set_defaults(command=_evaluate)
    evaluate_parser.add_argument("--model", type=Path, default=SAVED_MODEL)

    export_parser = commands.add_parser("export", help="write saved_model/ from a finished run")
    export_parser.set_defaults(command=_export)
    export_parser.add_argument("--run", type=Path, default=RUN, help="the run's folder")
    export_parser.add_argument("--model", type=Path, default=SAVED_MODEL)
    export_parser.add_argument("--gate", type=float, default=GATE, help="least test accuracy")
    export_parser.add_argument(
        "--h5", type=Path, metavar="FILE", help="only write the saved model as legacy HDF5"
    )
    return parser


def _train(chosen: Namespace) -> None:
    settings = config.config_from_arguments(chosen)
    images = mnist.read_training_images(data_folder())
    train(settings, *mnist.split(images, settings.validation_images), Run(chosen.run))
    print(f"trained: {chosen.run}. Ship it with: python -m trainer export --run {chosen.run}")


def _evaluate(chosen: Namespace) -> None:
    recognizer = Recognizer.open(chosen.model)
    evaluation = evaluate(recognizer, mnist.read_test_images(data_folder()))
    print(f"MNIST's test images, model {recognizer.bundle.version}")
    print(as_text(evaluation.metrics()))


def _export(chosen: Namespace) -> None:
    if chosen.h5:
        write_h5(chosen.model, chosen.h5)
        return
    run = Run(chosen.run)
    settings = config.read_config(run.config)
    images = mnist.read_training_images(data_folder())
    _, validation = mnist.split(images, settings.validation_images)
    test = mnist.read_test_images(data_folder())
    print(as_text(export(run, validation, test, chosen.model, chosen.gate).metrics()))


if __name__ == "__main__":
    sys.exit(main())
