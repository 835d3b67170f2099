"""A server that runs, asked about pictures: as often as it lets one."""

import json
import sys
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from time import sleep, time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import click
import msgspec

from cli.pictures import content_of
from cli.rows import Row
from digits.picture_file import InkError

PATIENCE_S = 60
"""For an answer."""

LONGEST_WAIT_S = 60

MOST_WAITS = 5
"""For one picture; after so many, what the server says is the picture's problem."""

LATER = (429, 503)
"""The statuses of a server that would answer later."""

NO_ANSWER = (OSError, HTTPException, msgspec.DecodeError, ValueError)
"""Errors of the network, of programs that do not speak HTTP or the API, and of an odd address."""

OVER_THE_LINE = "\r\x1b[K"
"""Where a progress bar may be."""


@dataclass(frozen=True)
class Server:
    """Where pictures are sent to, and with what headers."""

    address: str
    headers: dict[str, str]

    def row(self, file: Path) -> Row:
        """What it answers about a file; raises `ClickException` where it does not."""
        try:
            answered = self._answer(file, content_of(file))
        except InkError as error:
            answered = {"problem": str(error)}
        except HTTPError as error:
            answered = {"problem": _detail(error)}
        except NO_ANSWER as error:
            asked = self.address.partition("?")[0]
            raise click.ClickException(f"no answer from {asked}: {error}") from None
        return {"file": str(file), **answered}

    def _answer(self, file: Path, body: bytes) -> Row:
        """An answer, after as many waits as it takes; raises `HTTPError` for a refusal."""
        for _ in range(MOST_WAITS):
            try:
                return self._ask(body)
            except HTTPError as error:
                seconds = wait_s(error)
                if seconds is None:
                    raise
            _tell(f"The server is busy: {file} is sent again in {seconds:.0f} s")
            sleep(seconds)
        return self._ask(body)

    def _ask(self, body: bytes) -> Row:
        request = Request(self.address, body, self.headers)  # noqa: S310 - as below
        with urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310 - of HTTP alone
            return msgspec.json.decode(answer.read(), type=Row)


def wait_s(refusal: HTTPError) -> float | None:
    """The seconds after which to ask again, `LONGEST_WAIT_S` at most; None for never."""
    said = refusal.headers.get("Retry-After", "")
    if refusal.code not in LATER:
        return None
    try:
        seconds = int(said) if said.isdecimal() else _seconds_until(said)
    except ValueError:
        return None
    return min(max(seconds, 0), LONGEST_WAIT_S)


def _seconds_until(date: str) -> float:
    return parsedate_to_datetime(date).timestamp() - time()


def _tell(line: str) -> None:
    if sys.stderr.isatty():
        print(OVER_THE_LINE + line, file=sys.stderr)


def _detail(error: HTTPError) -> str:
    try:
        return str(json.load(error)["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{error.code} {error.reason}"
