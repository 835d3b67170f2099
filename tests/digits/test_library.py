import os
import shutil
import signal
import sys
from itertools import count

import pytest

from digits.bundle import BundleFileAltered
from digits.library import Library, LibraryError
from digits.recognizer import Recognizer
from testing.models import small_model


@pytest.fixture(autouse=True)
def flushed(monkeypatch):
    """Every file and folder that is written to the disk, in order, without the wait for it."""
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda file: flushed.append(os.readlink(f"/dev/fd/{file}")))
    return flushed


@pytest.fixture
def model(saved_model, tmp_path):
    """A function that gives the folder of a small model, with a version of its own."""

    def model(version):
        return small_model(tmp_path / "models made" / version, saved_model)

    return model


@pytest.fixture
def library(tmp_path, model):
    """A library of three versions of which the first was promoted, and then the second."""
    library = Library(tmp_path / "library")
    for version in ("2026.11.25-9", "2026.11.25-10", "2026.11.26-1"):
        library.add(model(version))
    library.promote("2026.11.25-9")
    library.promote("2026.11.25-10")
    return library


def test_a_library_that_is_not_there_has_no_version_and_none_that_reads(tmp_path):
    library = Library(tmp_path / "none")
    assert (library.versions, library.current) == ([], None)
    assert not library.root.exists()


def test_versions_come_in_the_order_of_their_dates_and_numbers(library):
    assert library.versions == ["2026.11.25-9", "2026.11.25-10", "2026.11.26-1"]


def test_what_is_added_reads_only_once_it_is_promoted(library):
    assert library.current == "2026.11.25-10"
    library.promote("2026.11.26-1")
    assert library.current == "2026.11.26-1"
    assert (library.root / "current").read_text() == "2026.11.26-1\n"


def test_a_version_is_the_whole_folder_as_it_was(library, saved_model):
    shipped = library.folder_of(library.add(saved_model))
    names = {path.relative_to(saved_model) for path in saved_model.rglob("*")}
    assert {path.relative_to(shipped) for path in shipped.rglob("*")} == names
    for name in names:
        if (saved_model / name).is_file():
            assert (shipped / name).read_bytes() == (saved_model / name).read_bytes()


def test_a_version_is_on_the_disk_before_it_has_its_name(library, model, flushed, monkeypatch):
    folder, rename, on_disk = model("2026.11.27-1"), os.rename, []
    flushed.clear()
    monkeypatch.setattr(os, "rename", lambda *paths: (on_disk.extend(flushed), rename(*paths)))
    library.add(folder)
    staged = library.root / "versions" / ".2026.11.27-1"
    assert {str(staged), *(str(staged / path.name) for path in folder.iterdir())} <= set(on_disk)
    assert flushed[-2:] == [str(library.root / "versions"), str(library.root)]


def test_a_version_that_is_there_already_is_not_replaced(library, model):
    with pytest.raises(LibraryError, match=r"expected a version that .* lacks, got '2026.11.26-1'"):
        library.add(library.folder_of("2026.11.26-1"))


def test_rolling_back_lets_the_version_read_that_did_before(library):
    library.promote("2026.11.26-1")
    library.promote("2026.11.25-9")
    assert [library.roll_back() for _ in range(3)] == [
        "2026.11.26-1",
        "2026.11.25-10",
        "2026.11.25-9",
    ]
    assert library.current == "2026.11.25-9"
    with pytest.raises(LibraryError, match=r"expected a version of .* that read before, got none"):
        library.roll_back()


def test_promoting_the_current_version_again_changes_nothing(library):
    library.promote("2026.11.25-10")
    assert library.roll_back() == "2026.11.25-9"


def test_an_altered_version_is_neither_promoted_nor_added(library, tmp_path):
    folder = library.folder_of("2026.11.26-1")
    with (folder / "digits.tflite").open("ab") as file:
        file.write(b"x")
    with pytest.raises(BundleFileAltered, match=r"digits\.tflite: expected [\d,]+ bytes, got"):
        library.promote("2026.11.26-1")
    assert library.current == "2026.11.25-10"
    with pytest.raises(BundleFileAltered):
        Library(tmp_path / "another").add(folder)
    assert Library(tmp_path / "another").versions == []


def test_a_version_whose_manifest_tells_of_another_is_not_promoted(library):
    folder = library.folder_of("2026.11.26-1")
    folder.rename(folder.with_name("renamed"))
    with pytest.raises(LibraryError, match=r"expected a manifest of 'renamed', got '2026\.11"):
        library.promote("renamed")


def test_a_version_that_is_not_there_is_named_with_those_that_are(library):
    with pytest.raises(LibraryError, match=r"\(2026\.11\.25-9, .*\), got '2026\.11\.27-1'"):
        library.promote("2026.11.27-1")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../versions", "a/b", "a\\b", ".hidden", "a\n", "a b", "x" * 101, "\0"]
)
def test_a_name_that_is_no_plain_folder_is_refused(library, name):
    with pytest.raises(LibraryError, match=r"expected a version such as 2026\.11\.25-2, got"):
        library.promote(name)


@pytest.mark.parametrize("content", [b"../../elsewhere\n", b"\xff\xfe", b"two words\n"])
def test_a_pointer_that_was_tampered_with_is_refused(library, content):
    (library.root / "current").write_bytes(content)
    with pytest.raises(LibraryError, match="expected a version such as"):
        _ = library.current


STEPS = ("open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.utime")
"""What Python tells its auditors before it does it."""


def add_and_promote(library, folder):
    if folder.name not in library.versions:
        library.add(folder)
    library.promote(folder.name)


changes = {
    "adding and promoting": (add_and_promote, "2026.11.27-1"),
    "promoting": (lambda library, folder: library.promote("2026.11.26-1"), "2026.11.26-1"),
    "rolling back": (lambda library, folder: library.roll_back(), "2026.11.25-9"),
}
"""What changes a library, and the version that reads after it."""


def kill_before(step):
    """Let this process be killed before its given step, counted from 0."""
    steps = count()

    def die_in_time(event, _):
        if event in STEPS and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die_in_time)


def run_until(step, change, library, folder):
    """Whether a change of the library in a process of its own ended before the given step."""
    child = os.fork()
    if child == 0:
        kill_before(step)
        change(library, folder)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL)
    return status == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("what", changes)
def test_killed_at_any_instant_there_is_one_whole_current_model(library, model, tmp_path, what):
    folder, untouched = model("2026.11.27-1"), tmp_path / "untouched"
    change, after = changes[what]
    before = library.current
    library.root.rename(untouched)
    for step in count():
        shutil.rmtree(library.root, ignore_errors=True)
        shutil.copytree(untouched, library.root, copy_function=os.link)
        ended = run_until(step, change, library, folder)
        Recognizer.open(library.folder_of(library.current))
        if library.current == before:
            change(library, folder)
        assert library.current == after
        if ended:
            break
    assert step > 5
