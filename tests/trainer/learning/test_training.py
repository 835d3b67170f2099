"""Training, export and report end to end, on a few hundred images."""

import dataclasses
import os

import keras
import numpy as np
import pytest
from msgspec.structs import replace

from digits.bundle import networks_in, read_bundle
from digits.library import Library
from digits.recognizer import Recognizer
from digits.report import Metrics, read_report
from trainer.data.digit_set import CLASSES
from trainer.examining.evaluation import evaluate_images
from trainer.examining.examination import Examined
from trainer.examining.gates import Gate
from trainer.learning.run import Run, TrainingError, read_training
from trainer.learning.training import train
from trainer.shipping.export import export
from trainer.shipping.litert import ExportError, check_agreement, write_h5

# Keras's CSVLogger leaves its file to the garbage collector when a run is killed
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


VERSION = "2026.11.23-1"


@pytest.fixture(scope="module")
def run(mixture, config, tmp_path_factory):
    run = Run(tmp_path_factory.mktemp("runs") / "whole")
    train(config, mixture, run)
    return run


@pytest.fixture(scope="module")
def examine(small_test):
    """An examination on the small test images alone."""

    def examine(recognizer):
        mnist = evaluate_images(recognizer, small_test, "test")
        return Examined(small_test, mnist, Metrics(mnist.metrics(), {}, corrupted_images=0))

    return examine


@pytest.fixture(scope="module")
def exported(run, mixture, examine, tmp_path_factory):
    library = Library(tmp_path_factory.mktemp("exported") / "models")
    export(run, mixture.validation, examine, library, VERSION, gates=())
    return library.folder_of(VERSION)


def accuracy_of(metrics):
    return metrics.mnist.accuracy


def weights(run):
    return keras.models.load_model(run.network).get_weights()


def test_a_few_hundred_images_teach_far_more_than_chance(exported, small_test):
    assert evaluate_images(Recognizer.open(exported), small_test, "test").accuracy > 0.5


class Killed(Exception):
    pass


def test_an_outlier_is_learned_as_ten_equal_probabilities(run, mixture):
    none = mixture.components[1].images.images[..., np.newaxis]
    network = keras.models.load_model(run.network)
    assert network.predict(none, verbose=0)[:, :CLASSES].max(axis=1).mean() < 0.3


def test_whether_it_is_a_digit_at_all_is_learned_besides(run, mixture):
    network = keras.models.load_model(run.network)
    digits, outliers = (one.images.images[..., np.newaxis] for one in mixture.components)
    of_digits, of_outliers = (network.predict(one, verbose=0)[:, -1] for one in (digits, outliers))
    assert of_digits.mean() > 0.7
    assert of_outliers.mean() < 0.3


@pytest.mark.usefixtures("small_network")
def test_a_killed_run_resumes_and_ends_with_the_same_network(
    small_run, mixture, config, tmp_path, monkeypatch
):
    class KillAfterAnEpoch(keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            if epoch == 1:
                raise Killed

    killed = Run(tmp_path / "killed")
    with monkeypatch.context() as patch:
        callbacks = train.__globals__["callbacks_of"]
        patch.setitem(
            train.__globals__,
            "callbacks_of",
            lambda *given: [*callbacks(*given), KillAfterAnEpoch()],
        )
        with pytest.raises(Killed):
            train(config, mixture, killed)
    assert killed.finished_epochs() == 1
    train(config, mixture, killed)
    for expected, resumed in zip(weights(small_run), weights(killed), strict=True):
        assert np.array_equal(expected, resumed)


def test_a_folder_with_another_configuration_is_not_overwritten(run, mixture, config):
    with pytest.raises(TrainingError, match="holds a run with other hyperparameters"):
        train(replace(config, seed=8), mixture, run)


@pytest.mark.usefixtures("small_network")
def test_a_loss_that_is_no_number_stops_the_run_and_says_what_led_to_it(mixture, config, tmp_path):
    wild = replace(config, learning_rate=1e30, warmup_epochs=0)
    with pytest.raises(TrainingError, match=r"the loss became nan at step .* learning rate"):
        train(wild, mixture, Run(tmp_path / "wild"))


def test_the_exported_folder_passes_the_servers_checks(exported):
    bundle = read_bundle(exported)
    assert bundle.manifest.metrics["mnist"]["count"] == 100
    assert bundle.manifest.training["seed"] == 7
    assert bundle.manifest.data == {
        "mnist": 320,
        "outliers": 160,
        "validation": 100,
        "mnist-test": 100,
    }
    assert {path.name for path in (exported / "report").iterdir()} == {
        "confusion.svg",
        "curves.svg",
        "mistakes.png",
        "reliability.svg",
        "report.json",
        "sheet.png",
    }


@pytest.mark.usefixtures("small_network")
def test_of_what_a_run_started_from_the_name_is_told_and_not_where_it_lay(
    small_run, mixture, config, examine, tmp_path
):
    further = Run(tmp_path / "further")
    train(replace(config, start=str(small_run.folder)), mixture, further)
    before, after = (int(run.learned_from.read_text()) for run in (small_run, further))
    assert after == 2 * before
    library = Library(tmp_path / "models")
    export(further, mixture.validation, examine, library, VERSION, gates=())
    assert read_bundle(library.folder_of(VERSION)).manifest.training["start"] == "small"


def test_the_int8_network_is_smaller_and_reads_nearly_the_same(exported, small_test):
    bundles = [read_bundle(exported, network) for network in ("float", "int8")]
    assert len(bundles[1].model) < len(bundles[0].model) / 3
    told = [Recognizer(bundle).probabilities(small_test.images) for bundle in bundles]
    assert 0 < np.abs(told[1] - told[0]).max() < 0.1


def test_an_int8_network_that_alone_misses_a_gate_is_left_out(
    small_run, mixture, examine, tmp_path, capsys
):
    def examine_int8_worse(recognizer):
        examined = examine(recognizer)
        if recognizer.bundle.network == "int8":
            mnist = replace(examined.metrics.mnist, accuracy=0.0)
            metrics = replace(examined.metrics, mnist=mnist)
            examined = dataclasses.replace(examined, metrics=metrics)
        return examined

    gates = (Gate("mnist-accuracy", accuracy_of, gate=0.01, bar=1.0),)
    library = Library(tmp_path / "models")
    export(small_run, mixture.validation, examine_int8_worse, library, VERSION, gates)
    folder = library.folder_of(VERSION)
    assert networks_in(folder) == ["float"]
    assert not (folder / "digits.int8.tflite").exists()
    assert "without the int8 network" in capsys.readouterr().out


def test_the_report_has_every_epoch_and_every_test_image(exported):
    report = read_report(exported)
    assert [one.epoch for one in report.training.history] == [0, 1, 2]
    assert np.sum(report.metrics.mnist.confusion) == 100
    assert sum(one.count for one in report.metrics.mnist.reliability) == 100


def test_the_report_tells_what_the_network_learned_from(run):
    training = read_training(run, validation_images=100)
    assert training.images == {"mnist": 320, "outliers": 160}
    assert [(one.name, one.licence) for one in training.sources] == [("MNIST", "cc-by-sa-3.0")]
    assert not training.continued


def test_an_exported_version_reads_and_its_predecessor_stays(
    small_run, mixture, examine, exported, tmp_path
):
    library = Library(tmp_path / "models")
    library.promote(library.add(exported))
    export(small_run, mixture.validation, examine, library, "2026.11.23-2", gates=())
    assert library.current == "2026.11.23-2"
    assert library.folder_of("2026.11.23-2").stat().st_mode & 0o777 == 0o777 & ~umask()
    assert library.roll_back() == VERSION
    assert read_bundle(library.folder_of(VERSION)) == read_bundle(exported)


def umask():
    before = os.umask(0)
    os.umask(before)
    return before


def test_the_ladder_leads_from_the_first_thousand_images_to_the_last(exported):
    young, grown = read_bundle(exported).manifest.ladder
    assert (young.images, young.file) == (1_000, "young-1000.int8.tflite")
    assert (grown.images, grown.file) == (1_440, "digits.int8.tflite")
    assert (exported / young.file).exists()
    assert 0 <= young.accuracy <= 1
    assert grown.accuracy > 0.5


def test_a_missed_gate_leaves_the_library_as_it_was(
    small_run, mixture, examine, exported, tmp_path
):
    library = Library(tmp_path / "models")
    library.promote(library.add(exported))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    gates = (Gate("mnist-accuracy", accuracy_of, gate=1.01, bar=1.01),)
    with pytest.raises(ExportError, match=r"mnist-accuracy: expected at least 101\.00%, got"):
        export(small_run, mixture.validation, examine, library, "2026.11.23-2", gates)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_unfinished_run_is_not_exported(mixture, examine, tmp_path):
    with pytest.raises(ExportError, match="expected a finished run"):
        export(Run(tmp_path / "none"), mixture.validation, examine, Library(tmp_path), VERSION)
    assert not list(tmp_path.iterdir())


def test_a_litert_file_of_another_network_is_noticed(exported, small_test):
    network = keras.models.load_model(exported / "network.keras")
    network.set_weights([weight * 0.9 for weight in network.get_weights()])
    with pytest.raises(ExportError, match=r"expected digits\.tflite to agree with Keras"):
        check_agreement(network, exported / "digits.tflite", small_test.images)


def test_the_keras_file_tells_digits_alone_as_the_served_one_does(exported, small_test):
    network = keras.models.load_model(exported / "digits.keras")
    inputs = small_test.images[..., np.newaxis]
    answers = Recognizer.open(exported).answers(small_test.images)
    assert np.allclose(network.predict(inputs, verbose=0), answers[:, :CLASSES], atol=1e-5)


def test_the_legacy_file_computes_the_same(exported, small_test, tmp_path):
    write_h5(exported, tmp_path / "model_path.h5")
    inputs = small_test.images[..., np.newaxis]
    legacy = keras.models.load_model(tmp_path / "model_path.h5").predict(inputs, verbose=0)
    network = keras.models.load_model(exported / "digits.keras")
    assert np.allclose(legacy, network.predict(inputs, verbose=0), atol=1e-6)


def test_the_keras_model_takes_bytes_and_floats_alike(exported, small_test):
    network = keras.models.load_model(exported / "digits.keras")
    inputs = small_test.images[:10, ..., np.newaxis]
    expected = network.predict(inputs, verbose=0)
    assert expected.shape == (10, 10)
    assert np.allclose(network.predict(inputs.astype(np.float32), verbose=0), expected, atol=1e-6)
