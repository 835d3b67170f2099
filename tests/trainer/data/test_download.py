import gc
import gzip
import hashlib
import threading
from dataclasses import replace
from http.server import HTTPServer, SimpleHTTPRequestHandler

import pytest

from trainer.data.download import DataError, DataFile, data_folder, read_gzip

CONTENT = b"ten thousand digits"

# pooch leaves its connections to the garbage collector
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture
def home(tmp_path):
    """The public home of a data file, over HTTP."""
    folder = tmp_path / "home"
    folder.mkdir()

    def handler(*arguments):
        return QuietHandler(*arguments, directory=folder)

    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}/digits.gz"
    gc.collect()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def file(home):
    folder, url = home
    (folder / "digits.gz").write_bytes(gzip.compress(CONTENT))
    return DataFile("mnist/digits.gz", url, hashlib.sha256(CONTENT).hexdigest())


def test_a_missing_file_is_downloaded_once(file, home, tmp_path):
    assert read_gzip(file, tmp_path / "data") == CONTENT
    (home[0] / "digits.gz").unlink()
    assert read_gzip(file, tmp_path / "data") == CONTENT


def test_a_download_with_another_hash_is_refused_and_not_kept(file, tmp_path):
    with pytest.raises(DataError, match=r"expected content with SHA-256 0+, got"):
        read_gzip(replace(file, sha256="0" * 64), tmp_path / "data")
    assert not list((tmp_path / "data" / "mnist").iterdir())


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/digits.gz", None])
def test_without_a_network_the_error_says_what_is_missing_and_where_to_put_it(file, url, tmp_path):
    wanted = replace(file, url=url or file.url.replace("digits.gz", "gone.gz"))
    with pytest.raises(DataError) as raised:
        read_gzip(wanted, tmp_path)
    message = str(raised.value)
    assert str(tmp_path / "mnist/digits.gz") in message
    assert wanted.url in message
    assert "DIGITPAD_DATA" in message
    assert not list((tmp_path / "mnist").iterdir())


@pytest.mark.parametrize(
    "damaged",
    [gzip.compress(CONTENT)[:-9], b"not gzip", b""],
    # The bytes themselves hold the time: as ids they would differ from worker to worker.
    ids=["truncated", "no gzip", "empty"],
)
def test_a_damaged_file_is_named_and_left_alone(file, damaged, tmp_path):
    path = tmp_path / "mnist" / "digits.gz"
    path.parent.mkdir()
    path.write_bytes(damaged)
    with pytest.raises(DataError, match="expected"):
        read_gzip(file, tmp_path)
    assert path.read_bytes() == damaged


def test_the_data_folder_is_the_one_that_the_environment_names(monkeypatch):
    monkeypatch.setenv("DIGITPAD_DATA", "/somewhere")
    assert str(data_folder()) == "/somewhere"
    monkeypatch.delenv("DIGITPAD_DATA")
    assert data_folder().parts[-2:] == (".cache", "digitpad")
