"""The parts of the benchmark, each measured by itself and kept in a file."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from time import monotonic

from benchmarks.figures import Figure
from benchmarks.measuring.machine import machine, versions
from benchmarks.measuring.plan import Plan
from benchmarks.results import Result, write_result


@dataclass(frozen=True)
class Section:
    """A module beside this one with `measure(plan)`, and how it measures, in words."""

    name: str
    title: str
    how: str

    @property
    def measure(self) -> Callable[[Plan], list[Figure]]:
        """Imported only now: `stages` brings TensorFlow, which would disturb the other sections."""
        module = import_module(f"benchmarks.measuring.{self.name}")
        measure: Callable[[Plan], list[Figure]] = module.measure
        return measure

    @property
    def command(self) -> str:
        """What measures this section alone."""
        return f".venv/bin/python -m benchmarks --only {self.name}"


SECTIONS = (
    Section(
        "pen_to_bars",
        "Pen to bars in Chromium",
        "A hand reports its place 125 times a second by real input events and does not wait for "
        "the page, in a tab whose network nobody watches: Playwright's own pages tell it of each "
        "request, which was seen to add 4 ms. Measured from the newest pointer event in the "
        "drawing that was sent to the frame that painted its bars: by Digitpad's own User Timing "
        "measure, and by one meter from outside for all (`benchmarks/browser/meter.js`). The peers "
        "ask when the pen lifts, so that a long stroke shows nothing on the way. Gradio's pad "
        "draws with WebGL, here without a GPU.",
    ),
    Section(
        "over_http",
        "Over HTTP on loopback",
        "wrk sends the request that the contender's own page sent for a whole digit, from one "
        "thread a connection; the time is from sending it to the end of its answer. With a new "
        "connection for each request the time starts when it stands; the throughput counts all. "
        "Without the network means less what each answer says that classifying took. "
        "Gradio is asked by the route that spares it the uploads and the queue of its page. "
        "Digitpad has one worker, or two where it says so; the textbook app runs as textbooks run "
        "it, in Flask's own server, and Gradio as it starts itself: one process each. With 800 "
        "connections Digitpad is asked for more than it can serve, by clients that ask again at "
        "once.",
    ),
    Section(
        "smoothness",
        "What drawing costs the page",
        "The longest task of the page's main thread in a trace of Chromium's while digits and one "
        "stroke of 20 s are drawn, and pen to bars on a pad that already holds 5 or 500 strokes, "
        "where new ones lie within the old.",
    ),
    Section(
        "numbers",
        "Numbers as they are written",
        "In process: a number of eight digits in ten strokes, none of which was read before, "
        "beside one digit, both decoded, normalised and classified as the pages send them. In "
        "Chromium, as above: a digit among the seven others of a number, written and taken back "
        "again, beside one that is alone on the pad.",
    ),
    Section(
        "processes",
        "Processes",
        "From the start of the process to the first answer of 200; the resident memory of the "
        "process that answers, asked by four clients at once (the peers 200 times only: 10,000 "
        "would take them minutes); and the size of all files of a fresh virtual environment "
        "without pip, and of the app's own.",
    ),
    Section(
        "stages",
        "The stages of one prediction",
        "In process: one drawing on one thread, batches on all cores, and Keras on all cores "
        "always. Digitpad's rows are of the network that the server chooses on this machine; the "
        "other one stands beside them by its name. Canvases "
        "are RGBA PNGs that Chromium made. Calibration is the difference of two rows, round by "
        "round. Drawings of batches, and the request that goes through all of Flask without a "
        "server, are of the page's size, 140 px.",
    ),
)


def measure(section: Section, plan: Plan, folder: Path) -> None:
    """Measure a section, and keep the result in the folder."""
    print(f"measuring {section.name}", file=sys.stderr)
    busy, started = os.getloadavg()[0], monotonic()
    figures = section.measure(plan)
    today = date.today().isoformat()
    result = Result(today, machine(), versions(), busy, figures)
    write_result(folder / f"{section.name}.json", result)
    print(f"took {monotonic() - started:.0f} s", file=sys.stderr)
