"""Errors as people and scripts want them: one line on stderr, and the exit status."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click


class Misused(click.ClickException):
    """A command line that cannot be meant, without the lines on usage that click adds."""

    exit_code = 2


@contextmanager
def in_one_line() -> Iterator[None]:
    """Raise what click tells in one line instead of what it tells in several, or not at all."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:  # no error, but a way to ask for the help
        raise
    except click.UsageError as error:
        command = f"{error.ctx.command_path}: " if error.ctx else ""
        raise Misused(command + error.format_message()) from None
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read has enough: click ends without a word
            raise
        _discard_output()
        raise click.ClickException(_told(error)) from None


def _told(error: OSError) -> str:
    told = error.strerror or str(error)
    return told if error.filename is None else f"{told}: {error.filename}"


def _discard_output() -> None:
    """What could not be written would be tried again as Python ends, and told once more."""
    with suppress(OSError):  # what tests put in stdout's place is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
