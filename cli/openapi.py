"""`digitpad openapi`: what can be asked of a server."""

import os

import click
import msgspec

from webapp.api.openapi.document import document
from webapp.settings import read_settings
from webapp.validation import SettingsError


@click.command()
def openapi() -> None:
    """Write the API's description, OpenAPI 3.1, as JSON.

    It is of the server that `digitpad serve` starts with the same variables.

    \b
    Example:
      digitpad openapi > openapi.json
    """
    try:
        described = document(read_settings(os.environ))
    except SettingsError as error:
        raise click.ClickException(str(error)) from None
    click.echo(msgspec.json.format(msgspec.json.encode(described)))
