"""The command `digitpad`."""

import click

from cli.lazy import LazyGroup
from cli.version import VERSION

PLACES = {
    "serve": "cli.serve",
    "keys": "cli.keys",
    "read": "cli.read",
    "predict": "cli.predict",
    "models": "cli.models",
    "openapi": "cli.openapi",
    "train": "cli.training",
    "tune": "cli.training",
    "evaluate": "cli.training",
    "export": "cli.training",
}
"""The commands, each by the module that has it under its own name."""


@click.group(cls=LazyGroup, places=PLACES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION)
def digitpad() -> None:
    """Read handwritten digits: from files, over HTTP, or as they are drawn on a page.

    \b
    Examples:
      digitpad serve                    the page and the API, on http://127.0.0.1:8000
      digitpad read scans/              a row for each picture in a folder
      digitpad read --photo photo.jpg   a digit on paper, in whatever light
      digitpad COMMAND --help           what a command can do

    \b
    Completion in bash, and likewise in zsh and fish:
      eval "$(_DIGITPAD_COMPLETE=bash_source digitpad)"
    """
