"""The figures as plots, in SVG."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt

from benchmarks.contenders.contenders import DIGITPAD, EMPTY_ROUTE, GRADIO, TEXTBOOK, TWO_WORKERS
from benchmarks.figures import Figure
from benchmarks.measuring.over_http import CONNECTIONS, TOO_MANY
from benchmarks.reporting.targets import LONG_STROKE, STROKES

mpl.use("svg")
mpl.rcParams |= {
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "svg.hashsalt": "digitpad",  # the same figures give the same file
}

colour_of = {
    DIGITPAD.name: "#1f5fbf",
    TWO_WORKERS.name: "#7fb0ef",
    EMPTY_ROUTE.name: "#999999",
    TEXTBOOK.name: "#c2571a",
    GRADIO.name: "#e0a030",
}

FRAME_MS = 1000 / 60

STAGES = ("decode", "normalize", "decode, normalize and classify")

COSTS = ("start to ready", "memory of one worker after 1 prediction", "installed size")


def draw_all(folder: Path, figures: list[Figure]) -> list[Path]:
    """Write a plot for each subject that was measured; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    plots = {
        "pen-to-bars": _pen_to_bars,
        "over-http": _over_http,
        "processes": _processes,
        "canvases": _canvases,
    }
    paths = []
    for name, draw in plots.items():
        drawn = draw(figures)
        if drawn is not None:
            paths.append(folder / f"{name}.svg")
            drawn.savefig(paths[-1], metadata={"Date": None})
            plt.close(drawn)
    return paths


def _pen_to_bars(figures: list[Figure]) -> Any:
    """Median to 95th percentile, for each way of drawing."""
    shown = [one for one in figures if one.what in (STROKES, LONG_STROKE) and one.who in colour_of]
    if not shown:
        return None
    figure, axis = plt.subplots(figsize=(7.5, 0.5 * len(shown) + 1.2))
    for place, one in enumerate(reversed(shown)):
        p50, p95 = one.median("p50"), one.median("p95")
        axis.plot([p50, p95], [place, place], linewidth=5, color=colour_of[one.who], alpha=0.5)
        axis.plot(p50, place, "o", color=colour_of[one.who])
    labels = [f"{one.who}, {one.what.partition(', ')[2]}" for one in reversed(shown)]
    axis.set_yticks(range(len(shown)), labels)
    axis.axvline(FRAME_MS, color="black", linewidth=1, linestyle=":")
    axis.set(xscale="log", xlabel="pen to bars, ms: median to 95th percentile; dotted: one frame")
    return figure


def _over_http(figures: list[Figure]) -> Any:
    """Latency and throughput by the number of connections that are kept alive."""
    shown = [one for one in figures if re.search(r"\d connections?$", one.what)]
    if not shown:
        return None
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.6))
    units = {"latency": "median, ms", "throughput": "answers a second"}
    for axis, (kind, unit) in zip(axes, units.items(), strict=True):
        for who, colour in colour_of.items():
            line = _by_number(one for one in shown if one.who == who and one.what.startswith(kind))
            axis.plot(*line, "o-", color=colour, label=who)
        axis.set(xscale="log", yscale="log", xlabel="connections", ylabel=unit, title=kind)
        axis.set_xticks([*CONNECTIONS, TOO_MANY], [*CONNECTIONS, TOO_MANY])
    axes[0].legend(frameon=False, fontsize="small")
    return figure


def _processes(figures: list[Figure]) -> Any:
    """Start, memory and size, side by side."""
    shown = [[one for one in figures if one.what == cost] for cost in COSTS]
    if not all(shown):
        return None
    figure, axes = plt.subplots(1, len(COSTS), figsize=(9, 2.2), sharey=True)
    for axis, costs in zip(axes, shown, strict=True):
        names = [one.who for one in costs]
        bars = axis.barh(names, [one.median() for one in costs], color=[*map(colour_of.get, names)])
        axis.bar_label(bars, fmt="{:,.3g}", padding=3)
        axis.margins(x=0.25)
        axis.set(xlabel=f"{costs[0].what}, {costs[0].unit}")
    axes[0].invert_yaxis()
    return figure


def _canvases(figures: list[Figure]) -> Any:
    """Each stage by the side of the canvas."""
    shown = [one for one in figures if one.what.endswith("px canvas")]
    if not shown:
        return None
    figure, axis = plt.subplots(figsize=(6, 3.6))
    for stage in STAGES:
        line = _by_number(one for one in shown if one.what.rpartition(", ")[0] == stage)
        axis.plot(*line, "o-", label=stage)
    axis.set(xscale="log", yscale="log", xlabel="side of the canvas, px", ylabel="median, ms")
    axis.legend(frameon=False)
    return figure


def _by_number(figures: Iterable[Figure]) -> tuple[list[int], list[float]]:
    """Each figure's median over the number in its name: connections, or the side of a canvas."""
    points = [(int(re.findall(r"\d+", one.what)[0]), one.median()) for one in figures]
    return [x for x, _ in points], [y for _, y in points]
