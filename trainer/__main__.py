"""The trainer's commands: `python -m trainer --help` lists them."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow reads it

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from functools import partial
from pathlib import Path
from typing import get_args

from digits.bundle import BundleError, networks_in
from digits.library import Library
from digits.recognizer import Recognizer
from digits.report import ReportError, read_report
from trainer.data.download import DataError, data_folder
from trainer.data.parts import Part
from trainer.data.pen_data import has_pen_data, read_pen_data
from trainer.data.readers.orand import FOLDS, read_orand
from trainer.examining.examination import Examined, examine
from trainer.examining.gates import gates_for
from trainer.examining.number_pictures import examine_amounts, examine_pictures
from trainer.examining.number_tables import as_text as number_text
from trainer.examining.number_tables import fitted_as_text as fitted_text
from trainer.examining.number_tables import pictures_as_text
from trainer.examining.numbers import examine_numbers, slip_of_writers
from trainer.examining.report import write_report
from trainer.examining.tables import as_text
from trainer.learning import config
from trainer.learning.ablation import ablate
from trainer.learning.ablation import as_text as ablation_text
from trainer.learning.averaging import average
from trainer.learning.line_weights import fit_to_writers
from trainer.learning.mixture import prepare, prepare_validation
from trainer.learning.run import Run, TrainingError
from trainer.learning.search import Search, tune
from trainer.learning.training import train
from trainer.shipping.export import check_gates, export
from trainer.shipping.litert import ExportError, write_h5
from trainer.shipping.promotion import default_library, next_version, ship, taken_versions
from trainer.shipping.strips import export_strips
from trainer.strips.config import StripConfig
from trainer.strips.example import Example
from trainer.strips.lines import open_lines
from trainer.strips.supply import some_examples, validation_batches
from trainer.strips.training import train as train_strips

SAVED_MODEL = Path("saved_model")
RUNS = Path("runs")
RUN = RUNS / "default"
BEST = RUNS / "best.toml"
STORAGE = f"sqlite:///{RUNS}/tune.db"

LINES_THAT_VALIDATE, PHOTOS_THAT_VALIDATE = 1_500, 0.3
"""How many lines set how sure a strip network is of them, and the share on photos."""

REFUSALS = (
    BundleError,
    DataError,
    ExportError,
    ReportError,
    TrainingError,
    ValueError,
    OSError,
)
"""Errors whose message says all that there is to know."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 1, with one line that says why, where it cannot be done."""
    chosen = parser().parse_args(arguments)
    try:
        chosen.command(chosen)
    except REFUSALS as error:
        print(f"trainer: {error}", file=sys.stderr)
        return 1
    return 0


def parser() -> ArgumentParser:
    """Of the command line: what it takes, and as `command` what does it."""
    parser = ArgumentParser(prog="python -m trainer", description=__doc__)
    commands = parser.add_subparsers(required=True)

    train_parser = commands.add_parser("train", help="train a network, or resume a killed run")
    train_parser.set_defaults(command=_train)
    train_parser.add_argument("--run", type=Path, default=RUN, help="the run's folder")
    config.add_arguments(train_parser)

    strips_parser = commands.add_parser(
        "strips", help="train a network that reads a line at once, or resume a killed run"
    )
    strips_parser.set_defaults(command=_strips)
    strips_parser.add_argument("--run", type=Path, default=RUNS / "strips", help="its folder")
    config.add_arguments(strips_parser, StripConfig)

    tune_parser = commands.add_parser("tune", help="search for better hyperparameters")
    tune_parser.set_defaults(command=_tune)
    tune_parser.add_argument("--trials", type=int, default=20, help="how many to add")
    tune_parser.add_argument("--study", default="digitpad", help="its name in the storage")
    tune_parser.add_argument("--storage", default=STORAGE, help="any URL of SQLAlchemy's")
    tune_parser.add_argument("--best", type=Path, default=BEST, help="the TOML file to write")
    config.add_arguments(tune_parser)

    ablate_parser = commands.add_parser("ablate", help="measure what each ingredient brings")
    ablate_parser.set_defaults(command=_ablate)
    ablate_parser.add_argument("--seeds", type=int, default=3, help="runs of each recipe")
    ablate_parser.add_argument("--runs", type=Path, default=RUNS / "ablation", help="their folder")
    config.add_arguments(ablate_parser)

    average_parser = commands.add_parser("average", help="average a run's weights with its start's")
    average_parser.set_defaults(command=_average)
    average_parser.add_argument("--run", type=Path, default=RUN, help="the folder to fill")
    average_parser.add_argument("--of", type=Path, required=True, help="the grown run's folder")
    average_parser.add_argument("--start", type=Path, required=True, help="what it started from")
    average_parser.add_argument("--share", type=float, default=0.7, help="of the grown one's")

    evaluate_parser = commands.add_parser("evaluate", help="measure a saved model")
    evaluate_parser.set_defaults(command=_evaluate)
    evaluate_parser.add_argument("--model", type=Path, default=SAVED_MODEL)
    evaluate_parser.add_argument(
        "--data", choices=get_args(config.Data), help="default: what the network learned from"
    )

    numbers_parser = commands.add_parser("numbers", help="measure how numbers of digits are read")
    numbers_parser.set_defaults(command=_numbers)
    numbers_parser.add_argument("--model", type=Path, default=SAVED_MODEL)
    numbers_parser.add_argument("--part", choices=["validation", "test"], default="validation")
    numbers_parser.add_argument("--lines", type=int, default=500, help="of each kind")
    numbers_parser.add_argument("--seed", type=int, default=1)
    numbers_parser.add_argument(
        "--fold", type=int, choices=range(FOLDS), default=0, help="of the cheques: one not taught"
    )
    numbers_parser.add_argument(
        "--fit", action="store_true", help="instead fit what digits/reading/ has of writers"
    )

    export_parser = commands.add_parser("export", help="add a finished run to the library")
    export_parser.set_defaults(command=_export)
    export_parser.add_argument("--run", type=Path, default=RUN, help="the run's folder")
    export_parser.add_argument(
        "--strips", type=Path, metavar="RUN", help="only add a strip network's run to --model"
    )
    export_parser.add_argument(
        "--h5", type=Path, metavar="FILE", help="only write the network of --model as legacy HDF5"
    )
    export_parser.add_argument("--model", type=Path, default=SAVED_MODEL)

    ship_parser = commands.add_parser("ship", help="copy a version of the library to saved_model/")
    ship_parser.set_defaults(command=_ship)
    ship_parser.add_argument("--version", help="default: the one that was promoted last")
    ship_parser.add_argument("--model", type=Path, default=SAVED_MODEL, help="the folder to fill")
    return parser


def _train(chosen: Namespace) -> None:
    settings = config.config_from_arguments(chosen)
    run = Run(chosen.run)
    train(settings, prepare(settings, data_folder()), run)
    print(f"trained: {run.folder}. Ship it with: python -m trainer export --run {run.folder}")


def _strips(chosen: Namespace) -> None:
    settings = config.config_from_arguments(chosen, StripConfig)
    folder, run = data_folder(), Run(chosen.run)
    folds = [fold for fold in range(FOLDS) if fold != settings.held_fold]
    open_source = partial(open_lines, folder, Part.TRAINING, settings.photos, folds)
    validation = validation_batches(settings, open_lines(folder, Part.VALIDATION))
    train_strips(settings, open_source, validation, run)
    print(f"trained: {run.folder}. Ship it with: python -m trainer export --strips {run.folder}")


def _tune(chosen: Namespace) -> None:
    settings = config.config_from_arguments(chosen)
    mixture = prepare(settings, data_folder())
    search = Search(chosen.study, chosen.storage, chosen.trials, RUNS)
    study = tune(settings, mixture, search, chosen.best)
    print(f"best of {len(study.trials)} trials: validation loss {study.best_value:.4f}")
    print(f"train it with: python -m trainer train --run runs/best --config {chosen.best}")


def _ablate(chosen: Namespace) -> None:
    settings = config.config_from_arguments(chosen)
    print(ablation_text(ablate(settings, data_folder(), chosen.runs, chosen.seeds)))


def _average(chosen: Namespace) -> None:
    average(Run(chosen.of), Run(chosen.start), chosen.share, Run(chosen.run))
    print(f"averaged: {chosen.run}. Ship it with: python -m trainer export --run {chosen.run}")


def _evaluate(chosen: Namespace) -> None:
    recognizers = [Recognizer.open(chosen.model, name) for name in networks_in(chosen.model)]
    learned_from = _learned_from(recognizers[0])
    with_pen = _examines_pen(chosen.data or learned_from)
    float_examined, *others = [_examine_and_print(one, with_pen) for one in recognizers]
    int8 = others[0].metrics if others else None
    write_report(chosen.model, read_report(chosen.model).training, float_examined, int8)
    for examined in (float_examined, *others):
        check_gates(examined, gates_for(learned_from))


def _numbers(chosen: Namespace) -> None:
    recognizer = Recognizer.open(chosen.model)
    if chosen.fit:
        _fit_numbers(chosen, recognizer)
        return
    part = Part(chosen.part)
    data = read_pen_data(data_folder(), (part,))
    print(number_text(examine_numbers(data, part, chosen.lines, recognizer, chosen.seed)))
    told = examine_pictures(data, part, chosen.lines, recognizer, chosen.seed)
    amounts = [one for one in read_orand(data_folder()) if one.fold == chosen.fold]
    told[f"amounts, fold {chosen.fold}"] = examine_amounts(amounts, recognizer)
    print(pictures_as_text(told))


def _fit_numbers(chosen: Namespace, recognizer: Recognizer) -> None:
    data = read_pen_data(data_folder(), (Part.TRAINING, Part.VALIDATION))
    training, validation = data.digits[Part.TRAINING], data.digits[Part.VALIDATION]
    fitted = fit_to_writers(training, chosen.lines, recognizer, chosen.seed)
    slip = slip_of_writers(validation, chosen.lines, recognizer, chosen.seed)
    print(fitted_text(fitted.weights, fitted.usual, slip))


def _export(chosen: Namespace) -> None:
    if chosen.h5:
        write_h5(chosen.model, chosen.h5)
        return
    library = default_library()
    version = next_version(taken_versions(library, SAVED_MODEL), date.today())
    if chosen.strips:
        export_strips(Run(chosen.strips), chosen.model, _lines_that_validate(), library, version)
    else:
        _export_digits(Run(chosen.run), library, version)
    print(f"{version} reads in {library.root}. Ship it with: python -m trainer ship")


def _lines_that_validate() -> list[Example]:
    lines = open_lines(data_folder(), Part.VALIDATION, PHOTOS_THAT_VALIDATE)
    return some_examples(lines, LINES_THAT_VALIDATE)


def _export_digits(run: Run, library: Library, version: str) -> None:
    settings = config.read_config(run.config)
    validation = prepare_validation(settings, data_folder())
    examine_and_print = partial(_examine_and_print, with_pen=_examines_pen(settings.data))
    gates = gates_for(settings.data)
    export(run, validation, examine_and_print, library, version, gates, SAVED_MODEL)


def _ship(chosen: Namespace) -> None:
    library = default_library()
    print(f"{chosen.model} is version {ship(library, chosen.model, chosen.version)}")


def _learned_from(recognizer: Recognizer) -> str:
    return str(recognizer.bundle.manifest.training["data"])


def _examines_pen(data: str) -> bool:
    """Whether to examine on pen strokes: a network of MNIST alone too, where they are at hand."""
    return data == "mixture" or has_pen_data(data_folder())


def _examine_and_print(recognizer: Recognizer, with_pen: bool) -> Examined:
    examined = examine(recognizer, data_folder(), pen=with_pen)
    gates = gates_for(_learned_from(recognizer))
    print(f"\nthe {recognizer.bundle.network} network")
    print(as_text(examined.metrics, gates))  # before the gates, so that a miss shows by how much
    return examined


if __name__ == "__main__":
    sys.exit(main())
