"""`digitpad read`: pictures in, a row for each out."""

import os
import sys
from pathlib import Path

import click

from cli.network import model, network, opened
from cli.pictures import files_of, pictures
from cli.reading import read_all
from cli.rows import Form, form, show


@click.command()
@pictures
@form
@click.option("--photo", is_flag=True, help="They are photos or scans of a digit on paper.")
@click.option("--explain", is_flag=True, help="Add what the network saw, to JSON lines.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=os.cpu_count(),
    show_default="one a core",
    help="How many processes read.",
)
@model
@network
def read(
    named: tuple[Path, ...],
    form: str | None,
    photo: bool,
    explain: bool,
    jobs: int,
    model: Path,
    network: str,
) -> None:
    """Read pictures of one digit each, PNG or JPEG.

    A folder is all pictures in it, - is standard input. One that cannot be read is a row, too, and
    then the exit status is 1.

    \b
    Examples:
      digitpad read seven.png
      digitpad read scans/ --format csv > read.csv
      digitpad read --photo *.jpg
      curl -s https://example.org/seven.png | digitpad read -
    """
    files = files_of(named)
    written = Form.for_files(form, files)
    lines = read_all(files, jobs, opened(model, network), photo, explain, written)
    sys.exit(0 if show(lines, len(files), written) else 1)
