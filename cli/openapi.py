"""`digitpad openapi`: what can be asked of a server."""

import click
import msgspec

from webapp.api.openapi.document import document
from webapp.settings import Settings


@click.command()
def openapi() -> None:
    """Write the API's description, OpenAPI 3.1, as JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(document(Settings()))))
