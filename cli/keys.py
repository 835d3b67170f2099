"""`digitpad keys`: who may ask the API of a server that asks for keys."""

from pathlib import Path

import click

from webapp.keyring import NAME, ApiKey, Keys, new_key, read_keys, write_keys
from webapp.settings import variable_of
from webapp.validation import SettingsError, check_rate

file_option = click.option(
    "--file",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar=variable_of("api_keys"),
    show_envvar=True,
    required=True,
    help="The file of keys.",
)


@click.group()
def keys() -> None:
    """Make, list and revoke keys: a running server takes notice by itself.

    The file has a hash of each key: the key itself is shown once, as it is made.

    \b
    Example:
      digitpad keys new museum --rate-limit 600/minute --file keys.json
      digitpad serve --api-keys keys.json
    """


@keys.command()
@click.argument("name")
@click.option("--rate-limit", default="", help="Pictures that it may send, such as 600/minute.")
@file_option
def new(name: str, rate_limit: str, path: Path) -> None:
    """Make a key for whoever is called NAME, and show it.

    \b
    Examples:
      digitpad keys new museum --file keys.json
      digitpad keys new museum --rate-limit 600/minute --file keys.json
    """
    if not NAME.fullmatch(name):
        raise click.BadParameter(
            f"expected up to 64 letters, digits and any of _.-, got {name!r}", param_hint="NAME"
        )
    held = _read(path) if path.exists() else {}
    if name in held:
        raise click.ClickException(f"{name} has a key in {path} already: revoke that first")
    _check_rate(rate_limit)
    key, sha256 = new_key()
    _write(path, held | {name: ApiKey(sha256, rate_limit)})
    click.echo(key)
    click.echo(f"The key of {name}, which nobody can show again: keep it.", err=True)


@keys.command("list")
@file_option
def list_keys(path: Path) -> None:
    """List who has a key, and how much each may ask.

    \b
    Example:
      digitpad keys list --file keys.json
    """
    for name, key in _read(path).items():
        click.echo(f"{name:24}{key.rate_limit}".rstrip())


@keys.command()
@click.argument("name")
@file_option
def revoke(name: str, path: Path) -> None:
    """Take the key of NAME back.

    \b
    Example:
      digitpad keys revoke school --file keys.json
    """
    held = _read(path)
    if name not in held:
        raise click.ClickException(f"expected one of {', '.join(held) or 'no keys'}, got {name!r}")
    _write(path, {other: key for other, key in held.items() if other != name})


def _read(path: Path) -> Keys:
    try:
        return read_keys(path, "--file")
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


def _write(path: Path, held: Keys) -> None:
    try:
        write_keys(path, held)
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error}") from None


def _check_rate(rate: str) -> None:
    try:
        check_rate("--rate-limit", rate)
    except SettingsError as error:
        raise click.ClickException(str(error)) from None
