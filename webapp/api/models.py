"""The API: which versions of the model there are, and which one reads."""

from contextlib import suppress

from flask import Blueprint

from digits.bundle import BundleError, read_manifest
from digits.library import Library
from digits.manifest import Manifest
from webapp.api import answers
from webapp.current import current_model
from webapp.http.overload import Place, needs
from webapp.settings import current_settings

blueprint = Blueprint("models", __name__, url_prefix="/api/v1")


@blueprint.get("/models")
def models() -> answers.Models:
    """Every version, the oldest first; one that cannot be read is left out."""
    needs(Place.THREADS)  # the versions' manifests are read from the disk
    current = current_model().recognizer.bundle.manifest
    of_version = {manifest.version: manifest for manifest in [*_in_library(), current]}
    return {"models": [_told(one, one is current) for one in of_version.values()]}


@blueprint.get("/models/current")
def current() -> answers.CurrentModel:
    """The version that reads, and how."""
    model = current_model()
    manifest = model.recognizer.bundle.manifest
    return {
        **_told(manifest, is_current=True),
        "network": model.recognizer.bundle.network,
        "rejection_threshold": manifest.rejection_threshold,
    }


def _told(manifest: Manifest, is_current: bool) -> answers.Model:
    return {
        "version": manifest.version,
        "current": is_current,
        "metrics": manifest.metrics,
    }


def _in_library() -> list[Manifest]:
    folder = current_settings().models
    if folder is None:
        return []
    library, manifests = Library(folder), []
    for version in library.versions:
        with suppress(BundleError):
            manifests.append(read_manifest(library.folder_of(version)))
    return manifests
