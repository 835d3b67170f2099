import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest
from msgspec.structs import replace

from digits import fastest
from digits.bundle import BundleError, read_manifest, write_manifest
from digits.library import Library
from digits.manifest import INT8_MODEL
from digits.report import FOLDER, save_report
from testing.models import small_model
from testing.pictures import as_base64, as_file, digit_picture
from testing.reports import sample_report
from testing.servers import RunningServer
from testing.waiting import wait_until
from webapp import create_app
from webapp.current import current_model, holder_of
from webapp.settings import Settings

PATH = "/api/v1/predictions"

OLD, NEW = "2026.11.25-9", "2026.11.25-10"

temperature_of = {OLD: 1.0, NEW: 4.0}
"""So that their answers tell them apart."""

SEVEN = as_file(digit_picture(7))


@pytest.fixture
def library(saved_model, tmp_path):
    """Two versions of which the older one reads; each has a report that names it."""
    library = Library(tmp_path / "library")
    for version, temperature in temperature_of.items():
        folder = small_model(
            tmp_path / version, saved_model, temperature=temperature, rejection_threshold=0.0
        )
        (folder / FOLDER).mkdir()
        save_report(report_by(f"makers of {version}"), folder)
        library.add(folder)
    library.promote(OLD)
    return library


def report_by(makers):
    report = sample_report()
    (source,) = report.training.sources
    training = replace(report.training, sources=(replace(source, makers=makers),))
    return replace(report, training=training)


@pytest.fixture
def app(library):
    return create_app(Settings(models=library.root))


def told_by(client):
    """The versions that each address tells of."""
    answer = client.post(PATH, data=SEVEN, content_type="image/png").json
    with client.get("/model/report/report.json") as file:
        makers = file.json["training"]["sources"][0]["makers"]
    page = client.get("/model").text
    on_page = re.findall(r"makers of ([\d.-]+)", page)
    assert on_page
    in_report = makers.removeprefix("makers of ")
    return {client.get("/readyz").json["model"], answer["model"], in_report, *on_page}


def test_without_a_library_the_settings_folder_reads_and_nothing_is_watched(saved_model):
    app = create_app(Settings(model=saved_model))
    before = threading.active_count()
    with holder_of(app).watching():
        assert threading.active_count() == before
    assert app.test_client().get("/readyz").status_code == 200


def test_every_address_follows_what_is_promoted_and_rolled_back(app, library, client):
    assert told_by(client) == {OLD}
    library.promote(NEW)
    holder_of(app).refresh()
    assert told_by(client) == {NEW}
    library.roll_back()
    holder_of(app).refresh()
    assert told_by(client) == {OLD}


def test_before_the_first_version_is_promoted_the_settings_folder_reads(tmp_path, recognizer):
    library = Library(tmp_path / "library to come")
    app = create_app(Settings(models=library.root))
    assert holder_of(app).model.version == recognizer.bundle.version
    holder_of(app).refresh()
    assert holder_of(app).model.version == recognizer.bundle.version


def test_a_request_keeps_the_model_that_it_began_with(app, library):
    with app.test_request_context():
        began_with = current_model()
        library.promote(NEW)
        holder_of(app).refresh()
        assert current_model() is began_with
    with app.test_request_context():
        assert current_model().version == NEW


broken = pytest.mark.parametrize(
    "spoil",
    [
        lambda library: (library.folder_of(NEW) / "digits.int8.tflite").write_bytes(b"short"),
        lambda library: (library.folder_of(NEW) / "manifest.json").write_text("{"),
        lambda library: (library.root / "current").write_text("2026.11.27-1"),
        lambda library: (library.root / "current").write_bytes(b"\xff"),
    ],
    ids=["altered network", "broken manifest", "version that is not there", "broken pointer"],
)


@broken
def test_a_version_that_cannot_be_opened_is_told_once_and_the_old_one_goes_on(
    app, library, client, capsys, spoil
):
    library.promote(NEW)
    spoil(library)
    for _ in range(3):
        holder_of(app).refresh()
    assert told_by(client) == {OLD}
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 1
    assert told[0].startswith(f"Digitpad goes on with model {OLD}: ")


@broken
def test_a_server_does_not_start_with_a_version_that_cannot_be_opened(library, spoil):
    library.promote(NEW)
    spoil(library)
    with pytest.raises(BundleError, match="expected"):
        create_app(Settings(models=library.root))


@pytest.fixture
def measured(monkeypatch):
    """How many milliseconds a digit each network is measured to take, which a test may change."""
    ms = {"float": 0.5, "int8": 0.1}
    monkeypatch.setattr(fastest, "_least_ms", lambda models: ms)
    return ms


@pytest.mark.parametrize(
    ("network", "float_ms", "int8_ms", "told"),
    [
        ("auto", 0.31, 0.25, "the int8 network of model {}, measured faster here: {}"),
        ("auto", 0.88, 0.96, "the float network of model {}, measured faster here: {}"),
        ("auto", 0.88, 0.87, "the float network of model {}, measured as fast here: {}"),
        ("int8", 0.88, 0.96, "the int8 network of model {}"),
        ("float", 0.31, 0.25, "the float network of model {}"),
    ],
)
def test_a_server_tells_its_network_and_why_it_was_chosen(
    saved_model, measured, recognizer, network, float_ms, int8_ms, told
):
    measured |= {"float": float_ms, "int8": int8_ms}
    model = holder_of(create_app(Settings(model=saved_model, network=network))).model
    times = [float_ms, int8_ms] if model.network == "float" else [int8_ms, float_ms]
    compared = "{:.2f} against {:.2f} ms a digit".format(*times)
    assert model.description == told.format(recognizer.bundle.version, compared)


def without_int8(folder):
    manifest = read_manifest(folder)
    files = {name: file for name, file in manifest.files.items() if name != INT8_MODEL}
    write_manifest(folder, replace(manifest, files=files))


def test_a_model_with_one_network_reads_with_it_and_nothing_is_measured(library):
    without_int8(library.folder_of(OLD))
    model = holder_of(create_app(Settings(models=library.root))).model
    assert model.description == f"the float network of model {OLD}"


def test_the_network_that_was_chosen_at_the_start_is_kept(library, measured):
    holder = holder_of(create_app(Settings(models=library.root)))
    measured |= {"float": 0.1, "int8": 0.5}
    library.promote(NEW)
    holder.refresh()
    assert (holder.model.version, holder.model.network) == (NEW, "int8")


@pytest.mark.parametrize(("network", "version"), [("auto", NEW), ("int8", OLD), ("float", NEW)])
def test_a_promoted_model_without_int8_is_taken_up_unless_int8_is_asked_for(
    library, measured, network, version
):
    holder = holder_of(create_app(Settings(models=library.root, network=network)))
    library.promote(NEW)
    without_int8(library.folder_of(NEW))
    holder.refresh()
    assert holder.model.version == version


def test_a_worker_that_starts_late_begins_with_what_is_promoted_by_then(app, library):
    library.promote(NEW)
    with holder_of(app).watching():
        assert holder_of(app).model.version == NEW


def read_seven(server):
    """The version that answers, and how sure it is."""
    body = json.dumps({"image": as_base64(digit_picture(7))}).encode()
    request = Request(server.url + PATH, body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        content = json.load(answer)
    assert content["digit"] == 7
    return content["model"], content["confidence"]


@contextmanager
def load(server):
    """Clients that ask all the time; a request that fails fails the test. Gives their answers."""
    answers, ended = set(), threading.Event()

    def ask():
        while not ended.wait(0.01):
            answers.add(read_seven(server))

    with ThreadPoolExecutor(3) as clients:
        asking = [clients.submit(ask) for _ in range(3)]
        try:
            yield answers
        finally:
            ended.set()
    for client in asking:
        client.result()


def test_both_workers_take_up_what_is_promoted_and_rolled_back_and_no_request_fails(
    library, tmp_path
):
    variables = {"DIGITPAD_MODELS": str(library.root), "DIGITPAD_WORKERS": "2"}
    with RunningServer(tmp_path / "log", **variables) as server, load(server) as answers:
        changes = {NEW: lambda: library.promote(NEW), OLD: library.roll_back}
        for version, change in changes.items():
            change()
            told = f"Digitpad now reads with model {version}"
            assert wait_until(lambda told=told: server.log.read_text().count(told) == 2, 60)
            answers_now = {read_seven(server) for _ in range(20)}
            assert {model for model, _ in answers_now} == {version}
    assert {model for model, _ in answers} == {OLD, NEW}
    assert len(answers) == 2  # each version is as sure as it always is
