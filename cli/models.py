"""`digitpad models`: which versions there are."""

from pathlib import Path

import click

from digits.bundle import SHIPPED, BundleError, networks_in, read_manifest
from digits.library import Library


@click.command()
@click.option(
    "--models",
    type=click.Path(path_type=Path),
    envvar="DIGITPAD_MODELS",
    show_envvar=True,
    help="A folder of versions, by default the model that came with the program alone.",
)
def models(models: Path | None) -> None:
    """List the versions of the model, the oldest first; * is the one that reads.

    \b
    Examples:
      digitpad models                    the one that came with the program
      digitpad models --models models/   those that were exported
    """
    try:
        folders, current = _folders(models)
        for folder in folders:
            click.echo(_line(folder, folder == current))
    except BundleError as error:
        raise click.ClickException(str(error)) from None


def _folders(models: Path | None) -> tuple[list[Path], Path | None]:
    """The versions' folders, and which of them reads."""
    if models is None:
        return [SHIPPED], SHIPPED
    library = Library(models)
    if not library.versions:
        raise click.ClickException(f"expected versions of a model in {models}, got none")
    current = library.folder_of(library.current) if library.current else None
    return [library.folder_of(version) for version in library.versions], current


def _line(folder: Path, is_current: bool) -> str:
    manifest = read_manifest(folder)
    accuracy = manifest.metrics.get("mnist", {}).get("accuracy")
    reached = "" if accuracy is None else f"  MNIST {accuracy:.2%}"
    networks = ", ".join(networks_in(folder))
    return f"{'*' if is_current else ' '} {manifest.version:16}{reached}  {networks}  {folder}"
