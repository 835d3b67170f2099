import shutil
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from digits.normalize import SIDE
from digits.report import Metrics, read_report
from testing.reports import sample_report
from trainer.examining.evaluation import Evaluation
from trainer.examining.examination import Examined
from trainer.examining.plots import SHEET_COLUMNS, draw_sheet
from trainer.examining.report import write_report

TRAINING = sample_report().training


@pytest.fixture(scope="module")
def examined(small_test) -> Examined:
    """One hundred digits, of which the third, at 60 %, and the seventh, at 90 %, are misread."""
    probabilities = np.full((len(small_test), 10), 0.01, np.float32)
    probabilities[np.arange(len(small_test)), small_test.labels] = 0.91
    for index, confidence in [(2, 0.6), (6, 0.9)]:
        probabilities[index] = (1 - confidence) / 9
        probabilities[index, (small_test.labels[index] + 1) % 10] = confidence
    turned_down = np.zeros(len(small_test), bool)
    mnist = Evaluation(probabilities, small_test.labels, turned_down)
    return Examined(small_test, mnist, Metrics(mnist.metrics(), {}, corrupted_images=0))


@pytest.fixture(scope="module")
def with_pen(examined, small_test) -> Examined:
    """The same, and pen strokes that were read as well as they."""
    return replace(examined, pen_images=small_test, pen=examined.mnist)


@pytest.fixture(scope="module")
def folder(examined, saved_model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reported") / "saved_model"
    shutil.copytree(saved_model, folder, ignore=shutil.ignore_patterns("report"))
    write_report(folder, TRAINING, examined, int8=None)
    return folder


@pytest.fixture(scope="module")
def report(folder):
    return read_report(folder)


def test_every_mistake_is_told_of_with_the_surest_first(report, small_test):
    assert [one.index for one in report.mistakes] == [6, 2]
    first = report.mistakes[0]
    assert first.label == small_test.labels[6]
    assert first.read == (small_test.labels[6] + 1) % 10
    assert first.confidence == pytest.approx(0.9)


def test_the_sheet_shows_the_mistakes_in_the_order_of_the_report(folder, report, small_test):
    sheet = np.asarray(Image.open(folder / "report" / report.sheet.file))
    for number, one in enumerate(report.mistakes):
        ink = sheet[:SIDE, number * SIDE : (number + 1) * SIDE, 1]
        assert np.array_equal(ink, small_test.images[one.index])


def test_the_worst_mistakes_are_those_of_pen_strokes_too(with_pen, small_test):
    images, read = with_pen.everything()
    assert len(images) == 2 * len(small_test)
    assert list(read.worst(64) % len(small_test)) == [6, 6, 2, 2]
    for index in read.worst(64):
        assert np.array_equal(images.images[index], small_test.images[index % len(small_test)])


def test_pen_strokes_have_pictures_of_their_own(with_pen, saved_model, tmp_path):
    folder = tmp_path / "saved_model"
    shutil.copytree(saved_model, folder, ignore=shutil.ignore_patterns("report"))
    write_report(folder, TRAINING, with_pen, int8=None)
    pictures = {path.stem for path in (folder / "report").iterdir()}
    assert {"confusion", "pen-confusion", "reliability", "pen-reliability"} < pictures


@pytest.mark.parametrize(("count", "rows"), [(0, 1), (1, 1), (20, 1), (21, 2)])
def test_a_sheet_has_as_many_rows_as_its_images_need(tmp_path, count, rows):
    draw_sheet(tmp_path / "sheet.png", np.zeros((count, SIDE, SIDE), np.uint8))
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (SHEET_COLUMNS * SIDE, rows * SIDE)


def test_the_speed_is_measured_on_the_images(report, small_test):
    speed = report.speed["float"]
    assert speed.images == len(small_test)
    assert 0 < speed.median_ms <= speed.slow_ms


def test_the_report_tells_how_the_network_learned(report):
    assert report.training == TRAINING


def test_the_report_tells_each_gate_that_was_examined_and_that_was_not(report):
    first, *others = report.gates
    assert (first.metric, first.float_value, first.int8_value) == ("mnist-accuracy", 0.98, None)
    assert all(gate.float_value is None for gate in others)
