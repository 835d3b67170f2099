"""An examination as the `report/` of a model's folder."""

from pathlib import Path

import numpy as np

from digits.bundle import networks_in
from digits.ink import scaled_levels
from digits.recognizer import Recognizer
from digits.report import (
    FOLDER,
    GateResult,
    Metrics,
    Mistake,
    Report,
    Sheet,
    Speed,
    Training,
    save_report,
)
from trainer.data.digit_set import DigitSet
from trainer.examining.evaluation import Evaluation
from trainer.examining.examination import Examined
from trainer.examining.gates import GATES, Gate
from trainer.examining.plots import (
    SHEET_COLUMNS,
    draw_curves,
    draw_evaluation,
    draw_mistakes,
    draw_sheet,
)

SHEET = Sheet("sheet.png", SHEET_COLUMNS)

TIMED_IMAGES = 200


def write_report(
    folder: Path, training: Training, examined: Examined, int8: Metrics | None
) -> None:
    """Write `report/` into a model's folder: the report, and the plots that go with it.

    `examined` is the float network's examination, `int8` the other's metrics where there is one.
    """
    (folder / FOLDER).mkdir(exist_ok=True)
    mistakes = examined.mnist.worst(len(examined.images))
    _draw(folder / FOLDER, training, examined)
    draw_sheet(folder / FOLDER / SHEET.file, examined.images.images[mistakes])
    report = Report(
        training=training,
        metrics=examined.metrics,
        gates=tuple(_gate_result(gate, examined.metrics, int8) for gate in GATES),
        mistakes=tuple(_mistake(examined.mnist, int(index)) for index in mistakes),
        sheet=SHEET,
        speed={
            network: _speed(Recognizer.open(folder, network), examined.images)
            for network in networks_in(folder)
        },
    )
    save_report(report, folder)


def _draw(folder: Path, training: Training, examined: Examined) -> None:
    draw_curves(folder / "curves.svg", training.history)
    draw_evaluation(folder, examined.mnist)
    if examined.pen is not None:
        draw_evaluation(folder, examined.pen, prefix="pen-")
    images, read = examined.everything()
    draw_mistakes(folder / "mistakes.png", read, images)


def _gate_result(gate: Gate, metrics: Metrics, int8: Metrics | None) -> GateResult:
    return GateResult(
        gate.metric,
        gate.value_in(metrics),
        gate.value_in(int8) if int8 else None,
        gate.gate,
        gate.bar,
        gate.at_most,
    )


def _mistake(evaluation: Evaluation, index: int) -> Mistake:
    return Mistake(
        index,
        int(evaluation.labels[index]),
        int(evaluation.read[index]),
        float(evaluation.probabilities[index].max()),
    )


def _speed(recognizer: Recognizer, digits: DigitSet) -> Speed:
    """The time that reading a digit takes here, one at a time on one thread."""
    inks = map(scaled_levels, digits.images[:TIMED_IMAGES])
    read = [recognizer.predict(ink) for ink in inks]
    taken = [one.normalize_ms + one.classify_ms for one in read]
    return Speed(len(taken), float(np.median(taken)), float(np.quantile(taken, 0.95)))
