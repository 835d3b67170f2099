"""`digitpad read`: pictures in, a row for each out."""

import os
import sys
from functools import partial
from pathlib import Path

import click

from cli.network import model, network, opened
from cli.numbers import COLUMNS, NumberReader
from cli.pictures import files_of, pictures
from cli.reading import Reader, read_all
from cli.rows import Form, form, show
from digits.reading.rules.names import parse_rule_and_lengths
from digits.reading.rules.rule import Rule, RuleError


@click.command()
@pictures
@form
@click.option("--numbers", is_flag=True, help="They are of one number each, on a line.")
@click.option("--rule", metavar="NAME", help="A rule that numbers are held to, as the API's are.")
@click.option("--length", metavar="N|N-M", help="How many digits numbers have.")
@click.option("--photo", is_flag=True, help="They are photos or scans of paper.")
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
    numbers: bool,
    rule: str | None,
    length: str | None,
    photo: bool,
    explain: bool,
    jobs: int,
    model: Path,
    network: str,
) -> None:
    """Read pictures of one digit each, or of one number, PNG or JPEG.

    A folder is all pictures in it, - is standard input. One that cannot be read is a row, too, and
    then the exit status is 1.

    \b
    Examples:
      digitpad read seven.png
      digitpad read scans/ --format csv > read.csv
      digitpad read --photo *.jpg
      digitpad read --numbers line.png --rule postcode-de
      digitpad read --numbers --photo meter.jpg --length 5-8
      curl -s https://example.org/seven.png | digitpad read -
    """
    held_to = _rule(numbers, rule, length)
    if numbers and explain:
        raise click.UsageError("expected --numbers without --explain")
    files = files_of(named)
    bundle = opened(model, network)
    if numbers:
        written = Form.for_files(form, files, COLUMNS)
        lines = read_all(files, jobs, partial(NumberReader, bundle, photo, held_to, written))
    else:
        written = Form.for_files(form, files)
        lines = read_all(files, jobs, partial(Reader, bundle, photo, explain, written))
    sys.exit(0 if show(lines, len(files), written) else 1)


def _rule(numbers: bool, rule: str | None, length: str | None) -> Rule | None:
    if not numbers and (rule is not None or length is not None):
        raise click.UsageError("expected --numbers with --rule and --length")
    try:
        return parse_rule_and_lengths(rule, length)
    except RuleError as error:
        raise click.UsageError(str(error)) from None
