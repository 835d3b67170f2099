"""The model that a command reads with."""

from pathlib import Path

import click

from digits.bundle import SHIPPED, Bundle, BundleError, read_bundle, read_bundles
from digits.fastest import FASTEST, fastest
from digits.litert import RecognizerUnavailable
from digits.manifest import file_of_network
from digits.quiet import without_litert

model = click.option(
    "--model",
    type=click.Path(path_type=Path),
    default=SHIPPED,
    help="The model's folder, by default the one that came with the program.",
)

network = click.option(
    "--network",
    type=click.Choice([FASTEST, *file_of_network]),
    default=FASTEST,
    show_default=True,
    help="Which of its networks reads; auto is the one that a short measurement finds faster.",
)


def opened(model: Path, network: str) -> Bundle:
    """The model with the network of that name; raises `ClickException`."""
    try:
        if network != FASTEST:
            return read_bundle(model, network)
        with without_litert():
            return fastest(read_bundles(model)).bundle
    except (BundleError, RecognizerUnavailable) as error:
        raise click.ClickException(str(error)) from None
