"""What the server writes: lines for people, or JSON lines for programs."""

import logging
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, TextIO

import msgspec

from webapp.streams import forget_reader

FORMATS = ("text", "json")

told = logging.getLogger("digitpad")
"""What the server says of itself, on stdout."""

access = logging.getLogger("digitpad.access")
"""A line for each answer, on stdout."""


@dataclass(frozen=True)
class Answered:
    """An answer, and to what; `seconds` since 1970, and times in milliseconds."""

    seconds: float
    address: str
    request: str
    status: int
    bytes: int
    ms: float
    waited_ms: float
    request_id: str

    def __str__(self) -> str:
        """As web servers have always written it."""
        at = datetime.fromtimestamp(self.seconds).astimezone()
        return (
            f'[{at:%d/%b/%Y:%H:%M:%S %z}] {self.address} "{self.request}" {self.status} '
            f"{self.bytes} bytes {self.ms:.0f} ms {self.request_id}"
        )


class Stdout(logging.StreamHandler[TextIO]):
    """Writes to whatever stdout is by then."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # for good
        """Where it writes to."""
        return sys.stdout

    def handleError(self, record: logging.LogRecord) -> None:
        """Write no more where nobody reads any more, as behind `| head`; tell other errors."""
        if isinstance(sys.exc_info()[1], BrokenPipeError):
            forget_reader(self.stream)
        else:
            super().handleError(record)


class JsonLine(logging.Formatter):
    """A record as a line of JSON, also where it has a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Its time, level and message, or what was answered."""
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, Any] = {"time": at, "level": record.levelname.lower()}
        if isinstance(record.msg, Answered):
            line |= {name: value for name, value in asdict(record.msg).items() if name != "seconds"}
        else:
            line |= {"message": record.getMessage()}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line).decode()


def prepare(form: str) -> None:
    """Write a line for each answer too, and all lines in one of `FORMATS`."""
    access.setLevel(logging.INFO)
    if form == "json":
        logging.basicConfig()  # of what libraries say, and of errors, on stderr
        logging.captureWarnings(True)
        for handler in (*told.handlers, *logging.root.handlers):
            handler.setFormatter(JsonLine())


def say(text: str) -> None:
    """Say something of the server itself."""
    told.info(text)


told.addHandler(Stdout())
told.setLevel(logging.INFO)
told.propagate = False
access.setLevel(logging.WARNING)
