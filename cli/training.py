"""The trainer's commands, for whom has what it needs."""

import sys
from importlib.util import find_spec

import click

NEEDED = ("keras", "tensorflow")

TAKES_ALL = {"ignore_unknown_options": True, "help_option_names": []}
"""The trainer knows its own options, and --help."""

HELP = {"-h", "--help"}

INSTALL = "pip install 'digitpad[train]'"

MORE = f"""

Its options are told as soon as what it needs is installed:

\b
  {INSTALL}
"""
"""For whoever lacks that: the trainer tells the others."""


def _command(name: str, told: str) -> click.Command:
    @click.command(name, context_settings=TAKES_ALL, help=f"{told} (needs digitpad[train]).{MORE}")
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    @click.pass_context
    def command(context: click.Context, arguments: tuple[str, ...]) -> None:
        missing = [library for library in NEEDED if find_spec(library) is None]
        if missing and HELP.isdisjoint(arguments):
            raise click.ClickException(
                f"expected {' and '.join(missing)} to be installed, which training needs: {INSTALL}"
            )
        if missing:
            click.echo(context.get_help())
            return
        from trainer.__main__ import main  # only here: it loads TensorFlow

        sys.exit(main([name, *arguments]))

    return command


train = _command("train", "Train a network, or resume a killed run")
tune = _command("tune", "Search for better hyperparameters")
evaluate = _command("evaluate", "Measure a saved model")
export = _command("export", "Add a finished run to the library")
