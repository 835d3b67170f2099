"""`digitpad predict`: pictures to a server that runs, a row for each out."""

import json
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import click

from cli.pictures import content_of, files_of, pictures
from cli.rows import Form, Row, form, show
from digits.picture_file import InkError

PATIENCE_S = 60

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

    Rows and exit status are those of `digitpad read`.

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
    lines = (written.line(_row(address, headers, file)) for file in files)
    sys.exit(0 if show(lines, len(files), written) else 1)


def _row(address: str, headers: dict[str, str], file: Path) -> Row:
    """What the server answers about a file; raises `ClickException` where it does not."""
    try:
        body = content_of(file)
    except InkError as error:
        return {"file": str(file), "problem": str(error)}
    request = Request(address, body, headers)  # noqa: S310 - as below
    try:
        with urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310 - of HTTP alone
            return {"file": str(file), **json.load(answer)}
    except HTTPError as error:
        return {"file": str(file), "problem": _detail(error)}
    except (URLError, OSError) as error:
        raise click.ClickException(f"no answer from {address.partition('?')[0]}: {error}") from None


def _detail(error: HTTPError) -> str:
    try:
        return str(json.load(error)["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{error.code} {error.reason}"
