from datetime import date

import pytest

from digits.bundle import BundleFileAltered, read_bundle
from digits.library import Library, LibraryError
from testing.models import small_model
from trainer.shipping.promotion import default_library, next_version, ship, taken_versions

OLD, NEW = "2026.11.25-9", "2026.11.25-10"


@pytest.fixture
def library(saved_model, tmp_path):
    """A library of one version that reads."""
    library = Library(tmp_path / "models")
    library.promote(library.add(small_model(tmp_path / NEW, saved_model)))
    return library


@pytest.fixture
def shipped(saved_model, tmp_path):
    """A folder with a model that the library does not have."""
    return small_model(tmp_path / OLD, saved_model).rename(tmp_path / "saved_model")


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "2026.11.23-1"),
        (["2026.11.22-4"], "2026.11.23-1"),
        (["2026.11.23-1"], "2026.11.23-2"),
        (["2026.11.23-10", "2026.11.23-9", "2026.11.22-40"], "2026.11.23-11"),
        (["2026.11.23-tried", "2026.11.230-7", "mine"], "2026.11.23-1"),
    ],
)
def test_the_exports_of_a_day_are_numbered(taken, expected):
    assert next_version(taken, date(2026, 11, 23)) == expected


def test_the_library_and_what_ships_have_their_versions_taken(library, shipped, tmp_path):
    assert taken_versions(library, shipped) == [NEW, OLD]
    assert taken_versions(library, tmp_path / "none") == [NEW]


def test_the_library_is_where_the_setting_says(monkeypatch, tmp_path):
    monkeypatch.delenv("DIGITPAD_MODELS", raising=False)
    assert str(default_library().root) == "models"
    monkeypatch.setenv("DIGITPAD_MODELS", str(tmp_path))
    assert default_library().root == tmp_path


def test_the_current_version_ships_and_what_was_there_is_kept(library, shipped):
    assert ship(library, shipped) == NEW
    assert read_bundle(shipped).version == NEW
    assert library.versions == [OLD, NEW]
    assert library.current == NEW
    assert ship(library, shipped, OLD) == OLD
    assert read_bundle(shipped).version == OLD


def test_a_folder_that_is_not_there_is_filled(library, tmp_path):
    ship(library, tmp_path / "saved_model")
    assert read_bundle(tmp_path / "saved_model").version == NEW


def test_a_model_that_cannot_be_kept_is_not_replaced(library, shipped):
    (shipped / "digits.tflite").write_bytes(b"altered")
    with pytest.raises(BundleFileAltered):
        ship(library, shipped)
    assert (shipped / "digits.tflite").read_bytes() == b"altered"


@pytest.mark.parametrize("left_over", ["saved_model.new", "saved_model.old"])
def test_what_was_killed_on_the_way_is_done_again(library, shipped, tmp_path, left_over):
    library.add(shipped)
    shipped.rename(tmp_path / left_over)
    ship(library, shipped)
    assert read_bundle(shipped).version == NEW
    assert not (tmp_path / left_over).exists()


def test_without_a_promoted_version_nothing_ships(shipped, tmp_path):
    with pytest.raises(LibraryError, match=r"expected a promoted version in .*, got none"):
        ship(Library(tmp_path / "empty"), shipped)
    assert read_bundle(shipped).version == OLD
