import shutil

import pytest

from digits.bundle import read_manifest
from digits.library import Library
from testing.servers import ROOT
from webapp import create_app
from webapp.settings import Settings

SHIPPED = ROOT / "saved_model"


@pytest.fixture
def library(tmp_path) -> Library:
    library = Library(tmp_path / "models")
    library.add(SHIPPED)
    return library


def test_the_current_model_tells_how_it_reads_and_what_it_reached(client):
    manifest = read_manifest(SHIPPED)
    answer = client.get("/api/v1/models/current").json
    assert answer == {
        "version": manifest.version,
        "current": True,
        "metrics": manifest.metrics,
        "network": "float",
        "rejection_threshold": manifest.rejection_threshold,
    }


def test_a_server_with_one_model_has_that_alone(client):
    (model,) = client.get("/api/v1/models").json["models"]
    assert (model["version"], model["current"]) == (read_manifest(SHIPPED).version, True)


def test_every_version_of_a_library_is_told_and_which_of_them_reads(library):
    (shipped,) = library.versions
    library.promote(shipped)
    for version in ("2020.1.1-1", "2020.1.1-2"):
        shutil.copytree(library.folder_of(shipped), library.root / "versions" / version)
        renamed = library.folder_of(version) / "manifest.json"
        renamed.write_text(renamed.read_text().replace(shipped, version))
    renamed.write_text("{")
    client = create_app(Settings(models=library.root)).test_client()
    models = client.get("/api/v1/models").json["models"]
    assert [(one["version"], one["current"]) for one in models] == [
        ("2020.1.1-1", False),
        (shipped, True),
    ]
