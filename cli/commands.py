"""The command `digitpad`."""

import click

from cli.keys import keys
from cli.models import models, openapi
from cli.predict import predict
from cli.read import read
from cli.serve import serve
from cli.training import TRAINING
from cli.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


for command in (serve, keys, read, predict, models, openapi, *TRAINING):
    digitpad.add_command(command)
