"""What a section measured, kept as JSON, so that sections may be measured one at a time."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.figures import Figure


@dataclass(frozen=True)
class Result:
    """A section's figures, and the circumstances: on which day and machine, how busy it was.

    `busy` is the load average of the minute before: processes that wanted to run.
    """

    day: str
    machine: str
    versions: dict[str, str]
    busy: float
    figures: list[Figure]


def write_result(path: Path, result: Result) -> None:
    """Keep a section's result in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(result), indent=1))


def read_result(path: Path) -> Result | None:
    """A section's result; None where it has not been measured."""
    if not path.exists():
        return None
    content = json.loads(path.read_text())
    figures = [Figure(**figure) for figure in content.pop("figures")]
    return Result(**content, figures=figures)
