"""An examination as `saved_model/report/`, and as a table for the terminal."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from digits.bundle import networks_in
from digits.ink import ink_from_levels
from digits.recognizer import Recognizer
from trainer.data.mnist import DigitSet
from trainer.data.sources import sources_of_data
from trainer.examining.evaluation import Evaluation
from trainer.examining.examination import CORRUPTED_IMAGES, Examined
from trainer.examining.gates import GATES, Gate
from trainer.examining.plots import (
    SHEET,
    SHEET_COLUMNS,
    draw_curves,
    draw_evaluation,
    draw_mistakes,
    draw_sheet,
)

REPORT = "report"

TIMED_IMAGES = 200


def write_report(
    folder: Path,
    history: list[dict[str, float]],
    examined: Examined,
    int8: dict[str, Any] | None,
) -> None:
    """Write `report/` into the model's folder: report.json and what is drawn from it.

    `examined` is the float network's examination, `int8` the other's figures where there are any.
    """
    report = folder / REPORT
    report.mkdir(exist_ok=True)
    recognizer = Recognizer.open(folder)
    written, images = examined.written, examined.images
    mistakes = written.worst(len(images))
    draw_curves(report / "curves.svg", history)
    draw_evaluation(report, written)
    if examined.pen is not None:
        draw_evaluation(report, examined.pen, prefix="pen-")
    everything, read = examined.everything()
    draw_mistakes(report / "mistakes.png", read, everything)
    draw_sheet(report / SHEET, images.images[mistakes])
    content = {
        "history": history,
        **examined.figures,
        "corrupted_images": min(CORRUPTED_IMAGES, len(images)),
        "mistakes": [_mistake(written, int(index)) for index in mistakes],
        "sheet": {"file": SHEET, "columns": SHEET_COLUMNS},
        "speed": {
            network: _speed(Recognizer.open(folder, network), images)
            for network in networks_in(folder)
        },
        "sources": _sources(recognizer),
        "gates": [
            {
                "name": gate.name,
                "figure": gate.figure(examined.figures),
                "int8": gate.figure(int8 or {}),
                "gate": gate.gate,
                "bar": gate.bar,
            }
            for gate in GATES
        ],
    }
    (report / "report.json").write_text(json.dumps(content, indent=1) + "\n")


def read_history(folder: Path) -> list[dict[str, float]]:
    """The epochs that a written report tells of."""
    report = folder / REPORT / "report.json"
    history: list[dict[str, float]] = json.loads(report.read_text())["history"]
    return history


def as_text(figures: dict[str, Any], gates: tuple[Gate, ...] = GATES) -> str:
    """Every figure of an examination, in tables, and which gates are passed."""
    lines = [*_mnist_lines(figures["mnist_test"])]
    if "pen" in figures:
        lines += [*_pen_lines(figures["pen"]), *_negative_lines(figures["negatives"])]
        calibration = figures["calibration"]
        lines += [
            "",
            "calibration error on pen strokes, 15 bins: "
            f"{calibration['before']:.2%} before, {calibration['after']:.2%} after",
        ]
    lines += [*_corruption_lines(figures["corruptions"]), *_gate_lines(figures, gates)]
    return "\n".join(lines)


def _mnist_lines(metrics: dict[str, Any]) -> list[str]:
    lines = [
        f"MNIST's {metrics['count']:,} test images: accuracy {metrics['accuracy']:.2%}, "
        f"loss {metrics['loss']:.4f}, turned down {metrics['turned_down']:.2%}",
        "",
        "digit   count   precision   recall",
    ]
    for row in metrics["digits"]:
        lines.append(
            f"{row['digit']:>5} {row['count']:>7,} {row['precision']:>11.2%} {row['recall']:>8.2%}"
        )
    return lines


def _pen_lines(pen: dict[str, dict[str, Any]]) -> list[str]:
    names = [name for name in next(iter(pen.values())) if name != "count"]
    lines = ["", f"{'pen strokes, read right':<38}{'count':>7}", ""]
    lines[-2] += "".join(f"{name:>11}" for name in names)
    for group, row in pen.items():
        shown = "".join(f"{row[name]:>11.2%}" for name in names)
        lines.append(f"{group:<38}{row['count']:>7,}{shown}")
    return lines


def _negative_lines(negatives: dict[str, dict[str, Any]]) -> list[str]:
    head = f"{'no digits':<22}{'count':>7}{'AUROC':>9}{'accepted':>10}"
    lines = ["", f"{head}{'with 5 % of digits turned down':>33}"]
    for kind, row in negatives.items():
        lines.append(
            f"{kind:<22}{row['count']:>7,}{row['auroc']:>9.4f}{row['accepted']:>10.2%}"
            f"{row['accepted_at_5_percent']:>33.2%}"
        )
    return lines


def _corruption_lines(accuracy: dict[str, float]) -> list[str]:
    shown = [f"{name} {value:.1%}" for name, value in accuracy.items()]
    rows = [", ".join(shown[start : start + 5]) for start in range(0, len(shown), 5)]
    return ["", "MNIST's test images, corrupted:", *rows]


def _gate_lines(figures: dict[str, Any], gates: tuple[Gate, ...]) -> list[str]:
    lines = ["", f"{'gate':<36}{'figure':>9}{'gate':>9}{'bar':>9}"]
    for gate in gates:
        figure = gate.figure(figures)
        if figure is not None:
            lines.append(_gate_line(gate, figure))
    return lines


def _gate_line(gate: Gate, figure: float) -> str:
    verdict = "met" if gate.holds(figure, gate.bar) else "short of the bar"
    if not gate.holds(figure, gate.gate):
        verdict = "FAILED"
    return f"{gate.name:<36}{figure:>9.2%}{gate.gate:>9.2%}{gate.bar:>9.2%}  {verdict}"


def _mistake(evaluation: Evaluation, index: int) -> dict[str, Any]:
    return {
        "index": index,
        "label": int(evaluation.labels[index]),
        "read": int(evaluation.read[index]),
        "confidence": float(evaluation.probabilities[index].max()),
    }


def _speed(recognizer: Recognizer, digits: DigitSet) -> dict[str, float]:
    """What reading a digit takes here, one at a time on one thread, in milliseconds."""
    inks = map(ink_from_levels, digits.images[:TIMED_IMAGES])
    read = [recognizer.predict(ink) for ink in inks]
    taken = [one.normalize_ms + one.classify_ms for one in read]
    return {
        "images": len(taken),
        "median_ms": float(np.median(taken)),
        "slow_ms": float(np.quantile(taken, 0.95)),
    }


def _sources(recognizer: Recognizer) -> list[dict[str, str]]:
    data = recognizer.bundle.manifest["training"]["data"]
    return [asdict(source) for source in sources_of_data[data]]
