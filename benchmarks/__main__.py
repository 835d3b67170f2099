"""`python -m benchmarks`: measure Digitpad beside what else there is, print and write it all."""

import argparse
import signal
import sys
from pathlib import Path

from benchmarks.contenders.contenders import WORK
from benchmarks.contenders.environments import NotInstalled
from benchmarks.contenders.servers import ServerFailed
from benchmarks.load.requests import WrongAnswer
from benchmarks.load.wrk import WrkFailed, require_wrk
from benchmarks.measuring.plan import FULL, QUICK
from benchmarks.measuring.sections import SECTIONS, measure
from benchmarks.reporting.report import text, write_report
from benchmarks.results import read_result
from testing.chromium import NoChromium
from testing.servers import ROOT

CANNOT_MEASURE = (NoChromium, NotInstalled, ServerFailed, WrkFailed, WrongAnswer)


def main() -> int:
    """Measure the sections asked for, and report all that were ever measured; 1 if one cannot."""
    # To be ended is as good as Ctrl+C: whatever was started is stopped on the way out.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    options = _options()
    folder = WORK / ("quick" if options.quick else "results")
    page = folder / "benchmarks.md" if options.quick else ROOT / "docs" / "benchmarks.md"
    try:
        if "over_http" in options.only:
            require_wrk()  # now, and not only after the minutes that other sections take
        for section in SECTIONS:
            if section.name in options.only:
                measure(section, QUICK if options.quick else FULL, folder)
    except CANNOT_MEASURE as error:
        print(f"cannot measure: {error}", file=sys.stderr)
        return 1
    _report(folder, page)
    return 0


def _options() -> argparse.Namespace:
    names = [section.name for section in SECTIONS]
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few and short rounds, to try it out")
    parser.add_argument(
        "--only", nargs="*", choices=names, default=names, help="these sections, or none: report"
    )
    return parser.parse_args()


def _report(folder: Path, page: Path) -> None:
    results = {section: read_result(folder / f"{section.name}.json") for section in SECTIONS}
    measured = {section: result for section, result in results.items() if result is not None}
    print(text(measured))
    write_report(page, measured)
    print(f"\nwritten: {page}")


if __name__ == "__main__":
    sys.exit(main())
