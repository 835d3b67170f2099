"""Stdout and stderr of a server that goes on though nobody reads them."""

import os
import sys
from typing import TextIO


def open_those_closed() -> None:
    """Let what is written to a stream that was closed at the start go nowhere.

    Else the next socket would have its number, and whatever writes by number would write into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # which takes the lowest number that is free
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def forget_reader(stream: TextIO) -> None:
    """Let all that is still written to a stream go nowhere, as its reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
