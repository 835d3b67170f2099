"""`digitpad predict`: pictures to a server that runs, a row for each out."""

import sys
from pathlib import Path
from urllib.parse import urlencode

import click

from cli.asking import Server
from cli.pictures import files_of, pictures
from cli.rows import Form, form, show

OF_ANY_PICTURE = "image/png"
"""The media type that is sent: what is in a file decides its format."""


@click.command()
@pictures
@form
@click.option("--url", default="http://127.0.0.1:8000", show_default=True, help="The server's.")
@click.option(
    "--key", envvar="DIGITPAD_API_KEY", show_envvar=True, help="Yours, if it asks for one."
)
@click.option("--photo", is_flag=True, help="They are photos or scans of a digit on paper.")
@click.option("--explain", is_flag=True, help="Add what the network saw, to JSON lines.")
def predict(
    named: tuple[Path, ...],
    form: str | None,
    url: str,
    key: str | None,
    photo: bool,
    explain: bool,
) -> None:
    """Have a server that runs read pictures of one digit each, PNG or JPEG.

    Rows and exit status are those of `digitpad read`. A server that wants to be asked later is, for
    as long as it says: up to five times for a picture, a minute each.

    \b
    Example:
      digitpad predict seven.png --url https://digits.example
    """
    asked = {name: "1" for name, wanted in (("photo", photo), ("explain", explain)) if wanted}
    address = f"{url.rstrip('/')}/api/v1/predictions?{urlencode(asked)}"
    if not address.startswith(("http://", "https://")):
        raise click.BadParameter(f"expected http:// or https://, got {url!r}", param_hint="--url")
    files = files_of(named)
    written = Form.for_files(form, files)
    headers = {"Content-Type": OF_ANY_PICTURE} | ({"Authorization": f"Bearer {key}"} if key else {})
    server = Server(address, headers)
    lines = (written.line(server.row(file)) for file in files)
    sys.exit(0 if show(lines, len(files), written) else 1)
